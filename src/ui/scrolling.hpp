// Scrolling without a wheel.
#pragma once

namespace ravine::ui {

// A finger drags what is too high for its window by any place where there is nothing to hold. To be called between the
// window's Begin and End.
void scroll_by_hand();

}  // namespace ravine::ui
