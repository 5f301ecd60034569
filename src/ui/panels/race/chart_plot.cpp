#include "ui/panels/race/chart_plot.hpp"

#include "math/order.hpp"
#include "render/geometry/labels/ticks.hpp"
#include "ui/widgets/widgets.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace ravine::ui {
namespace {

constexpr double disc = 6, end_gap = 7;  // of a number, and between it and the end of its line

// The end of a racer's line.
struct End {
    std::size_t racer;
    ImVec2 at;
};

void text_at(ImVec2 at, const std::string& text, float align) {
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    ImGui::GetWindowDrawList()->AddText({std::round(at.x - align * width), std::round(at.y)},
                                        ImGui::GetColorU32(colours().quiet), text.c_str());
}

// Returns the points of a line: for each column its one value, or both ends, the one nearer to the line first.
std::vector<ImVec2> points_of(const ChartPlot& plot, std::span<const Column> columns) {
    std::vector<ImVec2> points;
    const double width = (plot.to - plot.from) / static_cast<double>(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].empty()) continue;
        // From edge to edge, so that first and last step stand at the ends.
        const double part = static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(columns.size() - 1, 1));
        const float x = plot.x(plot.from + part * width * static_cast<double>(columns.size()));
        float first = plot.y(columns[i].low), second = plot.y(columns[i].high);
        if (!points.empty() && std::abs(points.back().y - second) < std::abs(points.back().y - first)) std::swap(first, second);
        points.push_back({x, first});
        if (std::abs(first - second) > 0.7F) points.push_back({x, second});
    }
    return points;
}

// Draws the number of each racer right of its line's end, and a thin line to it.
void draw_numbers(const ChartPlot& plot, const std::vector<End>& ends) {
    std::vector<glm::dvec2> places;
    for (const End& end : ends) places.emplace_back(end.at.x, std::clamp(end.at.y, plot.low.y, plot.high.y));
    const std::vector<glm::dvec2> badges = render::place_badges(places, badge_room(plot.low.y, plot.high.y));
    const auto point = [](glm::dvec2 p) { return ImVec2{static_cast<float>(p.x), static_cast<float>(p.y)}; };
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < ends.size(); ++i) {
        draw.AddLine(point(places[i]), point(badges[i]), racer_colour(ends[i].racer), 1);
    }
    for (std::size_t i = 0; i < ends.size(); ++i) racer_disc(draw, point(badges[i]), static_cast<float>(disc), ends[i].racer);
}

}  // namespace

float ChartPlot::x(double position) const {
    return low.x + (high.x - low.x) * static_cast<float>((position - from) / (to - from));
}

float ChartPlot::y(double value) const {
    return high.y - (high.y - low.y) * static_cast<float>(std::clamp(scale.part(value), -1.0, 2.0));
}

double ChartPlot::position(float at) const {
    return from + (to - from) * static_cast<double>(std::clamp((at - low.x) / (high.x - low.x), 0.0F, 1.0F));
}

render::BadgeRoom badge_room(float top, float bottom) {
    constexpr double above_digits = 4;  // those of the axis
    return {disc, end_gap, static_cast<double>(top), static_cast<double>(bottom) - above_digits};
}

void draw_grid(const ChartPlot& plot, const std::vector<render::ChartScale::Tick>& values) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float half_line = 0.5F * ImGui::GetFontSize();
    for (const auto& tick : values) {
        const float y = std::round(plot.y(tick.value));
        draw.AddLine({plot.low.x, y}, {plot.high.x, y}, ImGui::GetColorU32(colours().border));
        text_at({plot.low.x - 6, y - half_line}, tick.text, 1);
    }
    const double step = std::max(1.0, render::nice_step(plot.from, plot.to, 4));
    for (const double tick : render::ticks(plot.from, plot.to, step)) {
        text_at({plot.x(tick), plot.high.y + 4}, render::tick_text(tick, step), 0.5F);
    }
}

void draw_lines(const ChartPlot& plot, const Series& series, const Document& document) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    std::vector<End> ends;
    draw.PushClipRect({plot.low.x - 1, plot.low.y - 1}, {plot.high.x + 1, plot.high.y + 1}, true);
    const auto line = [&](std::size_t racer, float thickness) {
        if (document.experiment.racers[racer].hidden) return;
        const std::vector<ImVec2> points = points_of(plot, series.line(racer));
        if (points.empty()) return;
        const auto count = static_cast<int>(points.size());
        draw.AddPolyline(points.data(), count, racer_colour(racer), ImDrawFlags_None, thickness);
        ends.push_back({racer, points.back()});
    };
    for (std::size_t racer = series.racers(); racer-- > 0;) {
        if (static_cast<int>(racer) != document.page.selected) line(racer, 1.5F);
    }
    if (document.page.selected >= 0 && document.page.selected < static_cast<int>(series.racers()))
        line(static_cast<std::size_t>(document.page.selected), 2.5F);
    draw.PopClipRect();
    sort_stably(ends, [](const End& a, const End& b) { return a.racer < b.racer; });
    draw_numbers(plot, ends);
}

}  // namespace ravine::ui
