#include "ui/panels/surface/constants.hpp"

#include "analysis/typeset.hpp"
#include "document/typing.hpp"
#include "formula/number.hpp"
#include "loss/surfaces.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr float field_width = 68;

struct Range {
    double low, high;
};

// Returns the range of a slider about a value: up to the next 2, 5 or 10 of a power of ten, on both sides of zero.
Range range_about(double value) {
    const double magnitude = std::abs(value);
    if (magnitude == 0) return {-2, 2};
    const double power = std::pow(10.0, std::floor(std::log10(magnitude)));
    for (const double step : {2.0, 5.0, 10.0}) {
        if (magnitude < step * power) return {-step * power, step * power};
    }
    return {-20 * power, 20 * power};
}

// Rounds a value of a slider to three digits, and to 0 near it.
double rounded(double value, Range range) {
    constexpr double near = 0.01;
    if (std::abs(value) < near * range.high) return 0;
    return read_number(fmt::format("{:.3g}", value)).value_or(value);
}

// Keeps the range while the slider is held, or its end would flee from the hand.
bool slider(double& value, const SurfaceConstant* own, float width) {
    ImGuiStorage& storage = *ImGui::GetStateStorage();
    const ImGuiID low = ImGui::GetID("low"), high = ImGui::GetID("high"), hold = ImGui::GetID("held");
    const Range usual = own ? Range{own->low, own->high} : range_about(value);
    const bool held = storage.GetBool(hold);
    const Range range = held ? Range{storage.GetFloat(low), storage.GetFloat(high)} : usual;
    if (!held) {
        storage.SetFloat(low, static_cast<float>(range.low));
        storage.SetFloat(high, static_cast<float>(range.high));
    }
    double slid = value;
    const bool moved = filled_slider("##slider", slid, range.low, range.high, false, "", width);
    storage.SetBool(hold, ImGui::IsItemActive());
    if (moved) value = rounded(slid, range);
    return moved;
}

bool field(double& value, Fault& fault, const std::string& name) {
    const With face(Face::mono);
    std::string text = fmt::format("{:.6g}", value);
    if (!value_field("##value", text, -1)) return false;
    fault = fault_of(type_number(text, value), "##value");
    if (!fault.empty()) fault.sentence = fmt::format("{}: {}", name, fault.sentence);
    return fault.empty();
}

}  // namespace

void draw_constants(Document& document, Fault& fault) {
    std::vector<formula::Constant> constants = constants_of(document.experiment);
    if (constants.empty()) {
        fault.clear();
        return;
    }
    const Surface* surface = find_surface(document.experiment.loss);
    float names = 0;
    for (const auto& constant : constants)
        names = std::max(names, ImGui::CalcTextSize(typeset_formula(constant.name).c_str()).x);
    bool changed = false;
    for (std::size_t i = 0; i < constants.size(); ++i) {
        formula::Constant& constant = constants[i];
        ImGui::PushID(constant.name.c_str());
        ImGui::AlignTextToFramePadding();
        ImGui::TextDisabled("%s", typeset_formula(constant.name).c_str());
        ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + names + gap);
        const float width = ImGui::GetContentRegionAvail().x - field_width - gap;
        const bool is_own = surface && i < surface->constants.size();
        changed = slider(constant.value, is_own ? &surface->constants[i] : nullptr, width) || changed;
        tooltip(fmt::format("{}, a constant: drag, or type its value", typeset_formula(constant.name)));
        ImGui::SameLine();
        changed = field(constant.value, fault, constant.name) || changed;
        ImGui::PopID();
    }
    if (changed) set_constants(document.experiment, std::move(constants));
    field_complaint(fault);
}

}  // namespace ravine::ui
