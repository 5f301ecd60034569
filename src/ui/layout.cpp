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

bool has_left(const Look& look) { return look.panels == Panels::both || look.panels == Panels::left; }
bool has_right(const Look& look) { return look.panels == Panels::both || look.panels == Panels::right; }

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
void tab_contents(Tab tab, Config& config, Player& player, State& state) {
    switch (tab) {
        case Tab::race: return race_panel(config, player, state);
        case Tab::racers: racers_panel(config, state); return noise_panel(config, player, state);
        case Tab::surface: return loss_panel(config, player, state);
        case Tab::step: return step_panel(config, player, state);
        case Tab::slice: return slice_panel(config, player, state);
        case Tab::view: return view_panel(config);
        case Tab::share: return share_panel(config, state);
    }
}

// On a narrow window the lessons are one more tab, the first.
void tab_row(Look& look, bool with_left_ones, Learning& learning) {
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
        const bool is_open = entry.tab == look.tab && !(with_left_ones && learning.open);
        if (is_open) current = first + static_cast<int>(tabs.size());
        names.push_back(entry.name);
        tabs.push_back(entry.tab);
    }
    const int chosen = choices(names, current);
    if (chosen >= first) look.tab = tabs[static_cast<std::size_t>(chosen - first)];
    if (chosen >= 0 && with_left_ones) learning.open = chosen < first;
    ImGui::PopStyleVar();
}

// Draws undo and redo, as high as a line.
void undo_buttons(Config& config, State& state) {
    const float button = ImGui::GetFrameHeight();
    ImGui::BeginDisabled(!state.history.can_undo());
    if (quiet_icon_button(fonts::icon_undo_2, "undo (Ctrl+Z)", button, true)) undo(config, state);
    ImGui::EndDisabled();
    ImGui::SameLine(0, 2);
    ImGui::BeginDisabled(!state.history.can_redo());
    if (quiet_icon_button(fonts::icon_redo_2, "redo (Ctrl+Y)", button, true)) redo(config, state);
    ImGui::EndDisabled();
}

// Draws the name, and the buttons needed everywhere.
void title(Config& config, State& state) {
    const float button = ImGui::GetFrameHeight();
    ImGui::AlignTextToFramePadding();
    {
        const With face(Face::bold);
        ImGui::TextUnformatted("Ravine");
    }
    to_the_right(5 * button + 2 + gap + 8);
    undo_buttons(config, state);
    ImGui::SameLine();
    if (icon_button(fonts::icon_graduation_cap, "lessons (N)", button)) state.learning.open = !state.learning.open;
    ImGui::SameLine(0, 4);
    if (icon_button("?", "help (?)", button)) state.help = true;
    ImGui::SameLine(0, 4);
    if (icon_button(fonts::icon_panel_left, "fold the left panel", button))
        config.look.panels = panels_of(false, has_right(config.look));
}

// Tells that a link locks the race, and offers to unlock it.
void lock(Look& look) {
    if (!look.locked) return;
    note("Surface, racers and noise are locked by the link that you opened.");
    if (ImGui::Button(fmt::format("{}  make it my own", fonts::icon_lock_open).c_str(), {-1, 0})) look.locked = false;
}

void left_panel(Config& config, Player& player, State& state, float most_height) {
    begin_panel("left", {margin, margin}, left_width, most_height);
    title(config, state);
    if (state.show_complaints) {
        for (const std::string& text : state.complaints) complaint(text);
    }
    if (state.learning.open) {
        lesson_panel(config, player, state);
        if (std::exchange(state.learning.turned, false)) ImGui::SetScrollY(0);
    }
    if (!lists_lessons(config, state)) {
        if (state.learning.open) ImGui::Separator();
        lock(config.look);
        ImGui::BeginDisabled(config.look.locked);
        loss_panel(config, player, state);
        ImGui::Dummy({0, 4});
        racers_panel(config, state);
        ImGui::Dummy({0, 4});
        noise_panel(config, player, state);
        ImGui::EndDisabled();
    }
    scroll_by_hand();
    ImGui::End();
}

void right_panel(Config& config, Player& player, State& state, ImVec2 size, float most_height) {
    begin_panel("right", {size.x - margin - right_width, margin}, right_width, most_height);
    tab_row(config.look, false, state.learning);
    const float button = ImGui::GetFrameHeight();
    to_the_right(button);
    if (icon_button(fonts::icon_panel_right, "fold the right panel", button))
        config.look.panels = panels_of(has_left(config.look), false);
    const bool is_left = config.look.tab == Tab::racers || config.look.tab == Tab::surface;
    tab_contents(is_left ? Tab::race : config.look.tab, config, player, state);
    scroll_by_hand();
    ImGui::End();
}

