#include "export/svg/svg.hpp"

#include "analysis/critical_points.hpp"
#include "document/link/link.hpp"
#include "export/svg/svg_map.hpp"
#include "export/svg/svg_racers.hpp"
#include "render/geometry/labels/ticks.hpp"
#include "render/geometry/view/frame.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

constexpr double longer_side = 400, shorter_side = 130;                     // of the map
constexpr double left = 48, top = 14, right = 14, bottom = 40, list = 168;  // around it
constexpr double star = 5.2;

constexpr Ink light{0xffffff, 0x1b222c, 0x4d5967, 0x3f4b5a, 0x1b222c, 0.42, 0.75, 0.35};
constexpr Ink dark{0x11161d, 0xe8edf3, 0xa4afbc, 0xaab6c4, 0x06090d, 0.45, 0.8, 0.3};

// Returns the page with the proportions that the domain has on the screen, within limits.
Page make_page(const render::Frame& frame, const Ink& ink) {
    const auto side = [](double half) { return std::max(longer_side * half, shorter_side); };
    return {frame.domain(), {{left, top}, {left + side(frame.half().x), top + side(frame.half().y)}}, ink};
}

// ---- axes

std::string draw_axis(const Page& page, bool along_x) {
    const Box &box = page.domain, &plot = page.plot;
    const double low = along_x ? box.low.x : box.low.y, high = along_x ? box.high.x : box.high.y;
    const double step = render::nice_step(low, high, (along_x ? plot.width() : plot.height()) < 250 ? 3 : 5);
    std::string ticks, numbers;
    for (const double value : render::ticks(low, high, step)) {
        const Vector at = page.place({along_x ? value : box.low.x, along_x ? box.low.y : value});
        const Vector out = along_x ? Vector{at.x, at.y + 4} : Vector{at.x - 4, at.y};
        ticks += path_data({{at, out}});
        numbers += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", page_number(along_x ? at.x : at.x - 7),
                               page_number(along_x ? at.y + 14 : at.y + 3.2), along_x ? "middle" : "end",
                               render::tick_text(value, step));
    }
    const Vector name = along_x ? Vector{(plot.low.x + plot.high.x) / 2, plot.high.y + 30}
                                : Vector{plot.low.x - 36, (plot.low.y + plot.high.y) / 2 + 3};
    const std::string inked = page_colour(page.ink.text);
    return fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"0.8\"/>\n<g font-size=\"9\" fill=\"{}\">\n{}</g>\n", ticks,
                       inked, page_colour(page.ink.soft), numbers) +
           fmt::format(
               "<text x=\"{}\" y=\"{}\" font-size=\"11\" font-style=\"italic\" text-anchor=\"middle\" fill=\"{}\">{}</text>\n",
               page_number(name.x), page_number(name.y), inked, along_x ? "x" : "y");
}

std::string draw_frame(const Page& page) {
    const Box& plot = page.plot;
    return fmt::format(
               "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"0.8\"/>\n",
               page_number(plot.low.x), page_number(plot.low.y), page_number(plot.width()), page_number(plot.height()),
               page_colour(page.ink.text)) +
           draw_axis(page, true) + draw_axis(page, false);
}

// ---- minima

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

// ---- the figure

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

std::string title_of(const Experiment& experiment) {
    const Surface* const surface = find_surface(experiment.loss);
    std::string title = surface ? std::string(surface->title) : experiment.loss;
    for (const formula::Constant& constant : experiment.constants)
        title += fmt::format(", {} = {}", constant.name, constant.value);
    return title;
}

// One or two lines, with the steps below; the list begins under them.
struct Heading {
    std::string text;
    double bottom;
};

Heading draw_heading(const Page& page, const Race& race, double x) {
    constexpr std::size_t most = 26;
    std::string title = title_of(race.experiment());
    std::vector<std::string> lines{title};
    if (const auto space = title.rfind(' ', most); title.size() > most && space != std::string::npos && space > 0) {
        lines = {title.substr(0, space), title.substr(space + 1)};
    }
    std::string text = fmt::format("<g font-size=\"10.5\" font-weight=\"bold\" fill=\"{}\">\n", page_colour(page.ink.text));
    double y = top - 4;
    for (const std::string& line : lines) {
        y += 12.5;
        text +=
            fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", page_number(x), page_number(y), xml_text(cut_off(line, most)));
    }
    y += 12;
    const std::string steps = fmt::format("{} step{}", race.computed(), race.computed() == 1 ? "" : "s");
    text += fmt::format("</g>\n<text x=\"{}\" y=\"{}\" font-size=\"8.5\" fill=\"{}\">{}</text>\n", page_number(x),
                        page_number(y), page_colour(page.ink.soft), steps);
    return {text, y};
}

std::string figure(const Page& page, const Document& document, Vector size, const std::string& body) {
    return fmt::format(
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
               "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{0}pt\" height=\"{1}pt\" viewBox=\"0 0 {0} {1}\" "
               "font-family=\"Helvetica, Arial, sans-serif\">\n",
               page_number(size.x), page_number(size.y)) +
           fmt::format(
               "<title>{}</title>\n<desc>Paths of {} optimizers over lines of equal loss.</desc>\n"
               "<metadata>{}</metadata>\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
               xml_text(title_of(document.experiment)), document.experiment.racers.size(), xml_text(encode_link(document)),
               page_colour(page.ink.ground)) +
           body + "</svg>\n";
}

}  // namespace

std::string race_svg(const Document& document, const Race& race, const SvgStyle& style) {
    const Page page = make_page({document.experiment.domain, document.view.axes}, style.dark ? dark : light);
    const std::vector<SvgPath> paths = svg_paths(page, race);
    std::vector<Vector> seen;
    std::string minima;
    const std::shared_ptr<const Loss>& loss = race.loss();
    if (loss) minima = draw_minima(page, find_critical_points(*loss, document.experiment), seen);
    const SvgEnds ends = draw_ends(page, paths, seen);
    std::vector<Vector> taken = points_along(paths);
    taken.insert(taken.end(), seen.begin(), seen.end());
    taken.insert(taken.end(), ends.places.begin(), ends.places.end());
    const SvgMap map = svg_map(page, loss, document, style.bands, taken);
    const double list_x = page.plot.high.x + 18;
    const Heading heading = draw_heading(page, race, list_x);
    const SvgLegend legend = draw_legend(page, race, paths, {list_x, heading.bottom + 20}, list);
    const Vector size{list_x + list + right, std::max(page.plot.high.y + bottom, legend.bottom + 4)};
    return figure(page, document, size,
                  map.ground + draw_paths(page, paths) + minima + map.labels + draw_frame(page) +
                      draw_starts(page, race, paths) + ends.text + heading.text + legend.text);
}

}  // namespace ravine
