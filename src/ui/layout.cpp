#include "ui/layout.hpp"

#include "fonts.hpp"
#include "ui/arrangement.hpp"
#include "ui/edits.hpp"
#include "ui/interface.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/layout_faults.hpp"
#include "ui/widgets/number_field.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ravine::ui {
namespace {

constexpr float rail_padding = 6;

Panels panels_of(bool left, bool right) {
    return left ? (right ? Panels::both : Panels::left) : (right ? Panels::right : Panels::none);
}

// Begins a window as high as its contents, but never down to the transport.
void begin_panel(const char* name, ImVec2 at, float width, float most_height) {
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, most_height});
    ImGui::Begin(name, nullptr, panel_flags | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoScrollbar);
}

// Returns the row at a place in the left panel, or nullptr.
const TabRow* left_row(int place) {
    for (const TabRow& row : tab_rows()) {
        if (row.left == place) return &row;
    }
    return nullptr;
}

// Begins a column of buttons that a panel leaves behind. Requires end_rail().
void begin_rail(const char* name, float x) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {rail_padding, rail_padding});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {2, 2});
    ImGui::SetNextWindowPos({x, margin});
    ImGui::Begin(name, nullptr, panel_flags | ImGuiWindowFlags_AlwaysAutoResize);
}

void end_rail() {
    ImGui::End();
    ImGui::PopStyleVar(2);
}

// Draws the rest of the folded left panel.
void left_rail(ViewOptions& look) {
    std::vector<const char*> titles;
    for (int place = 1; const TabRow* row = left_row(place); ++place) titles.push_back(row->title);
    begin_rail("left folded", margin);
    if (icon_button(fonts::icon_panel_left, fmt::format("{}", fmt::join(titles, ", ")).c_str(), ImGui::GetFrameHeight()))
        look.panels = panels_of(true, has_right(look));
    end_rail();
}

// Draws the rest of the folded right panel: its tabs.
void right_rail(Document& document, float right) {
    const float button = ImGui::GetFrameHeight();
    begin_rail("right folded", right - button - 2 * rail_padding);
    if (icon_button(fonts::icon_panel_right, "unfold the right panel", button))
        document.view.panels = panels_of(has_left(document.view), true);
    for (const TabRow& row : tab_rows()) {
        if (row.left == 0 && has_tab(row, document) && quiet_icon_button(row.icon, row.title, button, true))
            open_tab(row.tab, document);
    }
    end_rail();
}

// Draws the way back to hidden controls.
void without_controls(PageState& page, ImVec2 size) {
    const float side = ImGui::GetFrameHeight() + 2 * rail_padding;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {rail_padding, rail_padding});
    ImGui::SetNextWindowPos({size.x - margin - side, size.y - margin - side});
    ImGui::Begin("hidden", nullptr, panel_flags | ImGuiWindowFlags_AlwaysAutoResize);
    if (icon_button(fonts::icon_sliders_horizontal, "show the controls", ImGui::GetFrameHeight())) page.controls = true;
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace

void open_tab(Tab tab, Document& document) {
    const bool left = row_of(tab).left > 0;
    document.page.tab = tab;
    if (document.page.sheet == Sheet::strip) document.page.sheet = Sheet::half;
    document.view.panels = panels_of(has_left(document.view) || left, has_right(document.view) || !left);
}

bool is_wide_window() {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    return arrangement_of(size.x, size.y) == Arrangement::docked;
}

render::Viewport free_part(const Document& document, float width, float height) {
    if (document.page.embedded) {
        const Area card = embedded_card(width, height);
        const bool has_card = !document.page.lesson.empty(), beside = card.top == 0;
        return {
            width, height, 0, 0, has_card && beside ? card.left : width, has_card && !beside ? card.top : height - slim_height};
    }
    if (!document.page.controls) return {width, height, 0, 0, width, height};
    const Area picture = places_of(document, width, height).picture;
    return {width, height, picture.left, picture.top, picture.right, picture.bottom};
}

Interface::Interface() {
    for (const TabRow& row : tab_rows()) tabs_.push_back(row.make());
}