// Draws the rest of a folded panel.
void folded(const char* name, const char* icon, const char* tooltip, float x, bool right, Look& look) {
    const float side = ImGui::GetFrameHeight() + 2 * 6;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {6, 6});
    ImGui::SetNextWindowPos({right ? x - side : x, margin});
    ImGui::Begin(name, nullptr, fixed | ImGuiWindowFlags_AlwaysAutoResize);
    if (icon_button(icon, tooltip, ImGui::GetFrameHeight()))
        look.panels = panels_of(has_left(look) || !right, has_right(look) || right);
    ImGui::End();
    ImGui::PopStyleVar();
}

void docked(Config& config, Player& player, State& state, ImVec2 size) {
    const float most_height = size.y - 3 * margin - bar_height;
    if (has_left(config.look)) {
        left_panel(config, player, state, most_height);
    } else {
        folded("left folded", fonts::icon_panel_left, "surface and racers", margin, false, config.look);
    }
    if (has_right(config.look)) {
        right_panel(config, player, state, size, most_height);
    } else {
        folded("right folded", fonts::icon_panel_right, "race, step, slice and view", size.x - margin, true, config.look);
    }
    ImGui::SetNextWindowPos({margin, size.y - margin - bar_height});
    ImGui::SetNextWindowSize({size.x - 2 * margin, bar_height});
    ImGui::Begin("transport", nullptr, fixed | ImGuiWindowFlags_NoScrollbar);
    ImGui::SetCursorPosY(0.5F * (bar_height - ImGui::GetFrameHeight()));
    transport_panel(config, player, state, false);
    ImGui::End();
}

void sheet(Config& config, Player& player, State& state, ImVec2 size) {
    const float height = sheet_height(size.y);
    ImGui::SetNextWindowPos({0, size.y - height});
    ImGui::SetNextWindowSize({size.x, height});
    ImGui::Begin("sheet", nullptr, fixed);
    transport_panel(config, player, state, true);
    tab_row(config.look, true, state.learning);
    ImGui::BeginChild("contents");
    if (state.learning.open) {
        lesson_panel(config, player, state);
        if (std::exchange(state.learning.turned, false)) ImGui::SetScrollY(0);
        scroll_by_hand();
        ImGui::EndChild();
        return ImGui::End();
    }
    if (config.look.tab == Tab::share && ImGui::Button("help", {-1, 0})) state.help = true;
    if (config.look.tab == Tab::racers || config.look.tab == Tab::surface) {  // on the line of the heading
        const ImVec2 top = ImGui::GetCursorPos();
        to_the_right(2 * ImGui::GetFrameHeight() + 2);
        undo_buttons(config, state);
        ImGui::SetCursorPos({top.x, top.y + 0.33F * ImGui::GetFrameHeight()});
    }
    const bool locked = config.look.locked && (config.look.tab == Tab::racers || config.look.tab == Tab::surface);
    if (locked) lock(config.look);
    ImGui::BeginDisabled(locked);
    tab_contents(config.look.tab, config, player, state);
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
void without_controls(Look& look, ImVec2 size) {
    const float side = ImGui::GetFrameHeight() + 2 * 6;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {6, 6});
    ImGui::SetNextWindowPos({size.x - margin - side, size.y - margin - side});
    ImGui::Begin("hidden", nullptr, fixed | ImGuiWindowFlags_AlwaysAutoResize);
    if (icon_button(fonts::icon_sliders_horizontal, "show the controls", ImGui::GetFrameHeight())) look.controls = true;
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace

render::Viewport free_part(const Look& look, float width, float height) {
    if (look.embedded) return {width, height, 0, 0, width, height - slim_height};
    if (!look.controls) return {width, height, 0, 0, width, height};
    if (narrow(width)) return {width, height, 0, 0, width, height - sheet_height(height)};
    const float left = has_left(look) ? 2 * margin + left_width : margin;
    const float right = has_right(look) ? 2 * margin + right_width : margin;
    return {width, height, left, margin, width - right, height - 2 * margin - bar_height};
}

void panels(Config& config, Player& player, State& state) {
    forget_rooms();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    state.unfinished = false;
    state.chart.shown.reset();
    if (config.look.embedded) {
        embedded(player, state, size);
    } else if (!config.look.controls) {
        without_controls(config.look, size);
    } else {
        narrow(size.x) ? sheet(config, player, state, size) : docked(config, player, state, size);
    }
    if (state.help) help_panel(state);
    if (state.qr_code.large) large_qr_code(state.qr_code);
}

}  // namespace ravine::ui
