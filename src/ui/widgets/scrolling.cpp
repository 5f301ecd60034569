#include "ui/widgets/scrolling.hpp"

#include <imgui_internal.h>

#include <cmath>

namespace ravine::ui {

// Lets go of a pressed row or button that has changed nothing yet if the finger begins to move up or down. Returns true if it
// did.
bool HandScroll::lets_go() {
    const ImGuiIO& io = ImGui::GetIO();
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) decided_ = false;
    constexpr float least = 8;  // points
    if (decided_ || io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] < least * least) return false;
    if (io.MouseSource != ImGuiMouseSource_TouchScreen || context.ActiveIdWindow != ImGui::GetCurrentWindow()) return false;
    decided_ = true;
    const ImVec2 by = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
    if (std::abs(by.y) < std::abs(by.x) || context.ActiveIdHasBeenEditedBefore || io.WantTextInput) return false;
    ImGui::ClearActiveID();
    return true;
}

void HandScroll::scroll() {
    const ImGuiID window = ImGui::GetID("");
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) dragged_ = 0;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::IsWindowHovered() && !ImGui::IsAnyItemHovered())
        dragged_ = window;
    if (lets_go()) dragged_ = window;
    if (dragged_ == window) ImGui::SetScrollY(ImGui::GetScrollY() - ImGui::GetIO().MouseDelta.y);
}

}  // namespace ravine::ui
