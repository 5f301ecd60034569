#include "ui/panels/step/looked_at.hpp"

#include "analysis/standings.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

namespace ravine::ui {
namespace {

void choose_racer(Document& document, const char* sentence) {
    note(document.experiment.racers.empty() ? "Nobody races. Add a racer." : sentence);
    for (std::size_t racer = 0; racer < document.experiment.racers.size(); ++racer) {
        ImGui::PushID(static_cast<int>(racer));
        racer_dot(racer);
        ImGui::SameLine();
        const bool pressed = name_button(racer_name(document.experiment, racer), false, ImGui::GetContentRegionAvail().x);
        if (pressed) document.page.selected = static_cast<int>(racer);
        ImGui::PopID();
    }
}

void say_where_it_left(const Player& player, Commands& commands) {
    const auto racer = static_cast<std::size_t>(commands.document().page.selected);
    if (racer >= player.race().tracks().size()) return;
    const Track& track = player.race().tracks()[racer];
    const std::string name = racer_name(player.document().experiment, racer);
    if (!track.retired) return note(name + " is not in the race.");
    if (track.empty()) return complaint(fmt::format("{} never started: {}.", name, track.retired->reason));
    complaint(fmt::format("{} left the race at step {}: {}.", name, track.retired->step, track.retired->reason));
    const std::string label = fmt::format("go to its last step, {}", track.last());
    if (ImGui::Button(label.c_str(), {-1, 0})) commands.seek(track.last());
}

}  // namespace

const StepTrace* looked_at(const Model& model, Commands& commands, const char* sentence) {
    Document& document = commands.document();
    if (model.player.race().training()) {
        note("A network has more numbers than this tab can show: the Net tab has its layers.");
        return nullptr;
    }
    if (document.page.selected < 0) {
        choose_racer(document, sentence);
        return nullptr;
    }
    const bool its_own = model.trace && model.trace->racer == static_cast<std::size_t>(document.page.selected);
    if (its_own) return model.trace;
    if (model.trace_progress) {
        progress_bar(*model.trace_progress);
    } else if (!model.trace) {
        say_where_it_left(model.player, commands);
    }
    return nullptr;
}

}  // namespace ravine::ui
