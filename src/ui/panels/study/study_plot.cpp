#include "ui/panels/study/study_plot.hpp"

#include "ui/widgets/theme.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr float number_gap = 5;
constexpr int wanted_across = 4, wanted_up = 5;
constexpr double most_parts = 50;  // beyond the plot, so that a float holds it

double value_at(const render::ChartScale& scale, double part) {
    const double value = scale.low + part * (scale.high - scale.low);
    return scale.log ? std::pow(10.0, value) : value;
}

bool is_inside(double part) { return part > -1e-6 && part < 1 + 1e-6; }

}  // namespace

render::ChartScale scale_between(double low, double high, bool log) {
    return log ? render::ChartScale{std::log10(low), std::log10(high), true} : render::ChartScale{low, high, false};
}

ImVec2 StudyPlot::at(double x, double y) const {
    const double across = std::clamp(along.part(x), -most_parts, most_parts),
                 upward = std::clamp(up.part(y), -most_parts, most_parts);
    return {low.x + static_cast<float>(across) * (high.x - low.x), high.y - static_cast<float>(upward) * (high.y - low.y)};
}

double StudyPlot::along_at(float column) const {
    return value_at(along, static_cast<double>(std::clamp((column - low.x) / (high.x - low.x), 0.0F, 1.0F)));
}

double StudyPlot::up_at(float row) const {
    return value_at(up, static_cast<double>(std::clamp((high.y - row) / (high.y - low.y), 0.0F, 1.0F)));
}

void place_plot(const char* id, StudyPlot& plot, float height) {
    const With face(Face::small);
    float numbers = 0;
    for (const auto& tick : plot.up.ticks(wanted_up)) numbers = std::max(numbers, ImGui::CalcTextSize(tick.text.c_str()).x);
    const float line = ImGui::GetTextLineHeight(), width = ImGui::GetContentRegionAvail().x;
    ImGui::Dummy({0, line});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    plot.low = {at.x + numbers + number_gap, at.y};
    plot.high = {at.x + width - 4, at.y + height};
    ImGui::Dummy({width, height + 2 * line + 4});
    const ImVec2 end = ImGui::GetCursorPos();
    ImGui::SetCursorScreenPos(plot.low);
    ImGui::InvisibleButton(id, {plot.high.x - plot.low.x, plot.high.y - plot.low.y});
    ImGui::SetCursorPos(end);
}

void draw_plot_axes(const StudyPlot& plot, const std::string& along, const std::string& up) {
    const With face(Face::small);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImU32 line = ImGui::GetColorU32(colours().border), text = ImGui::GetColorU32(colours().quiet);
    const float height = ImGui::GetTextLineHeight();
    draw.AddRectFilled(plot.low, plot.high, ImGui::GetColorU32(colours().field), 2);
    for (const auto& tick : plot.along.ticks(wanted_across)) {
        if (along.empty() || !is_inside(plot.along.part(tick.value))) continue;
        const float x = std::round(plot.at(tick.value, 0).x), width = ImGui::CalcTextSize(tick.text.c_str()).x;
        draw.AddLine({x, plot.low.y}, {x, plot.high.y}, line);
        draw.AddText({std::clamp(x - 0.5F * width, plot.low.x, plot.high.x - width), plot.high.y + 3}, text, tick.text.c_str());
    }
    for (const auto& tick : plot.up.ticks(wanted_up)) {
        const double part = plot.up.part(tick.value);
        if (!is_inside(part)) continue;
        const float y = std::round(plot.high.y - static_cast<float>(part) * (plot.high.y - plot.low.y));
        draw.AddLine({plot.low.x, y}, {plot.high.x, y}, line);
        const float top = std::clamp(y - 0.5F * height, plot.low.y, plot.high.y - height);
        draw.AddText({plot.low.x - number_gap - ImGui::CalcTextSize(tick.text.c_str()).x, top}, text, tick.text.c_str());
    }
    const float width = ImGui::CalcTextSize(along.c_str()).x;
    draw.AddText({0.5F * (plot.low.x + plot.high.x - width), plot.high.y + 3 + height}, text, along.c_str());
    draw.AddText({plot.low.x, plot.low.y - height - 1}, text, up.c_str());
}

}  // namespace ravine::ui
