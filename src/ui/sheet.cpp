// The panel of windows that are too small for docked ones: below the picture, or beside it where the window is low.
#include "fonts.hpp"
#include "ui/edits.hpp"
#include "ui/interface.hpp"
#include "ui/layout.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ravine::ui {
namespace {

constexpr ImGuiWindowFlags still = panel_flags | ImGuiWindowFlags_NoScrollbar;
constexpr float tiny_button = 30;  // of the transport
constexpr float least_room = 24;   // of contents that are worth drawing
constexpr float least_pull = 8;    // points that tell a pull from a tap

bool is_beside(ImVec2 size) { return arrangement_of(size.x, size.y) == Arrangement::beside; }

float button_side(float height) { return is_tiny(height) ? tiny_button : thumb; }

ImVec2 padding_of(ImVec2 size) {
    if (is_tiny(size.y)) return {gap, 6};
    return is_beside(size) ? ImVec2{11, gap} : ImVec2{wide_gap, wide_gap};
}

void place(const Area& area) {
    ImGui::SetNextWindowPos({area.left, area.top});
    ImGui::SetNextWindowSize({area.width(), area.height()});
}

void draw_grip(ImVec2 low, ImVec2 high, bool held) {
    constexpr float half_length = 18, half_width = 2;
    const bool lies = high.x - low.x > high.y - low.y;
    const ImVec2 middle{0.5F * (low.x + high.x), 0.5F * (low.y + high.y)};
    const ImVec2 half = lies ? ImVec2{half_length, half_width} : ImVec2{half_width, half_length};
    ImGui::GetWindowDrawList()->AddRectFilled({middle.x - half.x, middle.y - half.y}, {middle.x + half.x, middle.y + half.y},
                                              ImGui::GetColorU32(held ? colours().accent : colours().border), half_width);
}

// Returns true if a finger that has pressed a button or a tab of the current window moves along the way of the sheet.
bool finger_pulls(bool beside) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    if (!by_finger() || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) return false;
    if (context.ActiveIdWindow != ImGui::GetCurrentWindow()) return false;
    ImVec2 by = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
    if (beside) std::swap(by.x, by.y);
    return std::abs(by.y) > least_pull && std::abs(by.y) > std::abs(by.x);
}

// Draws a tab: an icon above its title, or alone. Returns true if it is pressed.
bool icon_tab(const char* icon, const char* title, bool is_open, float width, bool titled) {
    const auto middle = [width](const char* text) { return std::round(0.5F * (width - ImGui::CalcTextSize(text).x)); };
    const float icon_line = ImGui::GetTextLineHeight(), icon_left = middle(icon);
    const With face(Face::fine);
    const float padding = titled ? 5 : 7, title_line = titled ? ImGui::GetTextLineHeight() : 0;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushStyleColor(ImGuiCol_Button, is_open ? colours().active : ImVec4{});
    ImGui::PushStyleColor(ImGuiCol_Border, ImVec4{});
    ImGui::PushID(title);
    const bool pressed = ImGui::Button("##tab", {width, icon_line + title_line + 2 * padding});
    ImGui::PopID();
    ImGui::PopStyleColor(2);
    if (!titled) tooltip(title);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImU32 ink = ImGui::GetColorU32(colours().text);
    if (titled) draw.AddText({at.x + middle(title), at.y + padding + icon_line}, ink, title);
    const With icon_face(Face::text);
    draw.AddText({at.x + icon_left, at.y + padding}, ink, icon);
    return pressed;
}

// Returns true if all titles of tabs have room in one of that width.
bool have_room(const Document& document, float width) {
    const With face(Face::fine);
    return std::all_of(tab_rows().begin(), tab_rows().end(),
                       [&](const TabRow& row) { return !has_tab(row, document) || ImGui::CalcTextSize(row.title).x <= width; });
}

// Returns the state that a tap on the grip leads to.
Sheet other(Sheet sheet) { return sheet == Sheet::half ? Sheet::full : Sheet::half; }

}  // namespace

float Interface::pulled_extent(const PageState& page, ImVec2 size) const {
    if (!pulled_from_) return extent_of(page.sheet, size.x, size.y);
    const ImVec2 by = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
    return std::clamp(*pulled_from_ - (is_beside(size) ? by.x : by.y), extent_of(Sheet::strip, size.x, size.y),
                      extent_of(Sheet::full, size.x, size.y));
}

