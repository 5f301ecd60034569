// The racers: one row each; that of the selected one is open and shows all parameters of its optimizer.
#include "document/lineup.hpp"
#include "fonts.hpp"
#include "ui/panels.hpp"
#include "ui/racer_row.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

namespace ravine::ui {
namespace {

struct Wish {
    std::size_t racer;
    RacerAction action;
};

void obey(const Wish& wish, Config& config) {
    switch (wish.action) {
        case RacerAction::solo: return solo_racer(config, wish.racer);
        case RacerAction::duplicate: return duplicate_racer(config, wish.racer);
        case RacerAction::up: return move_racer(config, wish.racer, -1);
        case RacerAction::down: return move_racer(config, wish.racer, 1);
        case RacerAction::remove: return remove_racer(config, wish.racer);
    }
}

// Draws the row, and its open part below, with a line in the racer's colour beside it.
std::optional<RacerAction> racer_part(Config& config, std::size_t racer, State& state) {
    std::optional<RacerAction> action = racer_row(config, racer);
    if (config.selected != static_cast<int>(racer)) return action;
    ImGui::Indent(gap);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    if (const auto other = open_racer(config, racer, state)) action = other;
    const ImVec2 bottom = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({top.x - gap, top.y}, {bottom.x - gap, bottom.y - gap}, racer_colour(racer), 3);
    ImGui::Unindent(gap);
    return action;
}

void new_ones(Config& config) {
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    const bool full = config.racers.size() >= most_racers;
    ImGui::BeginDisabled(full);
    if (ImGui::Button(fmt::format("{}  add a racer", fonts::icon_plus).c_str(), {half, 0})) {
        config.racers.push_back({"adam", {}});
        config.selected = static_cast<int>(config.racers.size()) - 1;
    }
    ImGui::EndDisabled();
    ImGui::SameLine();
    const std::size_t last = config.racers.size() - 1;
    const std::size_t racer = config.selected < 0 ? last : static_cast<std::size_t>(config.selected);
    ImGui::BeginDisabled(config.racers.empty() || !can_compare_rates(config, racer));
    if (ImGui::Button("compare 3 rates", {half, 0})) compare_rates(config, racer);
    ImGui::SetItemTooltip("In place of %s: a third of its learning rate, the same, and three times as much",
                          config.selected < 0 ? "the last racer" : "the selected racer");
    ImGui::EndDisabled();
    if (full) note("These are as many racers as fit.");
}

}  // namespace

void racers_panel(Config& config, State& state) {
    heading("RACERS");
    std::optional<Wish> wish;
    for (std::size_t racer = 0; racer < config.racers.size(); ++racer) {
        ImGui::PushID(static_cast<int>(racer));
        if (const auto action = racer_part(config, racer, state)) wish = {racer, *action};
        ImGui::PopID();
    }
    if (wish) obey(*wish, config);
    new_ones(config);
}

}  // namespace ravine::ui