// Draws the tabs of the right panel.
void Interface::tab_row(Document& document) {
    PageState& page = document.page;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {2.5F, ImGui::GetStyle().FramePadding.y});
    std::vector<std::string_view> names;
    std::vector<Tab> tabs;
    int current = 0;
    for (const TabRow& row : tab_rows()) {
        if (row.left > 0 || !has_tab(row, document)) continue;
        if (row.tab == row_of(page.tab).within) current = static_cast<int>(tabs.size());
        names.emplace_back(row.title);
        tabs.push_back(row.tab);
    }
    const int chosen = choices(names, current);
    if (chosen >= 0 && row_of(page.tab).within != tabs[static_cast<std::size_t>(chosen)])
        page.tab = tabs[static_cast<std::size_t>(chosen)];
    ImGui::PopStyleVar();
}

// Draws the choice between panels that share the open tab, if there are several.
void Interface::choose_within_tab(PageState& page) {
    std::vector<std::string_view> names;
    std::vector<Tab> tabs;
    int current = 0;
    for (const TabRow& row : tab_rows()) {
        if (row.within != row_of(page.tab).within) continue;
        if (row.tab == page.tab) current = static_cast<int>(tabs.size());
        names.emplace_back(row.title);
        tabs.push_back(row.tab);
    }
    if (tabs.size() < 2) return;
    ImGui::PushID("within");
    const int chosen = choices(names, current);
    ImGui::PopID();
    if (chosen >= 0) page.tab = tabs[static_cast<std::size_t>(chosen)];
}

// Draws the name, and the buttons needed everywhere.
void Interface::title(const Model& model, Commands& commands) {
    ViewOptions& look = commands.document().view;
    const float button = ImGui::GetFrameHeight();
    ImGui::AlignTextToFramePadding();
    {
        const With face(Face::bold);
        ImGui::TextUnformatted("Ravine");
    }
    to_the_right(5 * button + 2 + gap + 8);
    undo_buttons(model, commands);
    ImGui::SameLine();
    if (icon_button(fonts::icon_graduation_cap, "lessons (N)", button)) lessons_.set_open(!lessons_.is_open());
    ImGui::SameLine(0, 4);
    if (icon_button("?", "help (?)", button)) help_.open();
    ImGui::SameLine(0, 4);
    if (icon_button(fonts::icon_panel_left, "fold the left panel", button)) look.panels = panels_of(false, has_right(look));
}

void Interface::left_panel(const Model& model, Commands& commands, float most_height) {
    PageState& page = commands.document().page;
    begin_panel("left", {margin, margin}, left_width, most_height);
    title(model, commands);
    if (model.host.shows_complaints) {
        for (const std::string& text : model.complaints) complaint(text);
    }
    if (lessons_.is_open()) lessons_.draw(model, commands);
    if (!lessons_.lists(commands.document())) {
        if (lessons_.is_open()) ImGui::Separator();
        lock(page);
        ImGui::BeginDisabled(page.locked);
        for (int place = 1; const TabRow* row = left_row(place); ++place) {
            if (place > 1) ImGui::Dummy({0, 4});
            panel(row->tab).draw(model, commands);
        }
        ImGui::EndDisabled();
    }
    hands_.scroll();
    draw_scrollbar(*ImGui::GetCurrentWindow());
    ImGui::End();
}

// Has the contents that begin next start at their top if they are another tab's than before.
void Interface::start_at_top(std::optional<Tab> tab) {
    if (tab != shown_) ImGui::SetNextWindowScroll({0, 0});
    shown_ = tab;
}

// The left panel has some tabs, which show the race here.
void Interface::right_panel(const Model& model, Commands& commands, ImVec2 size, float most_height) {
    Document& document = commands.document();
    begin_panel("right", {size.x - margin - right_width, margin}, right_width, most_height);
    tab_row(document);
    const float button = ImGui::GetFrameHeight();
    to_the_right(button);
    if (icon_button(fonts::icon_panel_right, "fold the right panel", button))
        document.view.panels = panels_of(has_left(document.view), false);
    const Tab tab = row_of(document.page.tab).left > 0 ? Tab::race : document.page.tab;
    const float room = most_height - ImGui::GetCursorPosY() - ImGui::GetStyle().WindowPadding.y;
    ImGui::SetNextWindowSizeConstraints({0, 0}, {ImGui::GetContentRegionAvail().x, room});
    start_at_top(tab);
    // The chart of the race takes all the height that is left.
    const bool fills = tab == Tab::race && !document.view.large_chart;
    ImGui::BeginChild("contents", {0, fills ? room : 0}, fills ? 0 : ImGuiChildFlags_AutoResizeY, ImGuiWindowFlags_NoScrollbar);
    choose_within_tab(document.page);
    panel(tab).draw(model, commands);
    hands_.scroll();
    ImGuiWindow& contents = *ImGui::GetCurrentWindow();
    ImGui::EndChild();
    draw_scrollbar(contents);
    ImGui::End();
}

