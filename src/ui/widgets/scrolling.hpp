// Scrolling without a wheel.
#pragma once

#include <imgui.h>

struct ImGuiWindow;

namespace ravine::ui {

// Draws the scrollbar of the current window, or of a child that fills it, in the padding at the right, so that contents keep
// their width when it comes. Requires ImGuiWindowFlags_NoScrollbar of it, and a call at the end of the current window.
void draw_scrollbar(ImGuiWindow& of);

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
