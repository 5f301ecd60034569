// Scrolling without a wheel.
#pragma once

namespace ravine::ui {

// Lets a finger scroll a window by any place where there is nothing to hold. Requires a call between the window's Begin and
// End.
void scroll_by_hand();

}  // namespace ravine::ui
