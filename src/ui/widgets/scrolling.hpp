// Scrolling without a wheel.
#pragma once

#include <imgui.h>

namespace ravine::ui {

// Lets a finger scroll windows by any place where there is nothing to hold.
class HandScroll {
  public:
    // Requires a call between the window's Begin and End.
    void scroll();

  private:
    bool lets_go();

    ImGuiID dragged_ = 0;   // the window
    bool decided_ = false;  // by the press that is on: whether it scrolls
};

}  // namespace ravine::ui
