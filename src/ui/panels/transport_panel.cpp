#include "ui/panels/transport_panel.hpp"

#include "analysis/standings.hpp"
#include "fonts.hpp"
#include "ui/arrangement.hpp"
#include "ui/layout.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr double slowest = 0.5, fastest = 10'000;  // steps per second
constexpr float knob = 8, tick_reach = 5;          // points
constexpr float name_room = 92;                    // of the main button, with an icon
constexpr float count_width = 104, mode_width = 44, least_room_for_steps = 440;
constexpr float narrow_gap = 6;
constexpr float speed_width = 60, least_timeline = 84;
constexpr int most_told = 8;  // events in one tooltip

std::string play_label(const Player& player, bool named) {
    if (!named) return player.playing() ? fonts::icon_pause : fonts::icon_play;
    return player.playing() ? fmt::format("{}  Pause", fonts::icon_pause) : fmt::format("{}  Play", fonts::icon_play);
}

// Draws the main button: while the user waits for a long race, it shows the progress and stops it.
void play_button(const Player& player, Commands& commands, float width) {
    if (const std::optional<Progress> progress = progress_of(player)) {
        if (stop_bar("###play", *progress, width)) commands.toggle();
        return;
    }
    if (main_button(fmt::format("{}###play", play_label(player, width >= name_room)).c_str(), width)) commands.toggle();
}

// The buttons beside Play that have room.
struct Beside {
    bool start = true, back = true, on = true, end = true;
};

// Draws Play and the buttons beside it in a line, and leaves the cursor on it.
void buttons(const Player& player, Commands& commands, float icon_width, float play_width, Beside beside = {}) {
    const auto button = [icon_width](bool shown, const char* icon, const char* name) {
        if (!shown) return false;
        const bool pressed = icon_button(icon, name, icon_width);
        ImGui::SameLine();
        return pressed;
    };
    if (button(beside.start, fonts::icon_skip_back, "to the start (Home)")) commands.seek(0);
    if (button(beside.back, fonts::icon_step_back, "one step back (left arrow)")) commands.step_by(-1);
    play_button(player, commands, play_width);
    ImGui::SameLine();
    if (button(beside.on, fonts::icon_step_forward, "one step on (right arrow)")) commands.step_by(1);
    if (button(beside.end, fonts::icon_skip_forward, "to the end (End)")) commands.seek(player.document().experiment.steps);
}

void speed(double now, Commands& commands, float width) {
    double slid = now;
    const std::string text = fmt::format("{:.{}f} steps/s", now, now < 10 ? 1 : 0);
    if (filled_slider("##speed", slid, slowest, fastest, true, text.c_str(), width)) commands.set_speed(slid);
    tooltip("speed");
}

