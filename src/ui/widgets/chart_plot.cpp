#include "ui/widgets/chart_plot.hpp"

#include "analysis/stability.hpp"
#include "math/order.hpp"
#include "render/colours.hpp"
#include "render/geometry/labels/chart_extent.hpp"
#include "render/geometry/labels/ticks.hpp"
#include "render/geometry/paths/dashes.hpp"
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
    float opacity;
};

void text_at(ImDrawList& draw, ImVec2 at, const std::string& text, float align) {
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    draw.AddText({std::round(at.x - align * width), std::round(at.y)}, ImGui::GetColorU32(colours().quiet), text.c_str());
}

// Returns the columns of a racer up to a step.
std::span<const Column> columns_until(const ChartPlot& plot, const Series& series, const Track& track, std::size_t racer,
                                      int step) {
    const double last = axis_position(track, plot.request.by, step);
    if (last < plot.request.from) return {};
    return series.line(racer).first(plot.request.column(std::min(last, plot.request.to)) + 1);
}

std::vector<ImVec2> points_of(const ChartPlot& plot, std::span<const Column> columns) {
    std::vector<ImVec2> points;
    const ImVec2 size{plot.high.x - plot.low.x, plot.high.y - plot.low.y};
    const double least_apart = 0.7 / static_cast<double>(size.y);
    for (const glm::dvec2& place : render::chart_line(columns, plot.request.columns, plot.scale, least_apart)) {
        points.emplace_back(plot.low.x + size.x * static_cast<float>(place.x),
                            plot.high.y - size.y * static_cast<float>(place.y));
    }
    return points;
}

// Draws a line in pieces that do not turn back: at a sharp joint Dear ImGui would thin it to nothing.
void draw_pieces(ImDrawList& draw, const std::vector<ImVec2>& line, ImU32 colour, float thickness) {
    for (std::size_t first = 0, i = 1; i < line.size(); ++i) {
        const ImVec2 before = line[i - 1], here = line[i], next = line[std::min(i + 1, line.size() - 1)];
        if ((here.x - before.x) * (next.x - here.x) + (here.y - before.y) * (next.y - here.y) > 0) continue;
        draw.AddPolyline(&line[first], static_cast<int>(i - first) + 1, colour, ImDrawFlags_None, thickness);
        first = i;
    }
}

// Marks the place at the edge where a line leaves the plot first, if it does.
void mark_exit(ImDrawList& draw, const ChartPlot& plot, const std::vector<ImVec2>& points, ImU32 colour) {
    const auto outside = [&](ImVec2 p) { return p.y < plot.low.y - 1 || p.y > plot.high.y + 1; };
    const auto exit = std::find_if(points.begin(), points.end(), outside);
    if (exit == points.end()) return;
    constexpr float half = 4, height = 6;
    const bool above = exit->y < plot.low.y;
    const float edge = above ? plot.low.y : plot.high.y, base = edge + (above ? height : -height);
    const ImVec2 tip{exit->x, edge}, left{exit->x - half, base}, right{exit->x + half, base};
    above ? draw.AddTriangleFilled(tip, right, left, colour) : draw.AddTriangleFilled(tip, left, right, colour);
}

// Draws the number of each racer right of its line's end, and a thin line to it.
void draw_numbers(ImDrawList& draw, const ChartPlot& plot, const std::vector<End>& ends) {
    std::vector<glm::dvec2> places;
    places.reserve(ends.size());
    for (const End& end : ends) places.emplace_back(end.at.x, std::clamp(end.at.y, plot.low.y, plot.high.y));
    const std::vector<glm::dvec2> badges = render::place_badges(places, badge_room(plot.low.y, plot.high.y));
    const auto point = [](glm::dvec2 p) { return ImVec2{static_cast<float>(p.x), static_cast<float>(p.y)}; };
    for (std::size_t i = 0; i < ends.size(); ++i) {
        draw.AddLine(point(places[i]), point(badges[i]), racer_colour(ends[i].racer), 1);
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
        racer_disc(draw, point(badges[i]), static_cast<float>(disc), ends[i].racer, ends[i].opacity);
    }
}

// Draws 2/η as a thin line, with its name at the left.
void draw_limit(ImDrawList& draw, const ChartPlot& plot, const Player& player) {
    const auto limit = render::shown_limit(player.document(), player.race());
    if (!limit) return;
    const Track& track = player.race().tracks()[static_cast<std::size_t>(player.document().page.selected)];
    constexpr float apart = 4;
    std::vector<ImVec2> points;
    for (float x = plot.low.x; x < plot.high.x + apart; x += limit->is_constant() ? plot.high.x - plot.low.x : apart) {
        const float column = std::min(x, plot.high.x);
        points.emplace_back(column, plot.y(limit->at(step_at(track, plot.request.by, plot.position(column)))));
    }
    const ImU32 ink = ImGui::GetColorU32(colours().text);
    draw.AddPolyline(points.data(), static_cast<int>(points.size()), ink, ImDrawFlags_None, 1);
    draw.AddText({plot.low.x + 3, points.front().y}, ink, "2/η");
}

}  // namespace

