#include "ui/panels/rules/own_parameters.hpp"

#include "analysis/typeset.hpp"
#include "experiment/experiment.hpp"
#include "fonts.hpp"
#include "formula/number.hpp"
#include "rules/glossary.hpp"
#include "rules/own_parameter.hpp"
#include "rules/own_role.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace ravine::ui {
namespace {

constexpr float label_width = 84;
constexpr double smallest_on_log_scale = 1e-12;

void label(const Optimizer& definition, const std::string& name) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", shortened(name_text(definition, name), label_width - gap).c_str());
    const std::string& text = meaning_of(definition, name).text;
    tooltip(text.empty() ? name : name + ": " + text);
    ImGui::SameLine(label_width);
}

// Draws a slider for the default. Returns true if it has changed.
bool default_slider(Parameter& parameter, float width) {
    const With face(Face::mono);
    const bool log = parameter.scale == Scale::log;
    const double low = log ? std::max(parameter.low, smallest_on_log_scale) : parameter.low;
    double slid = parameter.fallback;
    const std::string shown = number_text(slid);
    if (!filled_slider("##slider", slid, low, parameter.high, log, shown.c_str(), width)) return false;
    parameter.fallback = std::clamp(read_number(fmt::format("{:.3g}", slid)).value_or(slid), parameter.low, parameter.high);
    return true;
}

// Takes what is typed as a part of the definition, if it can be one.
bool take(Parameter& parameter, const std::string& text, const char* field, Fault& fault) {
    const Result<Parameter, PartFault> read = read_own_parameter(parameter.key, text);
    if (!read) {
        fault = fault_of(Failure{fmt::format("{}: {}", parameter.key, read.error().why)}, field);
        return false;
    }
    fault.clear();
    parameter = *read;
    return true;
}

// Draws a field for one number or the label, with what stands before. Returns the typed text.
std::optional<std::string> part_field(const char* name, std::string text, float width) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", name);
    ImGui::SameLine();
    if (!value_field(fmt::format("##{}", name).c_str(), text, width)) return std::nullopt;
    return text;
}

bool range_fields(Parameter& parameter, Fault& fault) {
    const auto text_of = [&](const std::string& value, const std::string& low, const std::string& high, bool log,
                             const std::string& name) {
        return fmt::format("{}:{}:{}:{}:{}", value, low, high, log ? "log" : "linear", name);
    };
    const std::string value = fmt::format("{}", parameter.fallback), low = fmt::format("{}", parameter.low),
                      high = fmt::format("{}", parameter.high);
    const bool log = parameter.scale == Scale::log;
    const float width = 62;
    bool changed = false;
    ImGui::Indent(gap);
    if (const auto typed = part_field("from", low, width))
        changed = take(parameter, text_of(value, *typed, high, log, parameter.label), "##from", fault);
    ImGui::SameLine();
    if (const auto typed = part_field("to", high, width))
        changed = take(parameter, text_of(value, low, *typed, log, parameter.label), "##to", fault);
    ImGui::SameLine();
    constexpr std::string_view scales[] = {"log"};
    if (choices(scales, log ? 0 : -1) == 0)
        changed = take(parameter, text_of(value, low, high, !log, parameter.label), "##to", fault);
    tooltip("The slider's scale: each step a factor");
    if (const auto typed = part_field("default", value, width))
        changed = take(parameter, text_of(*typed, low, high, log, parameter.label), "##default", fault);
    ImGui::SameLine();
    if (const auto typed = part_field("label", parameter.label, -1))
        changed = take(parameter, text_of(value, low, high, log, *typed), "##label", fault);
    field_complaint(fault);
    ImGui::Unindent(gap);
    return changed;
}

bool parameter_part(const Optimizer& definition, Parameter& parameter, OwnParameters& editing) {
    label(definition, parameter.key);
    if (parameter.is_choice()) {
        ImGui::TextUnformatted(fmt::format("{}", fmt::join(parameter.choice_names(), " or ")).c_str());
        return false;
    }
    const float button = ImGui::GetFrameHeight();
    bool changed = default_slider(parameter, ImGui::GetContentRegionAvail().x - button - gap);
    tooltip("The default of " + parameter.key + ", which racers have that say nothing else");
    ImGui::SameLine();
    const bool open = editing.open == parameter.key;
    if (quiet_icon_button(fonts::icon_sliders_horizontal, "range, scale and label", button, open)) {
        editing.open = open ? "" : parameter.key;
        editing.fault.clear();
    }
    if (open) changed = range_fields(parameter, editing.fault) || changed;
    return changed;
}

// Draws the choice of a state's role. Returns true if it has changed.
bool role_part(const Optimizer& definition, const std::string& state, Sketch& sketch) {
    const auto own =
        std::find_if(sketch.roles.begin(), sketch.roles.end(), [&](const auto& each) { return each.first == state; });
    const std::string_view word = own == sketch.roles.end() ? std::string_view() : std::string_view(own->second);
    label(definition, state);
    ImGui::SetNextItemWidth(-1);
    if (!ImGui::BeginCombo("##role", word.empty() ? "as its name says" : word.data())) return false;
    std::optional<std::string_view> chosen;
    if (two_lines("as its name says", "m and v follow gradients, s their squares", word.empty())) chosen = "";
    for (const OwnRole& role : own_roles()) {
        if (two_lines(std::string(role.word), std::string(role.text), role.word == word)) chosen = role.word;
    }
    if (chosen) ImGui::CloseCurrentPopup();
    ImGui::EndCombo();
    if (!chosen || *chosen == word) return false;
    std::erase_if(sketch.roles, [&](const auto& each) { return each.first == state; });
    if (!chosen->empty()) sketch.roles.emplace_back(state, *chosen);
    return true;
}

}  // namespace

bool draw_own_parameters(const Optimizer& definition, Sketch& sketch, OwnParameters& editing) {
    bool changed = false;
    if (!definition.parameters.empty()) heading("PARAMETERS");
    for (Parameter parameter : definition.parameters) {
        ImGui::PushID(parameter.key.c_str());
        if (parameter_part(definition, parameter, editing)) {
            set_known(sketch, parameter);
            changed = true;
        }
        ImGui::PopID();
    }
    if (definition.around || definition.state.empty()) return changed;
    heading("KEPT FROM STEP TO STEP");
    for (const std::string& state : definition.state) {
        ImGui::PushID(state.c_str());
        changed = role_part(definition, state, sketch) || changed;
        ImGui::PopID();
    }
    return changed;
}

}  // namespace ravine::ui
