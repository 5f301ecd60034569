#include "ui/parameter.hpp"

#include "race/number.hpp"
#include "race/schedule.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ravine::ui {
namespace {

// A logarithmic slider cannot reach zero; zero is typed.
constexpr double smallest_on_log_scale = 1e-12;

// The slider that a double click turned into a field, and what is wrong with what was typed there.
ImGuiID typed = 0;
bool just_opened = false;
std::string typing_error;

void type_value(Racer& racer, const Parameter& parameter, ImGuiID id, float width) {
    std::string text = setting_text(racer, parameter);
    if (just_opened) ImGui::SetKeyboardFocusHere();
    const bool changed = value_field("##typed", text, width);
    if (changed) {
        const ScheduleResult result = Schedule::read(parameter, text);
        typing_error = result.complaint;
        const auto number = read_number(text);
        if (result.complaint.empty()) set_parameter(racer, parameter, number ? fmt::format("{}", *number) : text);
    }
    const bool left = !just_opened && !ImGui::IsItemActive();
    just_opened = just_opened && !ImGui::IsItemActive();
    if (left && typed == id) typed = 0;
}

// The frame of a slider, filled up to the value, behind a slider whose own parts are transparent.
void fill_behind(float width, float fraction) {
    const ImVec2 low = ImGui::GetCursorScreenPos();
    const ImVec2 high{low.x + width, low.y + ImGui::GetFrameHeight()};
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(low, high, ImGui::GetColorU32(colours().field), radius);
    const float end = low.x + width * std::clamp(fraction, 0.0F, 1.0F);
    if (end > low.x + 2) draw.AddRectFilled(low, {end, high.y}, ImGui::GetColorU32(colours().active), radius);
    draw.AddRect(low, high, ImGui::GetColorU32(colours().border), radius);
}

void slide(Racer& racer, const Parameter& parameter, double value, float width, const std::string& format) {
    const bool log = parameter.scale == Scale::log;
    const double low = log ? std::max(parameter.low, smallest_on_log_scale) : parameter.low;
    const double high = parameter.high;
    const double fraction = log ? std::log(std::max(value, low) / low) / std::log(high / low) : (value - low) / (high - low);
    fill_behind(width, static_cast<float>(fraction));
    for (const auto part : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_SliderGrab,
                            ImGuiCol_SliderGrabActive, ImGuiCol_Border}) {
        ImGui::PushStyleColor(part, ImVec4{});
    }
    ImGui::SetNextItemWidth(width);
    const int flags = ImGuiSliderFlags_NoInput | (log ? ImGuiSliderFlags_Logarithmic : 0);
    if (ImGui::SliderScalar("##slider", ImGuiDataType_Double, &value, &low, &high, format.c_str(), flags)) {
        set_parameter(racer, parameter, fmt::format("{:.3g}", value));
    }
    ImGui::PopStyleColor(6);
}

void number_control(Racer& racer, const Parameter& parameter, float width, bool with_label) {
    const ImGuiID id = ImGui::GetID("value");
    if (typed == id) return type_value(racer, parameter, id, width);
    const std::string text = setting_text(racer, parameter);
    const auto value = read_number(text);
    const std::string label = with_label ? std::string(parameter.label) + " " : std::string();
    const With face(Face::mono);
    bool open = false;
    if (value) {
        slide(racer, parameter, *value, width, label + fmt::format("{:.4g}", *value));
        open = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    } else {
        open = ImGui::Button((label + text).c_str(), {width, 0});
    }
    ImGui::SetItemTooltip("%s: drag, or double-click to type a number or a formula of t, e.g. 0.1*0.97^t", parameter.key.data());
    if (open) {
        typed = id;
        just_opened = true;
        typing_error.clear();
    }
}

// One button per choice, on as many lines as they need.
void choice_control(Racer& racer, const Parameter& parameter) {
    const std::string current = setting_text(racer, parameter);
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    bool first = true;
    for (const std::string_view choice : parameter.choices) {
        const float width = ImGui::CalcTextSize(choice.data()).x + 2 * ImGui::GetStyle().FramePadding.x;
        if (!first && ImGui::GetItemRectMax().x + 2 + width < right) ImGui::SameLine(0, 2);
        first = false;
        ImGui::PushStyleColor(ImGuiCol_Button, choice == current ? colours().active : ImVec4{});
        ImGui::PushStyleColor(ImGuiCol_Border, ImVec4{});
        if (ImGui::Button(choice.data())) set_parameter(racer, parameter, std::string(choice));
        ImGui::PopStyleColor(2);
    }
}

}  // namespace

void parameter_control(Racer& racer, const Parameter& parameter, float width, bool with_label) {
    ImGui::PushID(parameter.key.data());
    if (parameter.is_choice()) {
        ImGui::BeginGroup();
        choice_control(racer, parameter);
        ImGui::EndGroup();
    } else {
        number_control(racer, parameter, width, with_label);
    }
    ImGui::PopID();
}

}  // namespace ravine::ui
