#include "ui/widgets/layout_faults.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <span>
#include <utility>

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
std::vector<const ImGuiWindow*> scrolling;  // those with a scrollbar of their own

bool is_panel(const ImGuiWindow& window) {
    constexpr auto above_all = ImGuiWindowFlags_Popup | ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_ChildWindow;
    return window.Active && !window.Hidden && (window.Flags & above_all) == 0 && window.DrawList->CmdBuffer.Size > 0;
}

// Returns true for what hides the text below it: panels, menus, tooltips, and boxes over a panel, which paint their own ground.
bool hides(const ImGuiWindow& window) {
    const bool seen = window.Active && !window.Hidden && window.DrawList->CmdBuffer.Size > 0;
    const bool is_part = (window.Flags & ImGuiWindowFlags_ChildWindow) != 0;
    return seen && (!is_part || (window.Flags & ImGuiWindowFlags_NoBackground) != 0);
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

// A letter as drawn, and what it is clipped by.
struct Letter {
    Extent extent;
    ImVec4 clip;
    ImVec2 shape;  // its place in the font's texture
};

// Returns the letters of a list, in the order of drawing.
std::vector<Letter> letters_of(const ImDrawList& list) {
    std::vector<Letter> letters;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        // A rectangle of two triangles: corners 0 1 2, 0 2 3.
        for (unsigned k = 0; k + 6 <= command.ElemCount;) {
            const ImDrawIdx* at = &list.IdxBuffer[static_cast<int>(command.IdxOffset + k)];
            const bool quad =
                at[1] == at[0] + 1 && at[2] == at[0] + 2 && at[3] == at[0] && at[4] == at[2] && at[5] == at[0] + 3;
            k += quad ? 6 : 3;
            if (!quad) continue;
            const ImDrawVert* corners = &list.VtxBuffer[static_cast<int>(command.VtxOffset + at[0])];
            Extent extent;
            if (is_letter(corners, extent)) letters.push_back({extent, command.ClipRect, corners->uv});
        }
    }
    return letters;
}

// Returns true if a hand can bring up what a list draws: it is that of a window with a scrollbar, or of a part of one.
bool scrolls(const ImDrawList* list) {
    const auto& windows = ImGui::GetCurrentContext()->Windows;
    const auto* found = std::find_if(windows.begin(), windows.end(), [&](const auto* each) { return each->DrawList == list; });
    for (const ImGuiWindow* window = found == windows.end() ? nullptr : *found; window;) {
        if (window->ScrollbarY || std::find(scrolling.begin(), scrolling.end(), window) != scrolling.end()) return true;
        window = (window->Flags & ImGuiWindowFlags_ChildWindow) != 0 ? window->ParentWindow : nullptr;
    }
    return false;
}

// Finds letters of which a side is cut off, or, where nothing scrolls, the upper or lower end.
void find_cut_letters(const std::vector<Letter>& letters, bool scrolls, std::vector<std::string>& found) {
    for (const auto& [extent, clip, shape] : letters) {
        const bool seen = extent.high.y > clip.y && extent.low.y < clip.w;
        const bool aside = extent.low.x < clip.x - slack || extent.high.x > clip.z + slack;
        const bool along = extent.low.y < clip.y - slack || extent.high.y > clip.w + slack;
        if (seen && (aside || (along && !scrolls)))
            found.push_back(fmt::format("a letter at {:.0f}, {:.0f}", extent.low.x, extent.low.y));
    }
}

// Letters that stand beside each other on a line, as far as they are seen.
struct Text {
    ImRect seen;
    std::vector<ImVec2> shapes;

    bool is_same(const Text& other) const {
        return std::equal(shapes.begin(), shapes.end(), other.shapes.begin(), other.shapes.end(),
                          [](ImVec2 a, ImVec2 b) { return a.x == b.x && a.y == b.y; });
    }
};

std::vector<Text> texts_of(const std::vector<Letter>& letters) {
    std::vector<Text> texts;
    const Letter* last = nullptr;
    for (const Letter& letter : letters) {
        const Extent& e = letter.extent;
        const float height = std::max(e.high.y - e.low.y, 6.0F);
        constexpr float accent = 4;  // a hat stands so far from its letter, or reaches out of it
        const bool goes_on = last && e.low.x > last->extent.low.x - accent && e.low.x < last->extent.high.x + height &&
                             e.low.y < last->extent.high.y + accent && last->extent.low.y < e.high.y + accent;
        last = &letter;
        ImRect seen{e.low, e.high};
        seen.ClipWithFull({letter.clip.x, letter.clip.y, letter.clip.z, letter.clip.w});
        if (!goes_on) texts.push_back({seen, {}});
        texts.back().seen.Add(seen);
        texts.back().shapes.push_back(letter.shape);
    }
    return texts;
}

// Returns true if a panel that is drawn later lies over the middle of a letter.
bool is_hidden(const Letter& letter, std::span<const ImRect> later) {
    const ImVec2 middle = ImRect{letter.extent.low, letter.extent.high}.GetCenter();
    return std::any_of(later.begin(), later.end(), [&](const ImRect& panel) { return panel.Contains(middle); });
}

bool overlap(const Text& a, const Text& b) {
    ImRect both = a.seen;
    both.ClipWith(b.seen);
    return both.GetWidth() > slack && both.GetHeight() > slack && !a.is_same(b);  // the same twice is a halo
}

// Examines the letters of all lists, with the panels that lie over those drawn before them.
void find_faulty_letters(const ImDrawData& data, std::vector<std::string>& found) {
    std::vector<ImRect> panels;  // in the order of drawing, with the number of their list
    std::vector<int> first;
    for (int i = 0; i < data.CmdLists.Size; ++i) {
        for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
            if (window->DrawList != data.CmdLists[i] || !hides(*window)) continue;
            panels.push_back(window->Rect());
            first.push_back(i);
        }
    }
    std::vector<Text> seen;
    for (int i = 0; i < data.CmdLists.Size; ++i) {
        std::vector<Letter> letters = letters_of(*data.CmdLists[i]);
        find_cut_letters(letters, scrolls(data.CmdLists[i]), found);
        const auto over = static_cast<std::size_t>(std::upper_bound(first.begin(), first.end(), i) - first.begin());
        std::erase_if(letters, [&](const Letter& letter) { return is_hidden(letter, std::span(panels).subspan(over)); });
        for (Text& text : texts_of(letters)) {
            if (text.seen.GetWidth() > 0) seen.push_back(std::move(text));
        }
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!overlap(seen[i], seen[j])) continue;
            found.push_back(fmt::format("texts at {:.0f}, {:.0f} and {:.0f}, {:.0f} overlap", seen[j].seen.Min.x,
                                        seen[j].seen.Min.y, seen[i].seen.Min.x, seen[i].seen.Min.y));
        }
    }
}

}  // namespace

void expect_room(const char* text, float room) {
    const float width = ImGui::CalcTextSize(text, nullptr, true).x;
    if (width > room + slack) too_long.push_back(fmt::format("\"{}\" needs {:.0f} points and has {:.0f}", text, width, room));
}

void expect_scrolling(const ImGuiWindow& window) { scrolling.push_back(&window); }

void forget_rooms() {
    too_long.clear();
    scrolling.clear();
}

std::vector<std::string> layout_faults() {
    std::vector<std::string> found = too_long;
    find_faulty_letters(*ImGui::GetDrawData(), found);
    find_overlaps(found);
    return found;
}

}  // namespace ravine::ui
