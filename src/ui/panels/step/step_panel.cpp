// Step by step: the rule of the selected racer with the numbers of this step in it.
#include "analysis/standings.hpp"
#include "analysis/typeset.hpp"
#include "fonts.hpp"
#include "text/number_text.hpp"
#include "ui/panels/step/looked_at.hpp"
#include "ui/panels/step/rule_text.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <cctype>

namespace ravine::ui {
namespace {

std::string capitals(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

// Whose step it is and which one, and the buttons to the steps beside it.
void title(const Player& player, Commands& commands) {
    const Document& document = commands.document();
    const int step = player.step();
    const bool last = step >= player.document().experiment.steps;
    const std::string name = capitals(racer_name(document.experiment, static_cast<std::size_t>(document.page.selected)));
    ImGui::AlignTextToFramePadding();
    heading(
        (last ? fmt::format("{}, STEP {}", name, step) : fmt::format("{}, FROM STEP {} TO {}", name, step, step + 1)).c_str());
    const float button = ImGui::GetFrameHeight();
    to_the_right(2 * button + 4);
    ImGui::BeginDisabled(step == 0);
    if (icon_button(fonts::icon_chevron_left, "previous step", button)) commands.step_by(-1);
    ImGui::EndDisabled();
    ImGui::SameLine(0, 4);
    ImGui::BeginDisabled(last);
    if (icon_button(fonts::icon_chevron_right, "next step", button)) commands.step_by(1);
    ImGui::EndDisabled();
}

void outcome(const StepTrace& trace, const Player& player) {
    if (trace.move) {
        const Vector by = trace.move->by;
        return note(fmt::format("The step: {},\n{} long.", value_text({"x", by}), number_text(norm(by))));
    }
    if (trace.retires) {
        const Track& track = player.race().tracks()[trace.racer];
        return complaint(track.retired ? fmt::format("It cannot go on: {}.", track.retired->reason)
                                       : std::string("It cannot go on from here."));
    }
    note("This is the last step of the race. The numbers are what one more would begin with.");
}

class StepPanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;

  private:
    std::optional<Noted> noted_;
};

void StepPanel::draw(const Model& model, Commands& commands) {
    const Document& document = commands.document();
    const bool chosen =
        document.page.selected >= 0 && document.page.selected < static_cast<int>(document.experiment.racers.size());
    chosen ? title(model.player, commands) : heading("STEP BY STEP");
    const StepTrace* trace = looked_at(model, commands, "Choose a racer to see its rule with the numbers of this step.");
    if (!trace) return;
    rule_text(*trace, noted_);
    ImGui::Separator();
    outcome(*trace, model.player);
    const With face(Face::fine);
    const bool finger = by_finger();
    note(finger ? "Tap a quantity to see what it means." : "Click a quantity, or press Q, to see what it means.");
}

}  // namespace

std::unique_ptr<Panel> make_step_panel() { return std::make_unique<StepPanel>(); }

}  // namespace ravine::ui
