#include "ui/layout.hpp"

#include "fonts.hpp"
#include "ui/layout_faults.hpp"
#include "ui/lesson_panel.hpp"
#include "ui/qr_code.hpp"
#include "ui/scrolling.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

namespace ravine::ui {
namespace {

constexpr float margin = 12, left_width = 292, right_width = 296, bar_height = 60, slim_height = 52;
constexpr ImGuiWindowFlags fixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

bool narrow(float width) { return width < narrowest_wide_window; }

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

// Draws a tab. On a wide window the left panel has racers and surface, so their tabs show the race.
void tab_contents(Tab tab, Document& document, Player& player, State& state) {
    switch (tab) {
        case Tab::race: return race_panel(document, player, state);
        case Tab::racers: racers_panel(document, state); return noise_panel(document, player, state);
        case Tab::surface: return loss_panel(document, player, state);
        case Tab::step: return step_panel(document, player, state);
        case Tab::slice: return slice_panel(document, player, state);
        case Tab::view: return view_panel(document);
        case Tab::share: return share_panel(document, state);
    }
}

// On a narrow window the lessons are one more tab, the first.
void tab_row(PageState& page, bool with_left_ones, Learning& learning) {
    struct Entry {
        Tab tab;
        std::string_view name;
        bool left;
    };
    constexpr Entry entries[] = {{Tab::race, "Race", false},  {Tab::racers, "Racers", true}, {Tab::surface, "Surface", true},
                                 {Tab::step, "Step", false},  {Tab::slice, "Slice", false},  {Tab::view, "View", false},
                                 {Tab::share, "Share", false}};
    const With face(with_left_ones ? Face::small : Face::text);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {with_left_ones ? 7.0F : 8.0F, ImGui::GetStyle().FramePadding.y});
    std::vector<std::string_view> names;
    std::vector<Tab> tabs;
    int current = 0;
    const int first = with_left_ones ? 1 : 0;
    if (with_left_ones) names.push_back("Learn");
    for (const Entry& entry : entries) {
        if (entry.left && !with_left_ones) continue;
        const bool is_open = entry.tab == page.tab && !(with_left_ones && learning.open);
        if (is_open) current = first + static_cast<int>(tabs.size());
        names.push_back(entry.name);
        tabs.push_back(entry.tab);
    }
    const int chosen = choices(names, current);
    if (chosen >= first) page.tab = tabs[static_cast<std::size_t>(chosen - first)];
    if (chosen >= 0 && with_left_ones) learning.open = chosen < first;
    ImGui::PopStyleVar();
}

// Draws undo and redo, as high as a line.
void undo_buttons(Document& document, State& state) {
    const float button = ImGui::GetFrameHeight();
    ImGui::BeginDisabled(!state.history.can_undo());
    if (quiet_icon_button(fonts::icon_undo_2, "undo (Ctrl+Z)", button, true)) undo(document, state);
    ImGui::EndDisabled();
    ImGui::SameLine(0, 2);
    ImGui::BeginDisabled(!state.history.can_redo());
    if (quiet_icon_button(fonts::icon_redo_2, "redo (Ctrl+Y)", button, true)) redo(document, state);
    ImGui::EndDisabled();
}

// Draws the name, and the buttons needed everywhere.
void title(Document& document, State& state) {
    const float button = ImGui::GetFrameHeight();
    ImGui::AlignTextToFramePadding();
    {
        const With face(Face::bold);
        ImGui::TextUnformatted("Ravine");
    }
    to_the_right(5 * button + 2 + gap + 8);
    undo_buttons(document, state);
    ImGui::SameLine();
    if (icon_button(fonts::icon_graduation_cap, "lessons (N)", button)) state.learning.open = !state.learning.open;
    ImGui::SameLine(0, 4);
    if (icon_button("?", "help (?)", button)) state.help = true;
    ImGui::SameLine(0, 4);
    if (icon_button(fonts::icon_panel_left, "fold the left panel", button))
        document.view.panels = panels_of(false, has_right(document.view));
}

// Tells that a link locks the race, and offers to unlock it.
void lock(PageState& page) {
    if (!page.locked) return;
    note("Surface, racers and noise are locked by the link that you opened.");
    if (ImGui::Button(fmt::format("{}  make it my own", fonts::icon_lock_open).c_str(), {-1, 0})) page.locked = false;
}

void left_panel(Document& document, Player& player, State& state, float most_height) {
    begin_panel("left", {margin, margin}, left_width, most_height);
    title(document, state);
    if (state.show_complaints) {
        for (const std::string& text : state.complaints) complaint(text);
    }
    if (state.learning.open) {
        lesson_panel(document, player, state);
        if (std::exchange(state.learning.turned, false)) ImGui::SetScrollY(0);
    }
    if (!lists_lessons(document, state)) {
        if (state.learning.open) ImGui::Separator();
        lock(document.page);
        ImGui::BeginDisabled(document.page.locked);
        loss_panel(document, player, state);
        ImGui::Dummy({0, 4});
        racers_panel(document, state);
        ImGui::Dummy({0, 4});
        noise_panel(document, player, state);
        ImGui::EndDisabled();
    }
    scroll_by_hand();
    ImGui::End();
}

void right_panel(Document& document, Player& player, State& state, ImVec2 size, float most_height) {
    begin_panel("right", {size.x - margin - right_width, margin}, right_width, most_height);
    tab_row(document.page, false, state.learning);
    const float button = ImGui::GetFrameHeight();
    to_the_right(button);
    if (icon_button(fonts::icon_panel_right, "fold the right panel", button))
        document.view.panels = panels_of(has_left(document.view), false);
    const bool is_left = document.page.tab == Tab::racers || document.page.tab == Tab::surface;
    tab_contents(is_left ? Tab::race : document.page.tab, document, player, state);
    scroll_by_hand();
    ImGui::End();
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

void docked(Document& document, Player& player, State& state, ImVec2 size) {
    const float most_height = size.y - 3 * margin - bar_height;
    if (has_left(document.view)) {
        left_panel(document, player, state, most_height);
    } else {
        folded("left folded", fonts::icon_panel_left, "surface and racers", margin, false, document.view);
    }
    if (has_right(document.view)) {
        right_panel(document, player, state, size, most_height);
    } else {
        folded("right folded", fonts::icon_panel_right, "race, step, slice and view", size.x - margin, true, document.view);
    }
    ImGui::SetNextWindowPos({margin, size.y - margin - bar_height});
    ImGui::SetNextWindowSize({size.x - 2 * margin, bar_height});
    ImGui::Begin("transport", nullptr, fixed | ImGuiWindowFlags_NoScrollbar);
    ImGui::SetCursorPosY(0.5F * (bar_height - ImGui::GetFrameHeight()));
    transport_panel(document, player, state, false);
    ImGui::End();
}

void sheet(Document& document, Player& player, State& state, ImVec2 size) {
    const float height = sheet_height(size.y);
    ImGui::SetNextWindowPos({0, size.y - height});
    ImGui::SetNextWindowSize({size.x, height});
    ImGui::Begin("sheet", nullptr, fixed);
    transport_panel(document, player, state, true);
    tab_row(document.page, true, state.learning);
    ImGui::BeginChild("contents");
    if (state.learning.open) {
        lesson_panel(document, player, state);
        if (std::exchange(state.learning.turned, false)) ImGui::SetScrollY(0);
        scroll_by_hand();
        ImGui::EndChild();
        return ImGui::End();
    }
    if (document.page.tab == Tab::share && ImGui::Button("help", {-1, 0})) state.help = true;
    if (document.page.tab == Tab::racers || document.page.tab == Tab::surface) {  // on the line of the heading
        const ImVec2 top = ImGui::GetCursorPos();
        to_the_right(2 * ImGui::GetFrameHeight() + 2);
        undo_buttons(document, state);
        ImGui::SetCursorPos({top.x, top.y + 0.33F * ImGui::GetFrameHeight()});
    }
    const bool locked = document.page.locked && (document.page.tab == Tab::racers || document.page.tab == Tab::surface);
    if (locked) lock(document.page);
    ImGui::BeginDisabled(locked);
    tab_contents(document.page.tab, document, player, state);
    ImGui::EndDisabled();
    scroll_by_hand();
    ImGui::EndChild();
    ImGui::End();
}

// Draws the controls of an embedded race, in one line.
void embedded(Player& player, State& state, ImVec2 size) {
    ImGui::SetNextWindowPos({0, size.y - slim_height});
    ImGui::SetNextWindowSize({size.x, slim_height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("slim", nullptr, fixed | ImGuiWindowFlags_NoScrollbar);
    ImGui::SetCursorPosY(0.5F * (slim_height - ImGui::GetFrameHeight()));
    slim_transport_panel(player, state);
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

}  // namespace

render::Viewport free_part(const Document& document, float width, float height) {
    if (document.page.embedded) return {width, height, 0, 0, width, height - slim_height};
    if (!document.page.controls) return {width, height, 0, 0, width, height};
    if (narrow(width)) return {width, height, 0, 0, width, height - sheet_height(height)};
    const float left = has_left(document.view) ? 2 * margin + left_width : margin;
    const float right = has_right(document.view) ? 2 * margin + right_width : margin;
    return {width, height, left, margin, width - right, height - 2 * margin - bar_height};
}

void panels(Document& document, Player& player, State& state) {
    forget_rooms();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    state.unfinished = false;
    state.chart.shown.reset();
    if (document.page.embedded) {
        embedded(player, state, size);
    } else if (!document.page.controls) {
        without_controls(document.page, size);
    } else {
        narrow(size.x) ? sheet(document, player, state, size) : docked(document, player, state, size);
    }
    if (state.help) help_panel(state);
    if (state.qr_code.large) large_qr_code(state.qr_code);
}

}  // namespace ravine::ui