// Draws a choice of speeds for a thumb.
void speed_menu(double now, Commands& commands, float width) {
    constexpr double speeds[] = {1, 5, 20, 100, 500, 2000, 10'000};
    if (ImGui::Button(fmt::format("{:.{}f}/s###speed", now, now < 10 && now != std::floor(now) ? 1 : 0).c_str(), {width, 0}))
        ImGui::OpenPopup("speeds");
    const ImVec2 corner{ImGui::GetItemRectMax().x, ImGui::GetItemRectMin().y - 4};
    ImGui::SetNextWindowPos(corner, ImGuiCond_Always, {1, 1});
    if (!ImGui::BeginPopup("speeds")) return;
    ImGui::PushStyleVar(ImGuiStyleVar_SelectableTextAlign, {0, 0.5F});
    for (const double speed : speeds) {
        const std::string text = fmt::format("{:.0f} step{} a second", speed, speed == 1 ? "" : "s");
        if (ImGui::Selectable(text.c_str(), speed == now, 0, {170, thumb})) commands.set_speed(speed);
    }
    ImGui::PopStyleVar();
    ImGui::EndPopup();
}

// Position of a step on the timeline.
struct Line {
    float left, width, middle;
    int steps;

    float x(double step) const { return left + width * static_cast<float>(step / std::max(steps, 1)); }
};

// Draws a tick for each event: short above the line for nearly all of the way down, through the line for a minimum, short below
// for leaving the race.
void timeline_event_ticks(const Line& line, const std::vector<TimelineEvent>& list) {
    using Kind = TimelineEvent::Kind;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    for (const TimelineEvent& timeline_event : list) {
        const float x = std::round(line.x(timeline_event.step));
        const float above = timeline_event.kind == Kind::out ? 0 : 10, below = timeline_event.kind == Kind::reached ? 0 : 10;
        draw.AddLine({x, line.middle - above}, {x, line.middle + below}, racer_colour(timeline_event.racer), 2);
    }
}

// Shows the events near the mouse, and the step there.
void timeline_tooltip(const Line& line, const Player& player, const std::vector<TimelineEvent>& list) {
    const float mouse = ImGui::GetIO().MousePos.x;
    const float part = std::clamp((mouse - line.left) / line.width, 0.0F, 1.0F);
    constexpr float above = 18;
    ImGui::SetNextWindowPos({mouse, line.middle - above}, ImGuiCond_Always, {part, 1});  // within the sides of the line
    ImGui::BeginTooltip();
    ImGui::TextDisabled("%s", fmt::format("step {:.0f}", part * static_cast<float>(line.steps)).c_str());
    int told = 0;
    for (const TimelineEvent& timeline_event : list) {
        if (std::abs(line.x(timeline_event.step) - mouse) > tick_reach || ++told > most_told) continue;
        racer_dot(timeline_event.racer);
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(
            fmt::format("{}: {}", racer_name(player.document().experiment, timeline_event.racer), timeline_event.sentence)
                .c_str());
    }
    if (told > most_told) ImGui::TextDisabled("and %d more", told - most_told);
    ImGui::EndTooltip();
}

// Draws a thin line with a knob; the area to grab is as high as a button.
void timeline(const Player& player, Commands& commands, TimelineEvents& events, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    ImGui::InvisibleButton("timeline", {width, height});
    const Line line{at.x + knob, width - 2 * knob, at.y + 0.5F * height, player.document().experiment.steps};
    if (ImGui::IsItemActive()) {
        commands.pause();
        commands.seek(static_cast<int>(
            std::lround((ImGui::GetIO().MousePos.x - line.left) / line.width * static_cast<float>(line.steps))));
    }
    events.update(player.race(), player.revision(), player.critical_points());
    if (is_pointed_at()) timeline_tooltip(line, player, events.list());
    const float here = line.x(player.cursor());
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled({at.x, line.middle - 2}, {at.x + width, line.middle + 2}, ImGui::GetColorU32(colours().border), 2);
    draw.AddRectFilled({at.x, line.middle - 2}, {here, line.middle + 2}, ImGui::GetColorU32(colours().accent), 2);
    if (player.behind()) {
        const float aim = line.x(player.wanted());
        draw.AddRectFilled({here, line.middle - 1}, {aim, line.middle + 1}, ImGui::GetColorU32(colours().accent), 1);
        draw.AddCircle({aim, line.middle}, knob - 1, ImGui::GetColorU32(colours().accent), 0, 2);
    }
    timeline_event_ticks(line, events.list());
    draw.AddCircleFilled({here, line.middle}, knob, ImGui::GetColorU32(colours().accent));
    draw.AddCircleFilled({here, line.middle}, knob - 2, ImGui::GetColorU32(colours().on_accent));
}

// Draws the shown step and the number of steps, or the step alone, at the right end of a room.
void step_count(const Player& player, float room, bool whole = true) {
    const std::string count =
        whole ? fmt::format("{} / {}", player.step(), player.document().experiment.steps) : std::to_string(player.step());
    const With face(Face::mono);
    ImGui::AlignTextToFramePadding();
    const float left = room - ImGui::CalcTextSize(count.c_str()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(left, 0.0F));
    ImGui::TextUnformatted(count.c_str());
}

// Returns the room for the greatest number of a step.
float width_of_steps(const Player& player) {
    const With face(Face::mono);
    return ImGui::CalcTextSize(std::to_string(player.document().experiment.steps).c_str()).x;
}

// The parts of a transport in one line. Those that have no room are left out, the least needed first: all have keys.
struct LineParts {
    float play, count = 0, timeline;
    bool on = false, back = false, speed = false, ends = false;

    LineParts(float room, float side, float width_of_steps) : play(std::max(side, thumb)) {
        float left = room - play - mode_width - 2 * narrow_gap - least_timeline;
        const auto widen = [&left](float width) {
            const bool fits = width <= left;
            if (fits) left -= width;
            return fits;
        };
        const auto take = [&widen](float width) { return widen(width + narrow_gap); };
        if (take(width_of_steps)) count = width_of_steps;
        on = take(side);
        back = on && take(side);
        speed = back && take(speed_width);
        ends = speed && take(2 * side + narrow_gap);
        if (ends && widen(name_room - play)) play = name_room;
        if (ends && count > 0 && widen(count_width - count)) count = count_width;
        timeline = least_timeline + left;
    }
};

// Switches between relief and map.
void mode_button(Document& document, float width) {
    const char* label = document.view.flat ? "3D###mode" : "2D###mode";
    if (ImGui::Button(label, {width, 0})) document.view.flat = !document.view.flat;
    tooltip(document.view.flat ? "the surface as a relief (M)" : "the surface as a map (M)");
}

}  // namespace

