// The transport: play and pause, single steps, both ends, speed, and the timeline.
#include "fonts.hpp"
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

#include <cmath>

namespace ravine::ui {
namespace {

void buttons(Player& player, float main_width) {
    if (icon_button(fonts::icon_skip_back, "to the start (Home)")) player.seek(0);
    ImGui::SameLine();
    if (icon_button(fonts::icon_step_back, "one step back (left arrow)")) player.step_by(-1);
    ImGui::SameLine();
    const std::string label =
        player.playing() ? std::string(fonts::icon_pause) + "  Pause" : std::string(fonts::icon_play) + "  Play";
    if (main_button((label + "###play").c_str(), main_width)) player.playing() ? player.pause() : player.play();
    ImGui::SameLine();
    if (icon_button(fonts::icon_step_forward, "one step on (right arrow)")) player.step_by(1);
    ImGui::SameLine();
    if (icon_button(fonts::icon_skip_forward, "to the end (End)")) player.seek(player.config().steps);
}

void speed(Player& player, float width) {
    const std::string text = fmt::format("{:.0f} steps/s", player.steps_per_second);
    filled_slider("##speed", player.steps_per_second, 1, 1000, true, text.c_str(), width);
    ImGui::SetItemTooltip("speed");
}

// A thin line with a knob; what can be grabbed is as high as a button.
void timeline(Player& player, float width) {
    const int steps = player.config().steps;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const float knob = 8;
    ImGui::InvisibleButton("timeline", {width, height});
    const float room = width - 2 * knob;
    if (ImGui::IsItemActive()) {
        player.pause();
        player.seek(
            static_cast<int>(std::lround((ImGui::GetIO().MousePos.x - at.x - knob) / room * static_cast<float>(steps))));
    }
    if (ImGui::IsItemHovered() && !ImGui::IsItemActive()) ImGui::SetTooltip("timeline");
    const float middle = at.y + 0.5F * height;
    const float here = at.x + knob + room * static_cast<float>(player.cursor()) / static_cast<float>(steps);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled({at.x, middle - 2}, {at.x + width, middle + 2}, ImGui::GetColorU32(colours().border), 2);
    draw.AddRectFilled({at.x, middle - 2}, {here, middle + 2}, ImGui::GetColorU32(colours().accent), 2);
    draw.AddCircleFilled({here, middle}, knob, ImGui::GetColorU32(colours().accent));
    draw.AddCircleFilled({here, middle}, knob - 2, ImGui::GetColorU32(colours().on_accent));
}

// From the relief to the map and back.
void mode_button(Config& config, float width) {
    const char* label = config.look.flat ? "3D###mode" : "2D###mode";
    if (ImGui::Button(label, {width, 0})) config.look.flat = !config.look.flat;
    ImGui::SetItemTooltip("%s (M)", config.look.flat ? "the surface as a relief" : "the surface as a map");
}

}  // namespace

void transport_panel(Config& config, Player& player, bool narrow) {
    const std::string count = fmt::format("{} / {}", player.step(), player.config().steps);
    const float count_width = 104, mode_width = 44;
    if (narrow) {
        const float icons = 4 * (ImGui::CalcTextSize(fonts::icon_play).x + 2 * ImGui::GetStyle().FramePadding.x + gap);
        buttons(player, ImGui::GetContentRegionAvail().x - icons);
        timeline(player, ImGui::GetContentRegionAvail().x - count_width - mode_width - 2 * gap);
    } else {
        buttons(player, 96);
        ImGui::SameLine();
        speed(player, 120);
        ImGui::SameLine();
        timeline(player, ImGui::GetContentRegionAvail().x - count_width - mode_width - 2 * gap);
    }
    ImGui::SameLine();
    {
        const With face(Face::mono);
        ImGui::AlignTextToFramePadding();
        const float room = ImGui::GetContentRegionAvail().x - mode_width - gap - ImGui::CalcTextSize(count.c_str()).x;
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room > 0 ? room : 0));
        ImGui::TextUnformatted(count.c_str());
    }
    ImGui::SameLine();
    mode_button(config, mode_width);
}

}  // namespace ravine::ui
