#include "ui/panels/surface/gallery.hpp"

#include "document/surface_races.hpp"
#include "fonts.hpp"
#include "loss/surfaces.hpp"
#include "text/text.hpp"
#include "ui/layout.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr const char* popup_id = "gallery";
constexpr float popup_width = 520, popup_height = 440, margin = 12, least_tile = 96;
constexpr float title_room = 31;  // of two lines
constexpr std::string_view no_match = "No surface has these words in its name or source.";

void choose(Commands& commands, const Surface& surface) {
    choose_surface(commands.document(), surface);
    commands.document().view.camera = View{};
    commands.forget();
    commands.restart();
}

std::vector<std::size_t> found(const std::string& search) {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < surfaces().size(); ++i) {
        const Surface& surface = surfaces()[i];
        if (has_words(fmt::format("{} {} {}", surface.title, surface.key, surface.source), search)) list.push_back(i);
    }
    return list;
}

// Moves the marked entry by the arrow keys, over a grid of `columns`. Returns true if it has moved.
bool move_mark(int& marked, int count, int columns) {
    const int before = marked;
    const std::pair<ImGuiKey, int> moves[] = {
        {ImGuiKey_LeftArrow, -1}, {ImGuiKey_RightArrow, 1}, {ImGuiKey_UpArrow, -columns}, {ImGuiKey_DownArrow, columns}};
    for (const auto& [key, by] : moves) {
        if (ImGui::IsKeyPressed(key) && marked + by >= 0 && marked + by < count) marked += by;
    }
    marked = std::clamp(marked, 0, std::max(0, count - 1));
    return marked != before;
}

// Draws a picture with its title below. Returns true if it is pressed.
bool tile(std::size_t index, float side, bool marked, bool current, Pictures& pictures) {
    const Surface& surface = surfaces()[index];
    const ImVec2 at = ImGui::GetCursorScreenPos(), corner{at.x + side, at.y + side};
    const bool pressed = ImGui::InvisibleButton(surface.key.data(), {side, side + title_room});
    const bool hovered = ImGui::IsItemHovered();
    const bool seen = ImGui::IsItemVisible();
    tooltip(fmt::format("{}\n{}", surface.formula, surface.source));
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImTextureID picture = seen ? pictures.of_surface(index) : 0;
    if (picture != 0) {
        draw.AddImageRounded(ImTextureRef(picture), at, corner, {0, 0}, {1, 1}, IM_COL32_WHITE, radius);
    } else {
        draw.AddRectFilled(at, corner, ImGui::GetColorU32(colours().field), radius);
    }
    const bool strong = marked || hovered;
    if (strong || current) {
        const ImVec4 frame = strong ? colours().accent : colours().text;
        draw.AddRect({at.x - 2, at.y - 2}, {corner.x + 2, corner.y + 2}, ImGui::GetColorU32(frame), radius + 2, 0, 2);
    }
    const With face(Face::small);
    const ImVec4 ink = strong || current ? colours().text : colours().quiet;
    draw.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {at.x + 1, corner.y + 5}, ImGui::GetColorU32(ink),
                 surface.title.data(), nullptr, side);
    return pressed;
}

// Draws the found surfaces. Returns the index of the chosen one, or -1.
int grid(const Document& document, Pictures& pictures, int& highlighted, const std::vector<std::size_t>& list, bool entered) {
    const float room = ImGui::GetContentRegionAvail().x - 4;
    const int columns = std::max(1, static_cast<int>((room + gap) / (least_tile + gap)));
    const float side = std::floor((room - static_cast<float>(columns - 1) * gap) / static_cast<float>(columns));
    const int count = static_cast<int>(list.size());
    const bool moved = move_mark(highlighted, count, columns);
    int taken = entered && count > 0 ? static_cast<int>(list[static_cast<std::size_t>(highlighted)]) : -1;
    ImGui::SetCursorPos({ImGui::GetCursorPosX() + 2, ImGui::GetCursorPosY() + 2});
    ImGui::BeginGroup();
    for (int i = 0; i < count; ++i) {
        const std::size_t index = list[static_cast<std::size_t>(i)];
        if (i % columns != 0) ImGui::SameLine();
        const bool marked = i == highlighted;
        if (tile(index, side, marked, surfaces()[index].key == document.experiment.loss, pictures))
            taken = static_cast<int>(index);
        if (marked && moved) ImGui::SetScrollHereY();
    }
    ImGui::EndGroup();
    if (list.empty()) note(std::string(no_match));
    return taken;
}

void popup(const Model& model, Commands& commands, Gallery& gallery) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const bool narrow = !is_wide_window();
    const ImVec2 size{narrow ? window.x - 2 * margin : popup_width, std::min(popup_height, window.y - 2 * margin)};
    const float below = std::min(ImGui::GetItemRectMax().y + 4, window.y - size.y - margin);
    ImGui::SetNextWindowPos(narrow ? ImVec2{margin, 0.5F * (window.y - size.y)} : ImVec2{ImGui::GetItemRectMin().x, below});
    ImGui::SetNextWindowSize(size);
    if (!ImGui::BeginPopup(popup_id)) return;
    if (ImGui::IsWindowAppearing()) gallery.search.clear();
    const std::string before = gallery.search;
    // On a phone the keyboard would cover the pictures.
    const bool entered = search_field("##search", "search by name or source", gallery.search, -1, !narrow);
    if (ImGui::IsWindowAppearing() || gallery.search != before) gallery.highlighted = 0;
    ImGui::BeginChild("grid");
    const int taken = grid(commands.document(), model.pictures, gallery.highlighted, found(gallery.search), entered);
    ImGui::EndChild();
    if (taken >= 0) choose(commands, surfaces()[static_cast<std::size_t>(taken)]);
    if (taken >= 0) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace

void gallery_button(const Model& model, Commands& commands, Gallery& gallery, float width) {
    const Surface* current = find_surface(commands.document().experiment.loss);
    ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0, 0.5F});
    const float room = width - ImGui::GetFontSize() - 4 * gap;
    const std::string title = shortened(current ? std::string(current->title) : "your own formula", room);
    const bool pressed = ImGui::Button(fmt::format("{}###gallery", title).c_str(), {width, 0});
    ImGui::PopStyleVar();
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    const ImVec2 icon{high.x - gap - ImGui::GetFontSize(), low.y + ImGui::GetStyle().FramePadding.y};
    ImGui::GetWindowDrawList()->AddText(icon, ImGui::GetColorU32(colours().quiet), fonts::icon_grid_3x3);
    if (pressed) ImGui::OpenPopup(popup_id);
    popup(model, commands, gallery);
}

}  // namespace ravine::ui