// Draws the grip in the padding, and lets a hand pull the sheet by it; a finger by any button beside it, too.
void Interface::pull(PageState& page, ImVec2 size, float padding) {
    const bool beside = is_beside(size);
    const ImVec2 low = ImGui::GetWindowPos(), extent = ImGui::GetWindowSize(), before = ImGui::GetCursorPos();
    const float thickness = page.sheet == Sheet::strip && beside ? extent.x : padding;
    const ImVec2 high = beside ? ImVec2{low.x + thickness, low.y + extent.y} : ImVec2{low.x + extent.x, low.y + thickness};
    ImGui::PushClipRect(low, {low.x + extent.x, low.y + extent.y}, false);
    ImGui::SetCursorScreenPos(low);
    const bool pressed = ImGui::InvisibleButton("grip", {high.x - low.x, high.y - low.y});
    const bool held = ImGui::IsItemActive(), near = ImGui::IsItemHovered();
    const float moved = std::sqrt(ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left]);
    draw_grip(low, high, held || near || pulled_from_);
    ImGui::PopClipRect();
    ImGui::SetCursorPos(before);
    if (near) ImGui::SetMouseCursor(beside ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    if (pressed && moved < least_pull) page.sheet = other(page.sheet);
    if (pulled_from_ && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        page.sheet =
            nearest_sheet(beside ? size.x - ImGui::GetWindowPos().x : size.y - ImGui::GetWindowPos().y, size.x, size.y);
        pulled_from_.reset();
    }
    const bool by_button = finger_pulls(beside) && !pulled_from_;
    if (by_button && !held) ImGui::ClearActiveID();
    if (!pulled_from_ && ((held && moved > least_pull) || by_button)) pulled_from_ = extent_of(page.sheet, size.x, size.y);
}

// Draws the tabs, and the lessons as one more, the first.
void Interface::tab_bar(Document& document) {
    PageState& page = document.page;
    constexpr float between = 2;
    const bool learns = lessons_.is_open();
    const auto others = static_cast<float>(
        std::count_if(tab_rows().begin(), tab_rows().end(), [&](const TabRow& row) { return has_tab(row, document); }));
    const float width = (ImGui::GetContentRegionAvail().x - others * between) / (others + 1);
    const bool titled = have_room(document, width);
    if (icon_tab(fonts::icon_graduation_cap, "Learn", learns, width, titled)) lessons_.set_open(true);
    for (const TabRow& row : tab_rows()) {
        if (!has_tab(row, document)) continue;
        ImGui::SameLine(0, between);
        const bool is_open = row.tab == row_of(page.tab).within;
        if (!icon_tab(row.icon, row.title, !learns && is_open, width, titled)) continue;
        if (!is_open) page.tab = row.tab;
        lessons_.set_open(false);
    }
}

void Interface::open_lessons(Document& document) {
    lessons_.set_open(true);
    if (document.page.sheet == Sheet::strip) document.page.sheet = Sheet::half;
}

void Interface::sheet(const Model& model, Commands& commands, ImVec2 size) {
    PageState& page = commands.document().page;
    const Places places = places_of(commands.document(), size.x, size.y);
    const bool beside = places.arrangement == Arrangement::beside, tiny = is_tiny(size.y);
    const float side = button_side(size.y);
    const ImVec2 padding = padding_of(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, beside ? 0 : ImGui::GetStyle().WindowRounding);
    if (beside) {
        place(places.bar);
        ImGui::Begin("transport", nullptr, still | ImGuiWindowFlags_NoScrollWithMouse);
        transport_.draw_line(model, commands, side);
        ImGui::End();
    }
    place(panel_area(pulled_extent(page, size), size.x, size.y));
    ImGui::Begin("sheet", nullptr, still | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(2);
    pull(page, size, beside ? padding.x : padding.y);
    if (!beside) has_one_line(size.x, size.y) ? transport_.draw_line(model, commands, side) : transport_.draw(model, commands);
    const bool roomy = std::min(ImGui::GetContentRegionAvail().x, ImGui::GetContentRegionAvail().y) > least_room;
    if (roomy && !tiny) tab_bar(commands.document());
    if (roomy) {
        start_at_top(lessons_.is_open() ? std::nullopt : std::optional(page.tab));
        ImGui::BeginChild("contents", {0, 0}, 0, ImGuiWindowFlags_NoScrollbar);
        if (tiny) tab_bar(commands.document());
        lessons_.is_open() ? lessons_.draw(model, commands) : sheet_contents(model, commands);
        hands_.scroll();
        ImGuiWindow& contents = *ImGui::GetCurrentWindow();
        ImGui::EndChild();
        draw_scrollbar(contents);
    }
    ImGui::End();
}

void Interface::sheet_contents(const Model& model, Commands& commands) {
    PageState& page = commands.document().page;
    if (page.tab == Tab::share && ImGui::Button("help", {-1, 0})) help_.open();
    const bool edits_race = row_of(page.tab).left > 0;
    if (edits_race) {  // on the line of the heading
        const ImVec2 top = ImGui::GetCursorPos();
        to_the_right(2 * ImGui::GetFrameHeight() + 2);
        undo_buttons(model, commands);
        ImGui::SetCursorPos({top.x, top.y + 0.33F * ImGui::GetFrameHeight()});
    }
    const bool locked = page.locked && edits_race;
    if (locked) lock(page);
    ImGui::BeginDisabled(locked);
    choose_within_tab(page);
    panel(page.tab).draw(model, commands);
    ImGui::EndDisabled();
}

}  // namespace ravine::ui
