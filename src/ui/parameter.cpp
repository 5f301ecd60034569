#include "ui/parameter.hpp"

#include "fonts.hpp"
#include "race/number.hpp"
#include "race/schedule.hpp"
#include "ui/schedule_menu.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine::ui {
namespace {

// A logarithmic slider cannot reach zero; zero is typed.
constexpr double smallest_on_log_scale = 1e-12;

// The slider that a double click turned into a field, and what is wrong with what was typed there.
ImGuiID typed = 0, complained = 0;
bool just_opened = false;
Fault typing_error;

void take_value(Racer& racer, const Parameter& parameter, ImGuiID id, const std::string& text) {
    const ScheduleResult result = Schedule::read(parameter, text);
    typing_error = {result.complaint, result.corrections, 1, ImGui::GetID("##typed")};
    complained = id;
    const auto number = read_number(text);
    if (result.complaint.empty()) set_parameter(racer, parameter, number ? fmt::format("{}", *number) : result.text);
}

void type_value(Racer& racer, const Parameter& parameter, ImGuiID id, float width) {
    std::string text = setting_text(racer, parameter);
    if (just_opened) ImGui::SetKeyboardFocusHere();
    const bool changed = value_field("##typed", text, width);
    if (changed) take_value(racer, parameter, id, text);
    const bool left = !just_opened && !ImGui::IsItemActive();
    just_opened = just_opened && !ImGui::IsItemActive();
    if (left && typed == id) typed = 0;
}

// The slider, or a button with the formula that is in its place. True when it is to become a field.
bool value_control(Racer& racer, const Parameter& parameter, float width, bool with_label) {
    const std::string text = setting_text(racer, parameter);
    const auto value = read_number(text);
    const std::string label = with_label ? std::string(parameter.label) + " " : std::string();
    const With face(Face::mono);
    if (value) {
        const bool log = parameter.scale == Scale::log;
        const double low = log ? std::max(parameter.low, smallest_on_log_scale) : parameter.low;
        double slid = *value;
        const std::string shown = label + fmt::format("{:.4g}", slid);
        if (filled_slider("##slider", slid, low, parameter.high, log, shown.c_str(), width)) {
            set_parameter(racer, parameter, fmt::format("{:.3g}", slid));
        }
        return ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    }
    const float room = width - 2 * ImGui::GetStyle().FramePadding.x;
    return ImGui::Button((shortened(label + text, room) + "###formula").c_str(), {width, 0});
}

void number_control(Racer& racer, const Parameter& parameter, int steps, float width, Form form) {
    const ImGuiID id = ImGui::GetID("value");
    if (typed == id) return type_value(racer, parameter, id, width);
    const bool has_menu = has_schedule_presets(parameter);
    const bool has_button = has_menu && form == Form::full;
    const float button = ImGui::GetFrameHeight();
    const float room = has_button ? width - button - gap : width;
    const bool open = value_control(racer, parameter, room, form == Form::short_with_label);
    ImGui::SetItemTooltip("%s = %s\ndrag, or double-click to type a number or a formula of t, e.g. 0.1*0.97^t%s",
                          parameter.key.data(), setting_text(racer, parameter).c_str(),
                          has_menu ? "\nright-click for ready-made schedules" : "");
    if (has_menu) ImGui::OpenPopupOnItemClick(schedule_menu_id);
    if (has_button) {
        ImGui::SameLine();
        if (icon_button(fonts::icon_chart_line, "ready-made schedules", button)) ImGui::OpenPopup(schedule_menu_id);
    }
    if (has_menu && schedule_menu(racer, parameter, steps)) complained = 0;
    if (complained == id) {
        if (const auto correction = ui::complaint(typing_error)) take_value(racer, parameter, id, *correction);
    }
    if (open) {
        typed = id;
        just_opened = true;
        complained = 0;
    }
}

void choice_control(Racer& racer, const Parameter& parameter) {
    const std::string current = setting_text(racer, parameter);
    const auto at = std::find(parameter.choices.begin(), parameter.choices.end(), current) - parameter.choices.begin();
    const int chosen = choices(parameter.choices, static_cast<int>(at));
    if (chosen >= 0) set_parameter(racer, parameter, std::string(parameter.choices[static_cast<std::size_t>(chosen)]));
}

}  // namespace

void parameter_control(Racer& racer, const Parameter& parameter, int steps, float width, Form form) {
    ImGui::PushID(parameter.key.data());
    if (parameter.is_choice()) {
        ImGui::BeginGroup();
        choice_control(racer, parameter);
        ImGui::EndGroup();
    } else {
        number_control(racer, parameter, steps, width, form);
    }
    ImGui::PopID();
}

}  // namespace ravine::ui
