#include "ui/layout.hpp"

#include "fonts.hpp"
#include "ui/interface.hpp"
#include "ui/widgets/layout_faults.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

namespace ravine::ui {
namespace {

constexpr float margin = 12, left_width = 292, right_width = 296, bar_height = 60, slim_height = 52;
constexpr ImGuiWindowFlags fixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

float sheet_height(float height) { return std::min(std::max(320.0F, 0.44F * height), 0.75F * height); }

bool has_left(const ViewOptions& look) { return look.panels == Panels::both || look.panels == Panels::left; }
bool has_right(const ViewOptions& look) { return look.panels == Panels::both || look.panels == Panels::right; }

Panels panels_of(bool left, bool right) {
    return left ? (right ? Panels::both : Panels::left) : (right ? Panels::right : Panels::none);
}

// Begins a window as high as its contents, but never down to the transport.
void begin_panel(const char* name, ImVec2 at, float width, float most_height) {
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, most_height});
    ImGui::Begin(name, nullptr, fixed | ImGuiWindowFlags_AlwaysAutoResize);
}

// Draws undo and redo, as high as a line.
void undo_buttons(const Model& model, Commands& commands) {
    const float button = ImGui::GetFrameHeight();
    ImGui::BeginDisabled(!model.can_undo);
    if (quiet_icon_button(fonts::icon_undo_2, "undo (Ctrl+Z)", button, true)) commands.undo();
    ImGui::EndDisabled();
    ImGui::SameLine(0, 2);
    ImGui::BeginDisabled(!model.can_redo);
    if (quiet_icon_button(fonts::icon_redo_2, "redo (Ctrl+Y)", button, true)) commands.redo();
    ImGui::EndDisabled();
}

// Tells that a link locks the race, and offers to unlock it.
void lock(PageState& page) {
    if (!page.locked) return;
    note("Surface, racers and noise are locked by the link that you opened.");
    if (ImGui::Button(fmt::format("{}  make it my own", fonts::icon_lock_open).c_str(), {-1, 0})) page.locked = false;
}

// Draws the rest of a folded panel.
void folded(const char* name, const char* icon, const char* tooltip, float x, bool right, ViewOptions& look) {
    const float side = ImGui::GetFrameHeight() + 2 * 6;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {6, 6});
    ImGui::SetNextWindowPos({right ? x - side : x, margin});
    ImGui::Begin(name, nullptr, fixed | ImGuiWindowFlags_AlwaysAutoResize);
    if (icon_button(icon, tooltip, ImGui::GetFrameHeight()))
        look.panels = panels_of(has_left(look) || !right, has_right(look) || right);
    ImGui::End();
    ImGui::PopStyleVar();
}

// Draws the way back to hidden controls.
void without_controls(PageState& page, ImVec2 size) {
    const float side = ImGui::GetFrameHeight() + 2 * 6;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {6, 6});
    ImGui::SetNextWindowPos({size.x - margin - side, size.y - margin - side});
    ImGui::Begin("hidden", nullptr, fixed | ImGuiWindowFlags_AlwaysAutoResize);
    if (icon_button(fonts::icon_sliders_horizontal, "show the controls", ImGui::GetFrameHeight())) page.controls = true;
    ImGui::End();
    ImGui::PopStyleVar();
}

// Returns the row at a place in the left panel, or nullptr.
const TabRow* left_row(int place) {
    for (const TabRow& row : tab_rows()) {
        if (row.left == place) return &row;
    }
    return nullptr;
}

}  // namespace

bool is_wide_window() { return ImGui::GetIO().DisplaySize.x >= narrowest_wide_window; }

render::Viewport free_part(const Document& document, float width, float height) {
    if (document.page.embedded) return {width, height, 0, 0, width, height - slim_height};
    if (!document.page.controls) return {width, height, 0, 0, width, height};
    if (width < narrowest_wide_window) return {width, height, 0, 0, width, height - sheet_height(height)};
    const float left = has_left(document.view) ? 2 * margin + left_width : margin;
    const float right = has_right(document.view) ? 2 * margin + right_width : margin;
    return {width, height, left, margin, width - right, height - 2 * margin - bar_height};
}

Interface::Interface() {
    for (const TabRow& row : tab_rows()) tabs_.push_back(row.make());
}

