#include "ui/panels/racers/racer_row.hpp"

#include "analysis/standings.hpp"
#include "document/lineup.hpp"
#include "fonts.hpp"
#include "rules/glossary.hpp"
#include "text/number_text.hpp"
#include "ui/panels/racers/modifiers.hpp"
#include "ui/panels/racers/optimizer_choice.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <string>

namespace ravine::ui {
namespace {

constexpr float label_width = 100;

void eye(Racer& racer, float width) {
    const char* icon = racer.hidden ? fonts::icon_eye_off : fonts::icon_eye;
    if (quiet_icon_button(icon, racer.hidden ? "show the ball" : "hide the ball; it races on", width, racer.hidden))
        racer.hidden = !racer.hidden;
}

struct Entry {
    RacerAction action;
    const char *icon, *name;
    bool enabled;
};

// Returns all actions on a racer, for buttons and menu alike.
std::vector<Entry> entries_of(const Document& document, std::size_t racer) {
    const std::size_t count = document.experiment.racers.size();
    return {
        {RacerAction::solo, fonts::icon_target, is_solo(document, racer) ? "show all racers" : "hide all others", count > 1},
        {RacerAction::duplicate, fonts::icon_copy, "duplicate", count < most_racers},
        {RacerAction::up, fonts::icon_chevron_up, "move up", racer > 0},
        {RacerAction::down, fonts::icon_chevron_down, "move down", racer + 1 < count},
        {RacerAction::remove, fonts::icon_trash_2, "remove", true}};
}

std::optional<RacerAction> menu(Document& document, std::size_t racer) {
    std::optional<RacerAction> chosen;
    if (!is_drag(ImGuiMouseButton_Right)) ImGui::OpenPopupOnItemClick("actions");
    if (!ImGui::BeginPopup("actions")) return chosen;
    Racer& own = document.experiment.racers[racer];
    if (ImGui::Selectable(own.hidden ? "show" : "hide")) own.hidden = !own.hidden;
    for (const Entry& entry : entries_of(document, racer)) {
        if (ImGui::Selectable(entry.name, false, entry.enabled ? 0 : ImGuiSelectableFlags_Disabled)) chosen = entry.action;
    }
    ImGui::EndPopup();
    return chosen;
}

std::optional<RacerAction> buttons(Document& document, std::size_t racer, RacerEditing& editing) {
    std::optional<RacerAction> pressed;
    const float button = ImGui::GetFrameHeight();
    for (const Entry& entry : entries_of(document, racer)) {
        ImGui::BeginDisabled(!entry.enabled);
        if (entry.action == RacerAction::remove) {
            ImGui::SameLine(0, 2);
            modifier_button(document, racer, button, editing.modifier_fault);
            to_the_right(button);
        } else if (entry.action != RacerAction::solo) {
            ImGui::SameLine(0, 2);
        }
        const bool active = entry.action == RacerAction::solo && is_solo(document, racer);
        if (quiet_icon_button(entry.icon, entry.name, button, active)) pressed = entry.action;
        ImGui::EndDisabled();
    }
    return pressed;
}

// Draws a small arrow back at the end of a label, if there is something to reset.
bool reset_button(const std::string& name) {
    const float button = ImGui::GetTextLineHeight() + 6;
    ImGui::SameLine(label_width - button - 2);
    return quiet_icon_button(fonts::icon_rotate_ccw, name.c_str(), button, false);
}

void parameter_row(Racer& racer, const Optimizer& optimizer, const Parameter& parameter, int steps, ParameterEditing& editing) {
    ImGui::PushID(parameter.key.c_str());
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", parameter.label.c_str());
    if (const Meaning& meaning = meaning_of(optimizer, parameter.key); !meaning.text.empty()) {
        tooltip(fmt::format("{}: {}", parameter.label, meaning.text));
    }
    const std::string usual = default_text(parameter);
    if (setting_text(racer, parameter) != usual && reset_button(fmt::format("back to {}, the default", usual)))
        set_parameter(racer, parameter, usual);
    ImGui::PopID();
    ImGui::SameLine(label_width);
    parameter_control(racer, optimizer, parameter, steps, ImGui::GetContentRegionAvail().x, Form::full, editing);
    const std::string_view text = parameter.convention(setting_text(racer, parameter));
    if (text.empty()) return;
    const With face(Face::fine);
    note(std::string(text));
}

void own_start(Racer& racer) {
    if (!racer.start) return;
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("start");
    tooltip("Its own: drag its ring, or click the surface with Shift held, to move it");
    const bool reset = reset_button("back to the start of the race");
    ImGui::SameLine(label_width);
    {
        const With face(Face::mono);
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(fmt::format("{}, {}", number_text(racer.start->x, 6), number_text(racer.start->y, 6)).c_str());
    }
    if (reset) racer.start.reset();
}

}  // namespace

float widest_name(const Experiment& experiment) {
    float widest = 0;
    for (std::size_t racer = 0; racer < experiment.racers.size(); ++racer)
        widest = std::max(widest, ImGui::CalcTextSize(racer_name(experiment, racer).c_str()).x);
    return widest;
}

std::optional<RacerAction> racer_row(Document& document, std::size_t racer, float names, RacerEditing& editing) {
    constexpr float least_rate = 58, widest_rate = 104, padding = 4;
    assert(racer < document.experiment.racers.size());
    Racer& own = document.experiment.racers[racer];
    const bool selected = document.page.selected == static_cast<int>(racer);
    const float button = ImGui::GetFrameHeight();
    if (own.hidden) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.5F);
    racer_dot(racer);
    ImGui::SameLine();
    const Parameter* rate = rate_of(document.experiment, own);
    editing.parameters.constants = constants_of(document.experiment);
    const bool has_slider = rate && !selected;
    const float row = ImGui::GetContentRegionAvail().x;
    const float slider = std::clamp(row - button - 2 * gap - padding - names, least_rate, widest_rate);
    const float name = row - (has_slider ? slider + gap : 0) - button - gap;
    const std::string whole = racer_name(document.experiment, racer), shown = shortened(whole, name - 10);
    if (name_button(shown, selected, name)) document.page.selected = selected ? -1 : static_cast<int>(racer);
    if (shown != whole) tooltip(whole);
    const std::optional<RacerAction> action = menu(document, racer);
    if (has_slider) {
        ImGui::SameLine();
        parameter_control(own, *optimizer_of(document.experiment, own), *rate, document.experiment.steps, slider,
                          Form::short_with_label, editing.parameters);
    }
    to_the_right(button);
    const bool was_hidden = own.hidden;
    eye(own, button);
    if (was_hidden) ImGui::PopStyleVar();
    return action;
}

std::optional<RacerAction> open_racer(Document& document, std::size_t racer, RacerEditing& editing) {
    assert(racer < document.experiment.racers.size());
    const std::optional<RacerAction> action = buttons(document, racer, editing);
    Racer& own = document.experiment.racers[racer];
    optimizer_choice(own, document.experiment.catalogue, editing.optimizer_search);
    modifiers_around(document, racer, editing.modifier_fault);
    if (const Optimizer* optimizer = optimizer_of(document.experiment, own)) {
        own_start(own);
        for (const Parameter& parameter : optimizer->parameters)
            parameter_row(own, *optimizer, parameter, document.experiment.steps, editing.parameters);
        note(optimizer->source);
        if (const std::string checked = checked_against(*optimizer); !checked.empty()) note("Checked against " + checked + ".");
    }
    return action;
}

}  // namespace ravine::ui
