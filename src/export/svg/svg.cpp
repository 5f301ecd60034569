#include "export/svg/svg.hpp"

#include "analysis/axis_names.hpp"
#include "analysis/critical_points.hpp"
#include "export/svg/svg_figure.hpp"
#include "export/svg/svg_map.hpp"
#include "export/svg/svg_racers.hpp"
#include "render/geometry/labels/ticks.hpp"
#include "render/geometry/view/frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

constexpr double longer_side = 400, shorter_side = 130;  // of the map
constexpr double star = 5.2;

// Returns the page with the proportions that the domain has on the screen, within limits.
Page make_page(const render::Frame& frame, const Ink& ink) {
    const auto side = [](double half) { return std::max(longer_side * half, shorter_side); };
    return {frame.domain(),
            {{figure_left, figure_top}, {figure_left + side(frame.half().x), figure_top + side(frame.half().y)}},
            ink};
}

// Returns the axis of x or of y.
std::string draw_coordinate(const Page& page, const AxisNames& names, bool along_x) {
    const Box &box = page.domain, &plot = page.plot;
    const double low = along_x ? box.low.x : box.low.y, high = along_x ? box.high.x : box.high.y;
    const int wanted = (along_x ? plot.width() : plot.height()) < 250 ? 3 : 5;
    const render::AxisNumbers numbers = render::axis_numbers(low, high, wanted, along_x ? names.x : names.y);
    std::vector<SvgTick> ticks;
    for (const auto& [value, text] : numbers.list) {
        const Vector at = page.place({along_x ? value : box.low.x, along_x ? box.low.y : value});
        ticks.push_back({along_x ? at.x : at.y, text});
    }
    return draw_axis(page, along_x, ticks, numbers.name);
}

Polyline star_around(Vector at) {
    constexpr double pi = 3.141592653589793;
    Polyline outline;
    for (int k = 0; k <= 10; ++k) {
        const double radius = k % 2 == 0 ? star : 0.42 * star, angle = -pi / 2 + k * pi / 5;
        outline.push_back({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)});
    }
    outline.back() = outline.front();
    return outline;
}

// Fills the lowest ones, as the screen does.
std::string draw_minima(const Page& page, const CriticalPoints& critical_points, std::vector<Vector>& drawn) {
    constexpr double same_height = 1e-4;  // of the relief
    std::string text =
        fmt::format("<g stroke=\"{}\" stroke-width=\"0.9\" stroke-linejoin=\"round\">\n", page_colour(page.ink.text));
    for (const Minimum& minimum : critical_points.minima) {
        const Vector at = page.place(minimum.at);
        const auto near = [&](Vector other) { return std::hypot(at.x - other.x, at.y - other.y) < 2 * star; };
        if (!page.shows(at) || std::any_of(drawn.begin(), drawn.end(), near)) continue;
        drawn.push_back(at);
        const bool lowest = minimum.value - critical_points.minima.front().value <= same_height * critical_points.relief;
        text += fmt::format("<path fill=\"{}\" d=\"{}\"/>\n", page_colour(lowest ? page.ink.text : page.ink.ground),
                            path_data({star_around(at)}));
    }
    return text + "</g>\n";
}

// Returns points of the paths at small distances from each other.
std::vector<Vector> points_along(const std::vector<SvgPath>& paths) {
    constexpr double apart = 5;
    std::vector<Vector> points;
    for (const SvgPath& path : paths) {
        for (const Polyline& line : path.lines) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                const Vector a = line[i - 1], b = line[i];
                const double parts = std::ceil(std::hypot(b.x - a.x, b.y - a.y) / apart);
                for (double k = 1; k <= parts; ++k) {
                    points.push_back({a.x + k / parts * (b.x - a.x), a.y + k / parts * (b.y - a.y)});
                }
            }
        }
    }
    return points;
}

}  // namespace

std::string race_svg(const Document& document, const Race& race, const SvgStyle& style) {
    const Page page = make_page({document.experiment.domain, document.view.axes}, figure_ink(style.dark));
    const std::vector<SvgPath> paths = svg_paths(page, race);
    std::vector<Vector> seen;
    std::string minima;
    const std::shared_ptr<const Loss>& loss = race.loss();
    if (loss) minima = draw_minima(page, find_critical_points(*loss, document.experiment), seen);
    const SvgEnds ends = draw_ends(page, paths, seen);
    std::vector<Vector> taken = points_along(paths);
    taken.insert(taken.end(), seen.begin(), seen.end());
    taken.insert(taken.end(), ends.places.begin(), ends.places.end());
    const AxisNames names = axis_names(race);
    const SvgMap map = svg_map(page, loss, document, style.bands, taken);
    const std::string body = map.ground + draw_paths(page, paths) + minima + map.labels + draw_frame(page) +
                             draw_coordinate(page, names, true) + draw_coordinate(page, names, false) +
                             (race.training() ? "" : draw_starts(page, race, paths)) + draw_beside(page, race, paths) +
                             ends.text;
    return figure(page, document, race, paths, fmt::format("Paths of {} optimizers over lines of equal loss.", paths.size()),
                  body);
}

}  // namespace ravine
