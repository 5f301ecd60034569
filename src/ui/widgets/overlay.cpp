#include "ui/widgets/overlay.hpp"

#include "ui/widgets/theme.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <limits>
#include <tuple>

namespace ravine::ui {
namespace {

// Refers to all that Dear ImGui knows of where the next item goes.
auto cursor_of(ImGuiWindowTempData& dc) {
    return std::tie(dc.CursorPos, dc.CursorPosPrevLine, dc.CurrLineSize, dc.PrevLineSize, dc.CurrLineTextBaseOffset,
                    dc.PrevLineTextBaseOffset, dc.IsSameLine);
}

// The place in the panel, to return to. One box is open at a time.
struct {
    ImGuiWindow* panel = nullptr;
    std::tuple<ImVec2, ImVec2, ImVec2, ImVec2, float, float, bool> cursor;
    bool is_new = false, above = false;
    float height = 0;  // of the box in the last frame
    ImGuiLastItemData item;
    int drawn_frame = -10, closing_frame = -10;
} place;

void keep_place() {
    place.panel = ImGui::GetCurrentWindow();
    place.cursor = cursor_of(place.panel->DC);
    place.item = GImGui->LastItemData;
}

void return_to_place() {
    cursor_of(place.panel->DC) = place.cursor;
    GImGui->LastItemData = place.item;
}

// Returns true if the box goes above the last line: it does not fit below, and the line is seen in a panel that does not grow.
// There it may cover what is above the panel in its window.
bool goes_above(float below) {
    const ImGuiWindow& panel = *place.panel;
    const bool grows =
        (panel.Flags & ImGuiWindowFlags_AlwaysAutoResize) != 0 || (panel.ChildFlags & ImGuiChildFlags_AutoResizeY) != 0;
    const float line = panel.DC.CursorPosPrevLine.y;
    return !grows && below + place.height > panel.InnerRect.Max.y && line >= panel.InnerRect.Min.y &&
           line - place.height > panel.RootWindow->Pos.y;
}

// Paints ground and edge: those of Dear ImGui would be below what the panel draws later.
void paint(const ImGuiWindow& box, ImVec4 edge) {
    ImVec4 ground = colours().panel;
    ground.w = 1;
    const ImRect rect = box.Rect();
    ImDrawList& draw = *box.DrawList;
    draw.PushClipRect(rect.Min, rect.Max, false);
    draw.AddRectFilled(rect.Min, rect.Max, ImGui::GetColorU32(ground), radius);
    draw.AddRect(rect.Min, rect.Max, ImGui::GetColorU32(edge), radius);
    draw.PopClipRect();
}

}  // namespace

void begin_overlay(const char* id, ImVec4 edge, bool is_new, std::optional<float> top) {
    keep_place();
    place.is_new = is_new;
    const ImGuiWindow& panel = *place.panel;
    const ImRect& room = panel.WorkRect;
    const float below = top.value_or(panel.DC.CursorPos.y - 0.5F * gap);
    place.above = !top && goes_above(below);
    const float above = panel.DC.CursorPosPrevLine.y - 0.5F * gap - place.height;
    ImGui::SetCursorScreenPos({room.Min.x, place.above ? above : below});
    const ImRect seen = place.above ? panel.RootWindow->Rect() : panel.ClipRect;
    ImGui::PushClipRect(seen.Min, seen.Max, false);
    ImGui::PushFont(nullptr, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gap, gap});
    constexpr auto flags = ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened;
    ImGui::BeginChild(id, {room.GetWidth(), 0}, flags, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    paint(*ImGui::GetCurrentWindow(), edge);
}

bool end_overlay() {
    ImGuiWindow& box = *ImGui::GetCurrentWindow();
    const bool measured = place.height == box.Size.y;
    place.height = box.Size.y;
    box.BeginOrderWithinParent = std::numeric_limits<short>::max();  // in front of all others in the panel
    const bool pointed_at =
        ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    ImGui::EndChild();
    ImGui::PopClipRect();
    ImGui::PopFont();
    return_to_place();
    if (place.is_new && !place.above && measured) {  // as much of it as leaves the last item in sight
        const ImRect& item = place.item.Rect;
        const float lowest = item.Min.y + place.panel->InnerRect.GetHeight() - 2 * gap;
        const ImRect part{box.Pos, {box.Pos.x + box.Size.x, std::min(box.Pos.y + box.Size.y, lowest)}};
        ImGui::ScrollToRect(place.panel, part, ImGuiScrollFlags_KeepVisibleEdgeY);
    }
    const int frame = ImGui::GetFrameCount();
    place.drawn_frame = frame;
    const bool pressed_beside = !place.is_new && !pointed_at && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    return pressed_beside || place.closing_frame == frame;
}

bool overlay_is_open() { return ImGui::GetFrameCount() - place.drawn_frame <= 1; }

void close_overlay() { place.closing_frame = ImGui::GetFrameCount(); }

}  // namespace ravine::ui
