#include "export/svg/svg_chart.hpp"

#include "analysis/critical_points.hpp"
#include "analysis/stability.hpp"
#include "export/svg/polylines.hpp"
#include "export/svg/svg_figure.hpp"
#include "render/geometry/labels/chart_extent.hpp"
#include "render/geometry/labels/chart_scale.hpp"
#include "render/geometry/labels/ticks.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
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
           draw_axis(page, false, values, xml_text(name_of(request)));
}

// Draws 2/η over the whole axis, with its name at the left.
std::string draw_limit(const Page& page, const StabilityLimit& limit, const Track& track, const Request& request,
                       const render::ChartScale& scale) {
    Polyline line;
    for (std::size_t i = 0; i <= columns; ++i) {
        const double place = static_cast<double>(i) / columns;
        const double value = limit.at(step_at(track, request.by, request.position(place)));
        line.push_back(page.place({place, std::clamp(scale.part(value), -1.0, 2.0)}));
    }
    const std::vector<Polyline> pieces = draw_once(clip(line, page.plot), tolerance, most_points);
    if (pieces.empty()) return {};
    const Vector begin = pieces.front().front();
    return fmt::format(
        "<path id=\"limit\" d=\"{0}\" fill=\"none\" stroke=\"{1}\" stroke-width=\"0.7\"/>\n"
        "<text x=\"{2}\" y=\"{3}\" font-size=\"8\" fill=\"{1}\">2/\u03b7</text>\n",
        path_data(pieces), page_colour(page.ink.text), page_number(begin.x + 3), page_number(begin.y + 9));
}

}  // namespace

std::string chart_svg(const Document& document, const Race& race, const SvgStyle& style) {
    const ViewOptions& look = document.view;
    const Page page{
        {{0, 0}, {1, 1}}, {{figure_left, figure_top}, {figure_left + width, figure_top + height}}, figure_ink(style.dark)};
    const double end = render::chart_end(race, look.chart_by);
    Request request{look.chart, look.chart_by, 0, end, columns, look.chart_axis == ChartAxis::log};
    render::choose_part(request, document);
    const CriticalPoints critical_points =
        race.loss() ? find_critical_points(*race.loss(), race.experiment()) : CriticalPoints{};
    Series series;
    do series.update(race, 0, critical_points, request);
    while (!series.complete());
    const std::optional<StabilityLimit> limit = render::shown_limit(document, race);
    Extent extent = render::chart_extent(race, series, look.chart);
    if (limit) extent.add(limit->at(race.computed()));
    const render::ChartScale scale = render::chart_scale(look, extent);
    const std::vector<SvgPath> paths = lines_of(page, race, series, scale);
    const std::string line =
        limit ? draw_limit(page, *limit, race.tracks()[static_cast<std::size_t>(document.page.selected)], request, scale) : "";
    const std::string body =
        draw_frame(page) + line + axes(page, request, scale) + draw_paths(page, paths) + draw_ends(page, paths, {}).text;
    return figure(page, document, race, paths, fmt::format("The {} of {} optimizers.", name_of(request), paths.size()), body);
}

}  // namespace ravine
