// The standings: who leads at the step shown, and what has become of everyone.
#include "race/standings.hpp"
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

namespace ravine::ui {
namespace {

void text_right(const std::string& text) {
    const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(text.c_str()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room > 0 ? room : 0));
    ImGui::TextUnformatted(text.c_str());
}

constexpr float rank_width = 18, loss_width = 100;

// Rank, name and loss, and below the name what has become of the ball.
void row(Config& config, const Player& player, const Standing& standing) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%d", standing.rank);
    ImGui::SameLine(ImGui::GetCursorPosX() + rank_width + gap);
    racer_dot(standing.racer);
    ImGui::SameLine();
    const float left = ImGui::GetCursorPosX() + 2;
    const bool selected = config.selected == static_cast<int>(standing.racer);
    const float name_width = ImGui::GetContentRegionAvail().x - loss_width - gap;
    if (name_button(racer_name(player.config(), standing.racer), selected, name_width)) {
        config.selected = static_cast<int>(standing.racer);
    }
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    {
        const With face(Face::mono);
        text_right(standing.started ? fmt::format("{:.6g}", standing.loss) : "–");
    }
    const With face(Face::fine);
    ImGui::SetCursorPos({left, ImGui::GetCursorPosY() - gap - 0.5F * ImGui::GetStyle().FramePadding.y});
    const std::string& verdict = player.verdicts()[standing.racer].sentence;
    standing.retired ? complaint(verdict) : note(verdict);
}

}  // namespace

void race_panel(Config& config, Player& player, State& state) {
    heading("STANDINGS");
    const std::vector<Standing> list = standings(player.race(), player.step());
    if (list.empty()) return note("Nobody races. Add a racer.");
    for (const Standing& standing : list) row(config, player, standing);
    chart_panel(config, player, state);
}

}  // namespace ravine::ui
