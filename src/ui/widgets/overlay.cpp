#include "ui/widgets/overlay.hpp"

#include "ui/widgets/theme.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <limits>

namespace ravine::ui {
namespace {

// The place in the panel, to return to. One box is open at a time.
struct {
    ImGuiWindow* panel = nullptr;
    ImVec2 cursor, before, line, line_before;
    float base = 0, base_before = 0;
    bool same_line = false, is_new = false;
    ImGuiLastItemData item;
    int drawn_frame = -10, closing_frame = -10;
} place;

void keep_place() {
    place.panel = ImGui::GetCurrentWindow();
    const ImGuiWindowTempData& dc = place.panel->DC;
    place.cursor = dc.CursorPos;
    place.before = dc.CursorPosPrevLine;
    place.line = dc.CurrLineSize;
    place.line_before = dc.PrevLineSize;
    place.base = dc.CurrLineTextBaseOffset;
    place.base_before = dc.PrevLineTextBaseOffset;
    place.same_line = dc.IsSameLine;
    place.item = GImGui->LastItemData;
}

void return_to_place() {
    ImGuiWindowTempData& dc = place.panel->DC;
    dc.CursorPos = place.cursor;
    dc.CursorPosPrevLine = place.before;
    dc.CurrLineSize = place.line;
    dc.PrevLineSize = place.line_before;
    dc.CurrLineTextBaseOffset = place.base;
    dc.PrevLineTextBaseOffset = place.base_before;
    dc.IsSameLine = place.same_line;
    GImGui->LastItemData = place.item;
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

void begin_overlay(const char* id, ImVec4 edge, bool is_new) {
    keep_place();
    place.is_new = is_new;
    const ImRect& room = place.panel->WorkRect;
    ImGui::SetCursorScreenPos({room.Min.x, place.cursor.y - 0.5F * gap});
    ImGui::PushFont(nullptr, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gap, gap});
    constexpr auto flags = ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened;
    ImGui::BeginChild(id, {room.GetWidth(), 0}, flags, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    paint(*ImGui::GetCurrentWindow(), edge);
}

bool end_overlay() {
    ImGuiWindow& box = *ImGui::GetCurrentWindow();
    box.BeginOrderWithinParent = std::numeric_limits<short>::max();  // in front of all others in the panel
    const bool pointed_at =
        ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    ImGui::EndChild();
    ImGui::PopFont();
    return_to_place();
    if (place.is_new) {  // as much of it as leaves the last item in sight
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
