// Two colours that the colour-blind tell apart, of the first two classes, and of negative and positive weights.
#pragma once

#include <imgui.h>

namespace ravine::ui {

inline constexpr ImVec4 blue{0.16F, 0.47F, 0.74F, 1}, orange{0.90F, 0.53F, 0.12F, 1};

}  // namespace ravine::ui
