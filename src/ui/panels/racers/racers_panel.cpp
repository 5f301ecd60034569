// The racers: one row each; that of the selected one is open and shows all parameters of its optimizer. Below, the noise of
// their gradients.
#include "analysis/standings.hpp"
#include "document/lineup.hpp"
#include "document/surface_races.hpp"
#include "fonts.hpp"
#include "ui/layout.hpp"
#include "ui/panels/racers/noise.hpp"
#include "ui/panels/racers/racer_row.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

namespace ravine::ui {
namespace {

struct Wish {
    std::size_t racer;
    RacerAction action;
};

void obey(const Wish& wish, Document& document) {
    switch (wish.action) {
        case RacerAction::solo: return solo_racer(document, wish.racer);
        case RacerAction::duplicate: return duplicate_racer(document, wish.racer);
        case RacerAction::up: return move_racer(document, wish.racer, -1);
        case RacerAction::down: return move_racer(document, wish.racer, 1);
        case RacerAction::remove: return remove_racer(document, wish.racer);
    }
}

// Draws the row, and its open part below, with a line in the racer's colour beside it.
std::optional<RacerAction> racer_part(Document& document, std::size_t racer, float names, RacerEditing& editing) {
    std::optional<RacerAction> action = racer_row(document, racer, names, editing);
    if (document.page.selected != static_cast<int>(racer)) return action;
    ImGui::Indent(gap);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    if (const auto other = open_racer(document, racer, editing)) action = other;
    const ImVec2 bottom = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({top.x - gap, top.y}, {bottom.x - gap, bottom.y - gap}, racer_colour(racer), 3);
    ImGui::Unindent(gap);
    return action;
}

// Draws a button that takes the racers, start and steps which the catalogue has for the surface.
void surface_race_button(Commands& commands, float width) {
    Document& document = commands.document();
    const bool trains = document.experiment.network.has_value();
    ImGui::BeginDisabled((!trains && !race_of_surface(document.experiment.loss)) || has_race_of_surface(document));
    if (ImGui::Button(trains ? "usual racers" : "surface's racers", {width, 0})) {
        take_race_of_surface(document);
        commands.restart();
    }
    tooltip(trains ? "Race those whose losses fall on all data sets, each at its own pace"
                   : "Race those that show what this surface is there for, from their start");
    ImGui::EndDisabled();
}

void compare_button(Document& document, std::size_t racer, int rates, const std::string& text, float width) {
    const std::string name = document.experiment.racers.empty() ? "the racer" : racer_name(document.experiment, racer);
    ImGui::BeginDisabled(document.experiment.racers.empty() || !can_compare_rates(document, racer, rates));
    if (ImGui::Button(fmt::format("{}##{}", shortened(text, width - gap), rates).c_str(), {width, 0}))
        compare_rates(document, racer, rates);
    tooltip(fmt::format("In place of {}: a third of its learning rate, the same, and three times as much{}", name,
                        rates == 5 ? "; and a tenth and ten times" : ""));
    ImGui::EndDisabled();
}

void new_ones(Commands& commands) {
    Document& document = commands.document();
    std::vector<Racer>& racers = document.experiment.racers;
    const float room = ImGui::GetContentRegionAvail().x, half = 0.5F * (room - gap),
                five = ImGui::CalcTextSize("or 5").x + 3 * gap;
    const bool full = racers.size() >= most_racers;
    ImGui::BeginDisabled(full);
    if (ImGui::Button(fmt::format("{}  add a racer", fonts::icon_plus).c_str(), {half, 0})) {
        racers.push_back({"adam", {}});
        document.page.selected = static_cast<int>(racers.size()) - 1;
    }
    ImGui::EndDisabled();
    ImGui::SameLine();
    surface_race_button(commands, half);
    const std::size_t racer = document.page.selected < 0 ? racers.size() - 1 : static_cast<std::size_t>(document.page.selected);
    const std::string whose = racers.empty() ? "" : " of " + racer_name(document.experiment, racer);
    compare_button(document, racer, 3, "compare 3 rates" + whose, room - gap - five);
    ImGui::SameLine();
    compare_button(document, racer, 5, "or 5", five);
    if (full) note("These are as many racers as fit.");
}

// Tells what is to be seen in the surface's race. While others are raced the sentence stays, so that nothing below moves, and
// says whose it is.
void look_for(const Document& document) {
    const SurfaceRace* const race = document.experiment.network ? nullptr : race_of_surface(document.experiment.loss);
    if (!race) return;
    note(fmt::format("{}: {}", has_race_of_surface(document) ? "What to look for" : "In the surface's own race",
                     race->look_for));
}

class RacersPanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;
    void forget_typing() override {
        editing_.parameters.told = {};
        editing_.modifier_fault.clear();
        seed_fault_.clear();
    }

  private:
    RacerEditing editing_;
    Fault seed_fault_;
};

void RacersPanel::draw(const Model& model, Commands& commands) {
    Document& document = commands.document();
    heading("RACERS");
    std::optional<Wish> wish;
    const float names = widest_name(document.experiment);
    editing_.parameters.constants = constants_of(document.experiment);
    for (std::size_t racer = 0; racer < document.experiment.racers.size(); ++racer) {
        ImGui::PushID(static_cast<int>(racer));
        if (const auto action = racer_part(document, racer, names, editing_)) wish = {racer, *action};
        ImGui::PopID();
    }
    if (wish) obey(*wish, document);
    new_ones(commands);
    look_for(document);
    if (is_wide_window()) ImGui::Dummy({0, 4});
    const Race& race = model.player.race();
    const std::size_t rows = race.training() ? race.training()->network.rows() : race.loss() ? race.loss()->rows() : 0;
    draw_noise(document, static_cast<int>(rows), seed_fault_);
}

}  // namespace

std::unique_ptr<Panel> make_racers_panel() { return std::make_unique<RacersPanel>(); }

}  // namespace ravine::ui