// Draws the chart below the picture.
void Interface::large_chart(const Model& model, Commands& commands, const Area& area) {
    if (area.height() <= 0) return;
    ImGui::SetNextWindowPos({area.left, area.top});
    ImGui::SetNextWindowSize({area.width(), area.height()});
    ImGui::Begin("chart", nullptr, panel_flags | ImGuiWindowFlags_NoScrollbar);
    draw_chart(model, commands, large_chart_);
    ImGui::End();
}

void Interface::docked(const Model& model, Commands& commands, ImVec2 size) {
    const float most_height = size.y - 3 * margin - bar_height;
    if (has_left(commands.document().view)) {
        left_panel(model, commands, most_height);
    } else {
        left_rail(commands.document().view);
    }
    if (has_right(commands.document().view)) {
        right_panel(model, commands, size, most_height);
    } else {
        right_rail(commands.document(), size.x - margin);
    }
    const Places places = places_of(commands.document(), size.x, size.y);
    large_chart(model, commands, places.chart);
    ImGui::SetNextWindowPos({places.bar.left, places.bar.top});
    ImGui::SetNextWindowSize({places.bar.width(), bar_height});
    ImGui::Begin("transport", nullptr, panel_flags | ImGuiWindowFlags_NoScrollbar);
    ImGui::SetCursorPosY(0.5F * (bar_height - ImGui::GetFrameHeight()));
    transport_.draw(model, commands);
    ImGui::End();
}

// Draws the controls of an embedded race, in one line, and the card of a lesson.
void Interface::embedded(const Model& model, Commands& commands, ImVec2 size) {
    if (!commands.document().page.lesson.empty()) {
        const Area card = embedded_card(size.x, size.y);
        ImGui::SetNextWindowPos({card.left, card.top});
        ImGui::SetNextWindowSize({card.width(), card.height()});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
        ImGui::Begin("card", nullptr, panel_flags);
        ImGui::PopStyleVar();
        lessons_.draw(model, commands);
        hands_.scroll();
        draw_scrollbar(*ImGui::GetCurrentWindow());
        ImGui::End();
    }
    ImGui::SetNextWindowPos({0, size.y - slim_height});
    ImGui::SetNextWindowSize({size.x, slim_height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("slim", nullptr, panel_flags | ImGuiWindowFlags_NoScrollbar);
    ImGui::SetCursorPosY(0.5F * (slim_height - ImGui::GetFrameHeight()));
    transport_.draw_slim(model, commands);
    ImGui::End();
    ImGui::PopStyleVar();
}

void Interface::draw(const Model& model, Commands& commands) {
    forget_rooms();
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) has_open(commands.document(), true);
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    PageState& page = commands.document().page;
    if (page.embedded) {
        embedded(model, commands, size);
    } else if (!page.controls) {
        without_controls(page, size);
    } else {
        is_wide_window() ? docked(model, commands, size) : sheet(model, commands, size);
    }
    help_.draw(model, commands);
    over_ = false;
    for (const auto& panel : tabs_) over_ |= panel->draw_over();
    if (over_ || help_.is_open()) forget_selected_number();  // or keys would reach it below what covers it
    commands.report.open = has_open(commands.document(), false);
}

void Interface::opened(const Document* before, const Document& document) {
    if (before) lessons_.keep(*before);
    lessons_.set_open(!document.page.lesson.empty());
}

void Interface::forget_typing() {
    forget_typed_text();
    for (const auto& panel : tabs_) panel->forget_typing();
}

}  // namespace ravine::ui
