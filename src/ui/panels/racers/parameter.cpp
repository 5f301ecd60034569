#include "ui/panels/racers/parameter.hpp"

#include "document/typing.hpp"
#include "experiment/schedule.hpp"
#include "fonts.hpp"
#include "formula/number.hpp"
#include "ui/panels/racers/schedule_menu.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace ravine::ui {
namespace {

// A logarithmic slider cannot reach zero; zero is typed.
constexpr double smallest_on_log_scale = 1e-12;

void tell(ParameterEditing& editing, ImGuiID control, const Racer& racer, const Parameter& parameter, const Result<>& result) {
    editing.told = {control, setting_text(racer, parameter), fault_of(result, "##typed")};
}

void show_fault(ParameterEditing& editing, ImGuiID control, Racer& racer, const Parameter& parameter) {
    const ParameterEditing::Told& told = editing.told;
    if (told.control != control || told.fault.empty() || told.setting != setting_text(racer, parameter)) return;
    if (const auto correction = complaint(told.fault))
        tell(editing, control, racer, parameter, type_parameter(*correction, racer, parameter));
}

void type_value(Racer& racer, const Parameter& parameter, ImGuiID id, float width, ParameterEditing& editing) {
    bool& just_opened = editing.just_opened;
    std::string text = setting_text(racer, parameter);
    if (just_opened) ImGui::SetKeyboardFocusHere();
    if (value_field("##typed", text, width)) {
        const Result<> result = type_parameter(text, racer, parameter);
        tell(editing, id, racer, parameter, result);
    }
    const bool left = !just_opened && !ImGui::IsItemActive();
    just_opened = just_opened && !ImGui::IsItemActive();
    if (left && editing.typed == id) editing.typed = 0;
}

// Returns the highest number of three digits below an open end.
double last_slid(const Parameter& parameter) { return parameter.high - 1e-3 * (parameter.high - parameter.low); }

// Returns true if the slider just drawn is clicked for the second time, and undoes the first click, which has moved it.
bool is_opened(Racer& racer, const Parameter& parameter, const std::string& before, ParameterEditing::Pressed& pressed) {
    const bool second = is_second_click(ImGuiMouseButton_Left);
    if (ImGui::IsItemActivated() && !second) pressed = {ImGui::GetItemID(), before};
    if (!second || !ImGui::IsItemHovered() || !ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return false;
    if (pressed.slider == ImGui::GetItemID()) set_parameter(racer, parameter, pressed.setting);
    return true;
}

// Draws the slider, or a button with the formula in its place. Returns true if it is to become a field.
bool value_control(Racer& racer, const Parameter& parameter, float width, bool with_label, ParameterEditing& editing) {
    const std::string text = setting_text(racer, parameter);
    const auto value = read_number(text);
    const std::string label = with_label ? parameter.label + " " : std::string();
    const With face(Face::mono);
    if (value) {
        const bool log = parameter.scale == Scale::log;
        const double low = log ? std::max(parameter.low, smallest_on_log_scale) : parameter.low;
        double slid = *value;
        const std::string shown = label + fmt::format("{:.4g}", slid);
        if (filled_slider("##slider", slid, low, parameter.high, log, shown.c_str(), width)) {
            const double most = parameter_of(racer, parameter).open ? last_slid(parameter) : parameter.high;
            set_parameter(racer, parameter, fmt::format("{:.3g}", std::min(slid, most)));
        }
        return is_opened(racer, parameter, text, editing.pressed);
    }
    const float room = width - 2 * ImGui::GetStyle().FramePadding.x;
    return ImGui::Button((shortened(label + text, room) + "###formula").c_str(), {width, 0});
}

void number_control(Racer& racer, const Parameter& parameter, int steps, float width, Form form, ParameterEditing& editing) {
    const ImGuiID id = ImGui::GetID("value");
    if (editing.typed == id) return type_value(racer, parameter, id, width, editing);
    const bool has_menu = has_schedule_presets(parameter);
    const bool has_button = has_menu && form == Form::full;
    const float button = ImGui::GetFrameHeight();
    const float room = has_button ? width - button - gap : width;
    const bool open = value_control(racer, parameter, room, form == Form::short_with_label, editing);
    ImGui::SetItemTooltip("%s = %s\ndrag, or double-click to type a number or a formula of t, e.g. 0.1*0.97^t%s",
                          parameter.key.c_str(), setting_text(racer, parameter).c_str(),
                          has_menu ? "\nright-click for ready-made schedules" : "");
    if (has_menu && !is_drag(ImGuiMouseButton_Right)) ImGui::OpenPopupOnItemClick(schedule_menu_id);
    if (has_button) {
        ImGui::SameLine();
        if (icon_button(fonts::icon_chart_line, "ready-made schedules", button)) ImGui::OpenPopup(schedule_menu_id);
    }
    if (has_menu && schedule_menu(racer, parameter, steps)) editing.told = {};
    show_fault(editing, id, racer, parameter);
    if (open) {
        editing.typed = id;
        editing.just_opened = true;
        editing.told = {};
    }
}

void choice_control(Racer& racer, const Optimizer& optimizer, const Parameter& parameter, ParameterEditing& editing) {
    const int current = parameter.find_choice(setting_text(racer, parameter));
    const ImGuiID id = ImGui::GetID("value");
    if (const int chosen = choices(parameter.choice_names(), current); chosen >= 0) {
        set_parameter(racer, parameter, parameter.choices[static_cast<std::size_t>(chosen)].name);
        const std::vector<std::string> sentences = settle(racer, optimizer);
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