void TransportPanel::draw(const Model& model, Commands& commands) {
    const Player& player = model.player;
    if (!is_wide_window()) {
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {gap, 0.5F * (thumb - ImGui::GetFontSize())});
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {narrow_gap, gap});
        const float room = ImGui::GetContentRegionAvail().x - speed_width - narrow_gap;
        const bool ends = room - 4 * (thumb + narrow_gap) >= thumb;
        const float others = static_cast<float>(ends ? 4 : 2) * (thumb + narrow_gap);
        buttons(player, commands, thumb, std::max(1.0F, room - others), {.start = ends, .end = ends});
        speed_menu(player.steps_per_second, commands, speed_width);
        ImGui::PopStyleVar(2);
        timeline(player, commands, timeline_events_, ImGui::GetContentRegionAvail().x - count_width - mode_width - 2 * gap);
    } else {
        buttons(player, commands, 0, 96);
        speed(player.steps_per_second, commands, 120);
        ImGui::SameLine();
        timeline(player, commands, timeline_events_, ImGui::GetContentRegionAvail().x - count_width - mode_width - 2 * gap);
    }
    ImGui::SameLine();
    step_count(player, ImGui::GetContentRegionAvail().x - mode_width - gap);
    ImGui::SameLine();
    mode_button(commands.document(), mode_width);
}

void TransportPanel::draw_line(const Model& model, Commands& commands, float side) {
    const Player& player = model.player;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {4, 0.5F * (side - ImGui::GetFontSize())});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {narrow_gap, gap});
    const LineParts parts(ImGui::GetContentRegionAvail().x, side, width_of_steps(player));
    buttons(player, commands, side, parts.play, {parts.ends, parts.back, parts.on, parts.ends});
    if (parts.speed) {
        speed_menu(player.steps_per_second, commands, speed_width);
        ImGui::SameLine();
    }
    timeline(player, commands, timeline_events_, parts.timeline);
    ImGui::SameLine();
    if (parts.count > 0) {
        step_count(player, parts.count, parts.count == count_width);
        ImGui::SameLine();
    }
    mode_button(commands.document(), mode_width);
    ImGui::PopStyleVar(2);
}

void TransportPanel::draw_slim(const Model& model, Commands& commands) {
    const Player& player = model.player;
    const float room = ImGui::GetContentRegionAvail().x;
    buttons(player, commands, 0, 96, {.back = false, .on = room > least_room_for_steps, .end = false});
    timeline(player, commands, timeline_events_, ImGui::GetContentRegionAvail().x - count_width - gap);
    ImGui::SameLine();
    step_count(player, ImGui::GetContentRegionAvail().x);
}

}  // namespace ravine::ui
