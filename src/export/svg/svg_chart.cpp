#include "export/svg/svg_chart.hpp"

#include "analysis/critical_points.hpp"
#include "export/svg/polylines.hpp"
#include "export/svg/svg_figure.hpp"
#include "render/geometry/labels/chart_extent.hpp"
#include "render/geometry/labels/chart_scale.hpp"
#include "render/geometry/labels/ticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ravine {
namespace {

constexpr double width = 400, height = 250;  // of the plot
constexpr std::size_t columns = 800;         // two per point
constexpr std::size_t most_points = 24'000;  // of all lines together
constexpr double tolerance = 0.05;

std::vector<SvgPath> lines_of(const Page& page, const Race& race, const Series& series, const render::ChartScale& scale) {
    std::vector<SvgPath> paths;
    const std::size_t share = most_points / std::max<std::size_t>(series.racers(), 1);
    for (std::size_t racer = 0; racer < series.racers(); ++racer) {
        if (race.experiment().racers[racer].hidden) continue;
        Polyline line;
        for (const glm::dvec2& place : render::chart_line(series.line(racer), columns, scale, 0))
            line.push_back(page.place({place.x, place.y}));
        const std::vector<Polyline> pieces = clip(line, page.plot);
        SvgPath path{racer, draw_once(pieces, tolerance, share), {}, !pieces.empty()};
        if (!pieces.empty()) path.end = pieces.back().back();
        paths.push_back(std::move(path));
    }
    return paths;
}

std::string axes(const Page& page, const Request& request, const render::ChartScale& scale) {
    std::vector<SvgTick> values, along;
    for (const auto& tick : scale.ticks(5)) values.push_back({page.place({0, scale.part(tick.value)}).y, tick.text});
    for (const double at : render::chart_ticks(request, 0.08))
        along.push_back({page.place({request.place(at), 0}).x, render::tick_text(at, 1)});
    return draw_axis(page, true, along, request.by == ChartBy::step ? "step" : "evaluations") +
           draw_axis(page, false, values, name_of(request.measure));
}

}  // namespace

std::string chart_svg(const Document& document, const Race& race, const SvgStyle& style) {
    const ViewOptions& look = document.view;
    const Page page{
        {{0, 0}, {1, 1}}, {{figure_left, figure_top}, {figure_left + width, figure_top + height}}, figure_ink(style.dark)};
    const Request request{
        look.chart, look.chart_by, 0, render::chart_end(race, look.chart_by), columns, look.chart_axis == ChartAxis::log};
    const CriticalPoints critical_points =
        race.loss() ? find_critical_points(*race.loss(), race.experiment()) : CriticalPoints{};
    Series series;
    do series.update(race, 0, critical_points, request);
    while (!series.complete());
    const render::ChartScale scale = render::chart_scale(look, render::chart_extent(race, series, look.chart));
    const std::vector<SvgPath> paths = lines_of(page, race, series, scale);
    const std::string body =
        draw_frame(page) + axes(page, request, scale) + draw_paths(page, paths) + draw_ends(page, paths, {}).text;
    return figure(page, document, race, paths, fmt::format("The {} of {} optimizers.", name_of(look.chart), paths.size()),
                  body);
}

}  // namespace ravine
