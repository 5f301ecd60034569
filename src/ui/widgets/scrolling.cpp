#include "ui/widgets/scrolling.hpp"

#include "ui/widgets/layout_faults.hpp"
#include "ui/widgets/presses.hpp"

#include <imgui_internal.h>

#include <algorithm>
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
    if (!by_finger() || context.ActiveIdWindow != ImGui::GetCurrentWindow()) return false;
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

void draw_scrollbar(ImGuiWindow& of) {
    if (of.ScrollMax.y <= 0) return;
    expect_scrolling(of);
    constexpr float most_width = 8, to_the_edge = 3;
    const ImGuiWindow& here = *ImGui::GetCurrentWindow();
    const float right = here.Pos.x + here.Size.x - to_the_edge, corner = &of == &here ? here.WindowRounding : 0;
    const float width = std::min(most_width, here.WindowPadding.x - to_the_edge - 1);
    const ImRect bar{right - width, of.InnerRect.Min.y + corner, right, of.InnerRect.Max.y - corner};
    auto scroll = static_cast<ImS64>(of.Scroll.y);
    const auto seen = static_cast<ImS64>(of.InnerRect.GetHeight());
    ImGui::PushClipRect(bar.Min, bar.Max, false);
    const ImGuiID id = ImGui::GetID("scrollbar");
    ImGui::ScrollbarEx(bar, id, ImGuiAxis_Y, &scroll, seen, seen + static_cast<ImS64>(of.ScrollMax.y), ImDrawFlags_None);
    ImGui::PopClipRect();
    if (ImGui::GetActiveID() == id) ImGui::SetScrollY(&of, static_cast<float>(scroll));
}

}  // namespace ravine::ui
