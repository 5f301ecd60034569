// The standings: who leads at the step shown, and why the others are out.
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

void row(const Player& player, const Standing& standing, State& state) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%d", standing.rank);
    ImGui::TableNextColumn();
    racer_dot(standing.racer);
    ImGui::SameLine();
    const bool selected = state.selected == static_cast<int>(standing.racer);
    if (name_button(racer_name(player.config(), standing.racer), selected, ImGui::GetContentRegionAvail().x)) {
        state.selected = static_cast<int>(standing.racer);
    }
    ImGui::TableNextColumn();
    ImGui::AlignTextToFramePadding();
    const With face(Face::mono);
    text_right(standing.started ? fmt::format("{:.6g}", standing.loss) : "–");
}

}  // namespace

void standings_panel(const Player& player, State& state) {
    heading("STANDINGS");
    const std::vector<Standing> list = standings(player.race(), player.step());
    if (list.empty()) return note("Nobody races. Add a racer.");
    if (ImGui::BeginTable("standings", 3, ImGuiTableFlags_SizingStretchProp)) {
        ImGui::TableSetupColumn("rank", ImGuiTableColumnFlags_WidthFixed, 18);
        ImGui::TableSetupColumn("racer");
        ImGui::TableSetupColumn("loss", ImGuiTableColumnFlags_WidthFixed, 100);
        for (const Standing& standing : list) row(player, standing, state);
        ImGui::EndTable();
    }
    for (const Standing& standing : list) {
        const auto& retired = player.race().tracks()[standing.racer].retired;
        if (!standing.retired || !retired) continue;
        complaint(fmt::format("{} is out at step {}: {}.", racer_name(player.config(), standing.racer), retired->step,
                              retired->reason));
    }
}

}  // namespace ravine::ui
