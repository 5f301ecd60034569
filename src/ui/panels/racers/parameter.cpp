#include "ui/panels/racers/parameter.hpp"

#include "document/typing.hpp"
#include "experiment/schedule.hpp"
#include "fonts.hpp"
#include "formula/number.hpp"
#include "text/number_text.hpp"
#include "ui/panels/racers/schedule_menu.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/number_field.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace ravine::ui {
namespace {

// A logarithmic slider cannot reach zero; zero is typed.
constexpr double smallest_on_log_scale = 1e-12;
constexpr const char* number_id = "##number";

// Returns "learning rate η", or the label where that is a word of its own.
std::string full_name(const Parameter& parameter) {
    return parameter.role == ParameterRole::learning_rate ? "learning rate " + parameter.label : parameter.label;
}

void tell(ParameterEditing& editing, ImGuiID control, const Racer& racer, const Parameter& parameter, const Result<>& result) {
    editing.told = {control, setting_text(racer, parameter), fault_of(result, number_id)};
}

void show_fault(ParameterEditing& editing, ImGuiID control, Racer& racer, const Parameter& parameter) {
    ParameterEditing::Told& told = editing.told;
    if (told.control != control || told.fault.empty() || told.setting != setting_text(racer, parameter)) return;
    if (const auto correction = complaint(told.fault))
        tell(editing, control, racer, parameter, type_parameter(*correction, racer, parameter, editing.constants));
}

// Returns the highest number of three digits below an open end.
double last_slid(const Parameter& parameter) { return parameter.high - 1e-3 * (parameter.high - parameter.low); }

NumberScale scale_of(const Racer& racer, const Parameter& parameter) {
    const double high = parameter_of(racer, parameter).open ? last_slid(parameter) : parameter.high;
    if (parameter.scale == Scale::linear) return {parameter.low, high};
    NumberScale scale{std::max(parameter.low, smallest_on_log_scale), high, true};
    scale.from_zero = parameter.fallback > 0 ? parameter.fallback : 1e-6 * high;
    return scale;
}

std::string help_of(const Racer& racer, const Parameter& parameter, bool has_menu) {
    return fmt::format("{} = {}\ndrag (Shift: finer), or double-click to type\na number or a formula of t, e.g. 0.1*0.97^t{}",
                       full_name(parameter), setting_text(racer, parameter),
                       has_menu ? "\nright-click for ready-made schedules" : "");
}

void number_control(Racer& racer, const Parameter& parameter, int steps, float width, Form form, ParameterEditing& editing) {
    const bool has_menu = has_schedule_presets(parameter);
    const bool has_button = has_menu && form == Form::full;
    const float button = ImGui::GetFrameHeight();
    const std::string text = setting_text(racer, parameter);
    const auto value = read_number(text);
    const std::string label = form == Form::short_with_label ? parameter.label + " " : std::string();
    const NumberTexts texts{label + (value ? number_text(*value) : text), text};
    const NumberEdit edit =
        number_field(number_id, value, scale_of(racer, parameter), texts, has_button ? width - button - gap : width);
    if (edit.moved) set_parameter(racer, parameter, fmt::format("{}", *edit.moved));
    if (edit.typed)
        tell(editing, ImGui::GetID("value"), racer, parameter,
             type_parameter(*edit.typed, racer, parameter, editing.constants));
    tooltip(help_of(racer, parameter, has_menu));
    if (has_menu && !is_drag(ImGuiMouseButton_Right)) ImGui::OpenPopupOnItemClick(schedule_menu_id);
    if (has_button) {
        ImGui::SameLine();
        if (icon_button(fonts::icon_chart_line, "ready-made schedules", button)) ImGui::OpenPopup(schedule_menu_id);
    }
    if (has_menu && schedule_menu(racer, parameter, steps)) editing.told = {};
    show_fault(editing, ImGui::GetID("value"), racer, parameter);
}

void choice_control(Racer& racer, const Optimizer& optimizer, const Parameter& parameter, ParameterEditing& editing) {
    const int current = parameter.find_choice(setting_text(racer, parameter));
    const ImGuiID id = ImGui::GetID("value");
    if (const int chosen = choices(parameter.choice_names(), current); chosen >= 0) {
        set_parameter(racer, parameter, parameter.choices[static_cast<std::size_t>(chosen)].name);
        const std::vector<std::string> sentences = settle(racer, optimizer, editing.constants);
        tell(editing, id, racer, parameter,
             sentences.empty() ? Result<>() : Failure{fmt::format("{}", fmt::join(sentences, "\n"))});
    }
    show_fault(editing, id, racer, parameter);
}

}  // namespace

void parameter_control(Racer& racer, const Optimizer& optimizer, const Parameter& parameter, int steps, float width, Form form,
                       ParameterEditing& editing) {
    ImGui::PushID(parameter.key.c_str());
    if (parameter.is_choice()) {
        ImGui::BeginGroup();
        choice_control(racer, optimizer, parameter, editing);
        ImGui::EndGroup();
    } else {
        number_control(racer, parameter, steps, width, form, editing);
    }
    ImGui::PopID();
}

}  // namespace ravine::ui