// On a narrow window the lessons are one more tab, the first.
void Interface::tab_row(PageState& page, bool narrow) {
    const With face(narrow ? Face::small : Face::text);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {narrow ? 7.0F : 4.0F, ImGui::GetStyle().FramePadding.y});
    std::vector<std::string_view> names;
    std::vector<Tab> tabs;
    int current = 0;
    const int first = narrow ? 1 : 0;
    if (narrow) names.push_back("Learn");
    for (const TabRow& row : tab_rows()) {
        if (row.left > 0 && !narrow) continue;
        const bool is_open = row.tab == page.tab && !(narrow && lessons_.is_open());
        if (is_open) current = first + static_cast<int>(tabs.size());
        names.push_back(row.title);
        tabs.push_back(row.tab);
    }
    const int chosen = choices(names, current);
    if (chosen >= first) page.tab = tabs[static_cast<std::size_t>(chosen - first)];
    if (chosen >= 0 && narrow) lessons_.set_open(chosen < first);
    ImGui::PopStyleVar();
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
    ImGui::End();
}

// The left panel has some tabs, which show the race here.
void Interface::right_panel(const Model& model, Commands& commands, ImVec2 size, float most_height) {
    Document& document = commands.document();
    begin_panel("right", {size.x - margin - right_width, margin}, right_width, most_height);
    tab_row(document.page, false);
    const float button = ImGui::GetFrameHeight();
    to_the_right(button);
    if (icon_button(fonts::icon_panel_right, "fold the right panel", button))
        document.view.panels = panels_of(has_left(document.view), false);
    panel(row_of(document.page.tab).left > 0 ? Tab::race : document.page.tab).draw(model, commands);
    hands_.scroll();
    ImGui::End();
}

void Interface::docked(const Model& model, Commands& commands, ImVec2 size) {
    const float most_height = size.y - 3 * margin - bar_height;
    if (has_left(commands.document().view)) {
        left_panel(model, commands, most_height);
    } else {
        folded("left folded", fonts::icon_panel_left, "surface and racers", margin, false, commands.document().view);
    }
    if (has_right(commands.document().view)) {
        right_panel(model, commands, size, most_height);
    } else {
        folded("right folded", fonts::icon_panel_right, "race, step, slice and view", size.x - margin, true,
               commands.document().view);
    }
    ImGui::SetNextWindowPos({margin, size.y - margin - bar_height});
    ImGui::SetNextWindowSize({size.x - 2 * margin, bar_height});
    ImGui::Begin("transport", nullptr, fixed | ImGuiWindowFlags_NoScrollbar);
    ImGui::SetCursorPosY(0.5F * (bar_height - ImGui::GetFrameHeight()));
    transport_.draw(model, commands);
    ImGui::End();
}

void Interface::sheet(const Model& model, Commands& commands, ImVec2 size) {
    const float height = sheet_height(size.y);
    ImGui::SetNextWindowPos({0, size.y - height});
    ImGui::SetNextWindowSize({size.x, height});
    ImGui::Begin("sheet", nullptr, fixed);
    transport_.draw(model, commands);
    tab_row(commands.document().page, true);
    ImGui::BeginChild("contents");
    lessons_.is_open() ? lessons_.draw(model, commands) : sheet_contents(model, commands);
    hands_.scroll();
    ImGui::EndChild();
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
    panel(page.tab).draw(model, commands);
    ImGui::EndDisabled();
}

// Draws the controls of an embedded race, in one line.
void Interface::embedded(const Model& model, Commands& commands, ImVec2 size) {
    ImGui::SetNextWindowPos({0, size.y - slim_height});
    ImGui::SetNextWindowSize({size.x, slim_height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("slim", nullptr, fixed | ImGuiWindowFlags_NoScrollbar);
    ImGui::SetCursorPosY(0.5F * (slim_height - ImGui::GetFrameHeight()));
    transport_.draw_slim(model, commands);
    ImGui::End();
    ImGui::PopStyleVar();
}

void Interface::draw(const Model& model, Commands& commands) {
    forget_rooms();
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
    commands.report.covered = help_.is_open();
    for (const auto& panel : tabs_) commands.report.covered |= panel->draw_over();
}

void Interface::opened(const Document* before, const Document& document) {
    if (before) lessons_.keep(*before);
    lessons_.set_open(!document.page.lesson.empty());
    forget_typing();
}

void Interface::forget_typing() {
    for (const auto& panel : tabs_) panel->forget_typing();
}

}  // namespace ravine::ui
