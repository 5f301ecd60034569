// The transport: play and pause, single steps, both ends, speed, and the timeline.
#include "fonts.hpp"
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

namespace ravine::ui {
namespace {

void buttons(Player& player, float main_width) {
    if (icon_button(fonts::icon_skip_back, "to the start (Home)")) player.seek(0);
    ImGui::SameLine();
    if (icon_button(fonts::icon_step_back, "one step back (left arrow)")) player.step_by(-1);
    ImGui::SameLine();
    const std::string label = player.playing() ? std::string(fonts::icon_pause) + "  Pause" : std::string(fonts::icon_play) + "  Play";
    if (main_button((label + "###play").c_str(), main_width)) player.playing() ? player.pause() : player.play();
    ImGui::SameLine();
    if (icon_button(fonts::icon_step_forward, "one step on (right arrow)")) player.step_by(1);
    ImGui::SameLine();
    if (icon_button(fonts::icon_skip_forward, "to the end (End)")) player.seek(player.config().steps);
}

void speed(Player& player, float width) {
    double low = 1, high = 1000;
    ImGui::SetNextItemWidth(width);
    const int flags = ImGuiSliderFlags_Logarithmic | ImGuiSliderFlags_NoInput;
    ImGui::SliderScalar("##speed", ImGuiDataType_Double, &player.steps_per_second, &low, &high, "%.0f steps/s", flags);
    ImGui::SetItemTooltip("speed");
}

void timeline(Player& player, float width) {
    int step = player.step();
    ImGui::SetNextItemWidth(width);
    if (ImGui::SliderInt("##timeline", &step, 0, player.config().steps, "", ImGuiSliderFlags_NoInput)) {
        player.pause();
        player.seek(step);
    }
    ImGui::SetItemTooltip("timeline");
}

}  // namespace

void transport_panel(Player& player, bool narrow) {
    const std::string count = fmt::format("{} / {}", player.step(), player.config().steps);
    const float count_width = 96;
    if (narrow) {
        const float icons = 4 * (ImGui::CalcTextSize(fonts::icon_play).x + 2 * ImGui::GetStyle().FramePadding.x + gap);
        buttons(player, ImGui::GetContentRegionAvail().x - icons);
        timeline(player, ImGui::GetContentRegionAvail().x - count_width - gap);
    } else {
        buttons(player, 96);
        ImGui::SameLine();
        speed(player, 120);
        ImGui::SameLine();
        timeline(player, ImGui::GetContentRegionAvail().x - count_width - gap);
    }
    ImGui::SameLine();
    const With face(Face::mono);
    ImGui::AlignTextToFramePadding();
    const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(count.c_str()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room > 0 ? room : 0));
    ImGui::TextUnformatted(count.c_str());
}

}  // namespace ravine::ui
