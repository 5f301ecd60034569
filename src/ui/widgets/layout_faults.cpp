#include "ui/widgets/layout_faults.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace ravine::ui {
namespace {

constexpr float slack = 1;  // points; letters overhang their boxes a little
constexpr float highest_letter = 40;

struct Extent {
    ImVec2 low, high;
};

// Returns true for a letter: four successive corners, not all with the texture coordinates of plain colour.
bool is_letter(const ImDrawVert* corners, Extent& extent) {
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    extent = {corners[0].pos, corners[0].pos};
    for (int i = 0; i < 4; ++i) {
        const ImDrawVert& corner = corners[i];
        if (corner.uv.x == white.x && corner.uv.y == white.y) return false;
        extent.low = {std::min(extent.low.x, corner.pos.x), std::min(extent.low.y, corner.pos.y)};
        extent.high = {std::max(extent.high.x, corner.pos.x), std::max(extent.high.y, corner.pos.y)};
    }
    // Lines with soft edges have texture coordinates, too.
    const bool upright = corners[0].pos.y == corners[1].pos.y && corners[1].pos.x == corners[2].pos.x;
    return upright && extent.high.y - extent.low.y < highest_letter;
}

std::vector<std::string> too_long;

bool is_panel(const ImGuiWindow& window) {
    constexpr auto above_all = ImGuiWindowFlags_Popup | ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_ChildWindow;
    return window.Active && !window.Hidden && (window.Flags & above_all) == 0 && window.DrawList->CmdBuffer.Size > 0;
}

void find_overlaps(std::vector<std::string>& found) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    std::vector<const ImGuiWindow*> panels;
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        if (!is_panel(*window)) continue;
        const ImRect rect = window->Rect();
        if (!ImRect({0, 0}, size).Contains(rect))
            found.push_back(fmt::format("the panel \"{}\" leaves the screen", window->Name));
        for (const ImGuiWindow* other : panels) {
            if (other->Rect().Overlaps(rect))
                found.push_back(fmt::format(R"(the panels "{}" and "{}" overlap)", other->Name, window->Name));
        }
        panels.push_back(window);
    }
}

void find_cut_letters(const ImDrawData& data, std::vector<std::string>& found) {
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            // A rectangle of two triangles: corners 0 1 2, 0 2 3.
            for (unsigned k = 0; k + 6 <= command.ElemCount;) {
                const ImDrawIdx* at = &list->IdxBuffer[static_cast<int>(command.IdxOffset + k)];
                const bool quad =
                    at[1] == at[0] + 1 && at[2] == at[0] + 2 && at[3] == at[0] && at[4] == at[2] && at[5] == at[0] + 3;
                Extent extent;
                k += quad ? 6 : 3;
                if (!quad || !is_letter(&list->VtxBuffer[static_cast<int>(command.VtxOffset + at[0])], extent)) continue;
                const ImVec4& clip = command.ClipRect;
                const bool seen = extent.high.y > clip.y && extent.low.y < clip.w;
                if (seen && (extent.low.x < clip.x - slack || extent.high.x > clip.z + slack))
                    found.push_back(fmt::format("a letter at {:.0f}, {:.0f}", extent.low.x, extent.low.y));
            }
        }
    }
}

}  // namespace

void expect_room(const char* text, float room) {
    const float width = ImGui::CalcTextSize(text, nullptr, true).x;
    if (width > room + slack) too_long.push_back(fmt::format("\"{}\" needs {:.0f} points and has {:.0f}", text, width, room));
}

void forget_rooms() { too_long.clear(); }

std::vector<std::string> layout_faults() {
    std::vector<std::string> found = too_long;
    find_cut_letters(*ImGui::GetDrawData(), found);
    find_overlaps(found);
    return found;
}

}  // namespace ravine::ui
