#include "ui/widgets/plane_plot.hpp"

#include "render/geometry/labels/ticks.hpp"
#include "ui/widgets/theme.hpp"

#include <algorithm>
#include <string>

namespace ravine::ui {
namespace {

constexpr float number_gap = 5;

}  // namespace

ImVec2 PlanePlot::at(double along, double up) const {
    const double u = (along - left) / (right - left), v = (up - lowest) / (highest - lowest);
    // Clamps far points, which a float could not hold.
    return {low.x + static_cast<float>(u) * (high.x - low.x),
            high.y - static_cast<float>(std::clamp(v, -50.0, 50.0)) * (high.y - low.y)};
}

float number_width(const PlanePlot& plot) {
    const With face(Face::small);
    const double up = render::nice_step(plot.lowest, plot.highest, 4);
    float width = ImGui::CalcTextSize("\u22120.05").x;  // of most, so that the plot seldom moves
    for (const double tick : render::ticks(plot.lowest, plot.highest, up))
        width = std::max(width, ImGui::CalcTextSize(render::tick_text(tick, up).c_str()).x);
    return width + number_gap;
}

void draw_axes(ImDrawList& list, const PlanePlot& plot) {
    const With face(Face::small);
    const ImU32 line = ImGui::GetColorU32(colours().border), text = ImGui::GetColorU32(colours().quiet);
    const double across = render::nice_step(plot.left, plot.right, 5), up = render::nice_step(plot.lowest, plot.highest, 4);
    list.AddRectFilled(plot.low, plot.high, ImGui::GetColorU32(colours().field), radius);
    for (const double tick : render::ticks(plot.left, plot.right, across)) {
        const float x = plot.at(tick, plot.lowest).x;
        const std::string number = render::tick_text(tick, across);
        const float half = 0.5F * ImGui::CalcTextSize(number.c_str()).x;
        list.AddLine({x, plot.low.y}, {x, plot.high.y}, line);
        const float left = std::clamp(x - half, plot.low.x, plot.high.x - 2 * half);
        list.AddText({left, plot.high.y + 3}, text, number.c_str());
    }
    for (const double tick : render::ticks(plot.lowest, plot.highest, up)) {
        const float y = plot.at(plot.left, tick).y, height = ImGui::GetTextLineHeight();
        list.AddLine({plot.low.x, y}, {plot.high.x, y}, line);
        const std::string number = render::tick_text(tick, up);
        const float top = std::clamp(y - 0.5F * height, plot.low.y, plot.high.y - height);
        list.AddText({plot.low.x - number_gap - ImGui::CalcTextSize(number.c_str()).x, top}, text, number.c_str());
    }
}

}  // namespace ravine::ui
