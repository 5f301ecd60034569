// The racers: one row each, of which the selected one is open and shows all parameters of its optimizer.
#include "fonts.hpp"
#include "optimizers/catalogue.hpp"
#include "race/standings.hpp"
#include "ui/panels.hpp"
#include "ui/parameter.hpp"
#include "ui/widgets.hpp"

#include <algorithm>

namespace ravine::ui {
namespace {

constexpr float label_width = 100;

void optimizer_choice(Racer& racer) {
    const Optimizer* current = find_optimizer(racer.optimizer);
    ImGui::SetNextItemWidth(-1);
    if (!ImGui::BeginCombo("##optimizer", current ? current->title.data() : "?")) return;
    for (const Optimizer* optimizer : optimizers()) {
        if (ImGui::Selectable(optimizer->title.data(), optimizer == current)) racer = {std::string(optimizer->key), {}};
        ImGui::SetItemTooltip("%s", optimizer->source.data());
    }
    ImGui::EndCombo();
}

void open_row(Racer& racer, int steps) {
    optimizer_choice(racer);
    const Optimizer* optimizer = find_optimizer(racer.optimizer);
    if (!optimizer) return;
    for (const Parameter& parameter : optimizer->parameters) {
        ImGui::AlignTextToFramePadding();
        ImGui::TextDisabled("%s", parameter.label.data());
        ImGui::SameLine(label_width);
        parameter_control(racer, parameter, steps, ImGui::GetContentRegionAvail().x, Form::full);
    }
    note(std::string(optimizer->source));
}

// The row that is always there: colour, name, learning rate, remove. True when it is to be removed.
bool closed_row(Config& config, std::size_t racer) {
    const bool selected = config.selected == static_cast<int>(racer);
    const float button = ImGui::GetFrameHeight();
    const float slider = 104;
    racer_dot(racer);
    ImGui::SameLine();
    const float name = ImGui::GetContentRegionAvail().x - slider - button - 2 * gap;
    if (name_button(racer_name(config, racer), selected, name)) config.selected = selected ? -1 : static_cast<int>(racer);
    const Optimizer* optimizer = find_optimizer(config.racers[racer].optimizer);
    const int rate = optimizer ? find_parameter(*optimizer, "lr") : -1;
    if (rate >= 0 && !selected) {
        ImGui::SameLine();
        parameter_control(config.racers[racer], optimizer->parameters[static_cast<std::size_t>(rate)], config.steps, slider,
                          Form::short_with_label);
    }
    to_the_right(button);
    return icon_button(fonts::icon_x, "remove this racer", button);
}

}  // namespace

void racers_panel(Config& config, State&) {
    heading("RACERS");
    std::size_t removed = config.racers.size();
    for (std::size_t racer = 0; racer < config.racers.size(); ++racer) {
        ImGui::PushID(static_cast<int>(racer));
        if (closed_row(config, racer)) removed = racer;
        if (config.selected == static_cast<int>(racer)) {
            ImGui::Indent(gap);
            const ImVec2 top = ImGui::GetCursorScreenPos();
            open_row(config.racers[racer], config.steps);
            const ImVec2 bottom = ImGui::GetCursorScreenPos();
            ImGui::GetWindowDrawList()->AddLine({top.x - gap, top.y}, {bottom.x - gap, bottom.y - gap}, racer_colour(racer), 3);
            ImGui::Unindent(gap);
        }
        ImGui::PopID();
    }
    if (removed < config.racers.size()) {
        config.racers.erase(config.racers.begin() + static_cast<std::ptrdiff_t>(removed));
        if (config.selected == static_cast<int>(removed)) config.selected = -1;
        if (config.selected > static_cast<int>(removed)) --config.selected;
    }
    const bool full = config.racers.size() >= most_racers;
    ImGui::BeginDisabled(full);
    if (ImGui::Button((std::string(fonts::icon_plus) + "  add a racer").c_str(), {-1, 0})) {
        config.racers.push_back({"adam", {}});
        config.selected = static_cast<int>(config.racers.size()) - 1;
    }
    ImGui::EndDisabled();
    if (full) note("These are as many racers as fit.");
}

}  // namespace ravine::ui