Extent extent_of(const Player& player, const Series& series, Measure measure) {
    Extent extent = render::chart_extent(player.race(), series, measure);
    if (const auto limit = render::shown_limit(player.document(), player.race())) extent.add(limit->at(player.step()));
    return extent;
}

std::string chart_title(const Request& request) {
    std::string title = name_of(request);
    if (request.measure == Measure::state) return title;
    std::transform(title.begin(), title.end(), title.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return title;
}

float ChartPlot::x(double position) const { return low.x + (high.x - low.x) * static_cast<float>(request.place(position)); }

float ChartPlot::y(double value) const {
    return high.y - (high.y - low.y) * static_cast<float>(std::clamp(scale.part(value), -1.0, 2.0));
}

double ChartPlot::position(float column) const {
    return request.position(static_cast<double>(std::clamp((column - low.x) / (high.x - low.x), 0.0F, 1.0F)));
}

render::BadgeRoom badge_room(float top, float bottom) {
    constexpr double above_digits = 4;  // those of the axis
    return {disc, end_gap, static_cast<double>(top), static_cast<double>(bottom) - above_digits};
}

void draw_grid(ImDrawList& draw, const ChartPlot& plot, const std::vector<render::ChartScale::Tick>& values) {
    const float half_line = 0.5F * ImGui::GetFontSize();
    for (const auto& tick : values) {
        const float y = std::round(plot.y(tick.value));
        draw.AddLine({plot.low.x, y}, {plot.high.x, y}, ImGui::GetColorU32(colours().border));
        text_at(draw, {plot.low.x - 6, y - half_line}, tick.text, 1);
    }
    for (const double tick : render::chart_ticks(plot.request, 30 / static_cast<double>(plot.high.x - plot.low.x))) {
        text_at(draw, {plot.x(tick), plot.high.y + 4}, render::tick_text(tick, 1), 0.5F);
    }
}

void draw_line(ImDrawList& draw, const std::vector<ImVec2>& points, std::size_t racer, ImU32 colour, float thickness) {
    const auto polyline = [&](const std::vector<ImVec2>& line) { draw_pieces(draw, line, colour, thickness); };
    const std::uint32_t marks = render::racer_pattern(racer);
    if (marks == render::line_patterns[0]) return polyline(points);
    std::vector<glm::dvec2> line;
    line.reserve(points.size());
    for (const ImVec2 point : points) line.emplace_back(point.x, point.y);
    for (const auto& piece : render::dashes(line, marks, render::line_period)) {
        std::vector<ImVec2> mark;
        mark.reserve(piece.size());
        for (const glm::dvec2 point : piece) mark.emplace_back(static_cast<float>(point.x), static_cast<float>(point.y));
        polyline(mark);
    }
}

void draw_lines(ImDrawList& draw, const ChartPlot& plot, const Series& series, const Player& player, int pointed) {
    const Document& document = player.document();
    std::vector<End> ends;
    draw.PushClipRect({plot.low.x - 1, plot.low.y - 1}, {plot.high.x + 1, plot.high.y + 1}, true);
    const auto line = [&](std::size_t racer, float thickness, float opacity) {
        const Track& track = player.race().tracks()[racer];
        if (document.experiment.racers[racer].hidden || track.empty()) return;
        const std::vector<ImVec2> points = points_of(plot, columns_until(plot, series, track, racer, player.step()));
        if (points.empty()) return;
        const ImU32 colour = ImGui::GetColorU32(racer_colour(racer), opacity);
        draw_line(draw, points, racer, colour, thickness);
        mark_exit(draw, plot, points, colour);
        ends.push_back({racer, points.back(), pointed >= 0 ? opacity : 1});
    };
    const std::vector<Racer>& racers = document.experiment.racers;
    const auto shown = std::count_if(racers.begin(), racers.end(), [](const Racer& racer) { return !racer.hidden; });
    const int selected = pointed >= 0 ? pointed : document.page.selected;
    const bool isolates =
        selected >= 0 && selected < static_cast<int>(series.racers()) && !racers[static_cast<std::size_t>(selected)].hidden;
    const bool faint = isolates && (pointed >= 0 || shown >= static_cast<std::ptrdiff_t>(render::crowd));
    for (std::size_t racer = series.racers(); racer-- > 0;) {
        if (static_cast<int>(racer) != selected) line(racer, 1.5F, faint ? static_cast<float>(render::in_a_crowd) : 1);
    }
    if (isolates) line(static_cast<std::size_t>(selected), 2.5F, 1);
    draw_limit(draw, plot, player);
    draw.PopClipRect();
    sort_stably(ends, [](const End& a, const End& b) { return a.racer < b.racer; });
    draw_numbers(draw, plot, ends);
}

}  // namespace ravine::ui
