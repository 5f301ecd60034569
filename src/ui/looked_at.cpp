#include "ui/looked_at.hpp"

#include "analysis/standings.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

namespace ravine::ui {
namespace {

void choose_racer(Config& config, const char* sentence) {
    note(config.racers.empty() ? "Nobody races. Add a racer." : sentence);
    for (std::size_t racer = 0; racer < config.racers.size(); ++racer) {
        ImGui::PushID(static_cast<int>(racer));
        racer_dot(racer);
        ImGui::SameLine();
        const bool pressed = name_button(racer_name(config, racer), false, ImGui::GetContentRegionAvail().x);
        if (pressed) config.selected = static_cast<int>(racer);
        ImGui::PopID();
    }
}

void say_where_it_left(const Config& config, Player& player) {
    const auto racer = static_cast<std::size_t>(config.selected);
    if (racer >= player.race().tracks().size()) return;
    const Track& track = player.race().tracks()[racer];
    const std::string name = racer_name(player.config(), racer);
    if (!track.retired) return note(name + " is not in the race.");
    if (track.empty()) return complaint(fmt::format("{} never started: {}.", name, track.retired->reason));
    complaint(fmt::format("{} left the race at step {}: {}.", name, track.retired->step, track.retired->reason));
    const std::string label = fmt::format("go to its last step, {}", track.last());
    if (ImGui::Button(label.c_str(), {-1, 0})) player.seek(track.last());
}

}  // namespace

const StepTrace* looked_at(Config& config, Player& player, const State& state, const char* sentence) {
    if (config.selected < 0) {
        choose_racer(config, sentence);
        return nullptr;
    }
    const bool its_own = state.trace && state.trace->racer == static_cast<std::size_t>(config.selected);
    if (its_own) return state.trace;
    if (state.trace_behind || state.trace) {
        note("A moment: the steps up to here are taken again.");
    } else {
        say_where_it_left(config, player);
    }
    return nullptr;
}

}  // namespace ravine::ui
