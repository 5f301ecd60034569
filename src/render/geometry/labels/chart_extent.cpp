#include "render/geometry/labels/chart_extent.hpp"

#include "analysis/followed_number.hpp"
#include "render/geometry/labels/ticks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ravine::render {
namespace {

bool is_shown(const Race& race, std::size_t racer) {
    return !race.experiment().racers[racer].hidden && !race.tracks()[racer].empty();
}

// Returns the extent of all columns.
Extent everywhere(const Race& race, const Series& series) {
    Extent extent;
    for (std::size_t racer = 0; racer < series.racers(); ++racer) {
        if (!is_shown(race, racer)) continue;
        for (const Column& column : series.line(racer)) {
            if (column.empty()) continue;
            extent.add(column.low);
            extent.add(column.high);
        }
    }
    return extent;
}

}  // namespace

double chart_end(const Race& race, ChartBy by) {
    if (by == ChartBy::step) return race.experiment().steps;
    int most = 1;
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
        if (is_shown(race, racer)) most = std::max(most, race.tracks()[racer].evaluations.back().all());
    }
    const double decade = std::pow(10.0, std::floor(std::log10(most)));
    for (const double nice : {1.0, 1.5, 2.0, 3.0, 5.0, 7.0}) {
        if (most <= nice * decade) return nice * decade;
    }
    return 10 * decade;
}

Extent chart_extent(const Race& race, const Series& series, Measure measure) {
    Extent extent, starts;
    for (std::size_t racer = 0; racer < series.racers(); ++racer) {
        if (!is_shown(race, racer)) continue;
        starts.add(race.tracks()[racer].loss.front());
        extent.add(series.inside(racer));
    }
    if (extent.empty()) extent = everywhere(race, series);
    const bool of_heights = measure == Measure::loss || measure == Measure::gap;
    if (!of_heights || extent.empty() || !std::isfinite(starts.high)) return extent;
    const double lowest = std::min(extent.low, starts.low);
    const double most = extent.low >= 0 ? 10 * starts.high : starts.high + (starts.high - lowest);
    if (most > extent.low) extent.high = std::min(extent.high, most);
    return extent;
}

ChartScale chart_scale(const ViewOptions& look, const Extent& extent) {
    using Choice = ravine::ChartScale;
    return ChartScale::around(extent,
                              look.chart_scale == Choice::automatic ? wants_log(extent) : look.chart_scale == Choice::log);
}

std::vector<glm::dvec2> chart_line(std::span<const Column> line, std::size_t all, const ChartScale& scale, double apart) {
    std::vector<glm::dvec2> points;
    const auto gaps = static_cast<double>(std::max<std::size_t>(all - 1, 1));
    const auto height = [&](double value) { return std::clamp(scale.part(value), -1.0, 2.0); };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i].empty()) continue;
        const double x = static_cast<double>(i) / gaps;
        double first = height(line[i].low), second = height(line[i].high);
        if (!points.empty() && std::abs(points.back().y - second) < std::abs(points.back().y - first)) std::swap(first, second);
        points.emplace_back(x, first);
        if (std::abs(first - second) > apart) points.emplace_back(x, second);
    }
    return points;
}

std::vector<double> chart_ticks(const Request& axis, double apart) {
    if (!axis.log_axis) return ticks(axis.from, axis.to, std::max(1.0, nice_step(axis.from, axis.to, 4)));
    std::vector<double> result;
    const auto offer = [&](double tick) {
        if (tick < axis.from || tick > axis.to) return;
        if (result.empty() || axis.place(tick) - axis.place(result.back()) >= apart) result.push_back(tick);
    };
    offer(0);
    for (double decade = 1; decade <= axis.to; decade *= 10) {
        for (const double times : {1.0, 2.0, 5.0}) offer(times * decade);
    }
    return result;
}

void choose_part(Request& request, const Document& document) {
    const ViewOptions& look = document.view;
    const Experiment& experiment = document.experiment;
    if (request.measure == Measure::state) request.of = followed_name(experiment, document.page.selected, look.chart_of);
    if (request.measure != Measure::gradient || !experiment.network) return;
    const std::size_t layers = experiment.network->architecture.units.size() - 1;
    const auto layer = static_cast<std::size_t>(look.chart_layer);
    request.layer = layer <= layers ? layer : 0;
}

std::optional<StabilityLimit> shown_limit(const Document& document, const Race& race) {
    const int selected = document.page.selected;
    if (document.view.chart != Measure::sharpness || selected < 0) return std::nullopt;
    const auto racer = static_cast<std::size_t>(selected);
    if (racer >= race.tracks().size() || race.tracks()[racer].empty()) return std::nullopt;
    return StabilityLimit::of(race.experiment(), racer);
}

}  // namespace ravine::render
