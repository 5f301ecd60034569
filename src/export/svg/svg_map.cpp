#include "export/svg/svg_map.hpp"

#include "export/svg/polylines.hpp"
#include "render/geometry/ground/contours.hpp"
#include "render/geometry/ground/terrain.hpp"
#include "render/palette.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

constexpr std::size_t fewest_lines = 128, most_lines = 384;  // of the grid, along a side
constexpr std::size_t most_points = 24'000;                  // of all lines together, and of all bands
constexpr double tolerance = 0.06;

// Returns the loss's heights on a grid over the page.
HeightGrid sample_heights(const Page& page, render::Terrain& terrain, render::Samples& samples) {
    const auto affordable = static_cast<std::size_t>(std::sqrt(8.0 * static_cast<double>(terrain.affordable_samples())));
    samples = terrain.sample(render::uniform_axes(page.domain, std::clamp(affordable, fewest_lines, most_lines)));
    HeightGrid grid;
    for (const double x : samples.axes.x) grid.x.push_back(page.place({x, 0}).x);
    for (const double y : samples.axes.y) grid.y.push_back(page.place({0, y}).y);
    for (const double f : samples.f) grid.z.push_back(std::isfinite(f) ? terrain.heights()(f) : NAN);
    return grid;
}

// ---- bands

std::string band_colour(const render::ColourTable& table, double height, const Ink& ink) {
    const double at = std::clamp(height, 0.0, 1.0) * static_cast<double>(table.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), table.size() - 2);
    const double part = at - static_cast<double>(low);
    std::uint32_t result = 0;
    for (const int shift : {16, 8, 0}) {
        const auto channel = [shift](std::uint32_t rgb) { return static_cast<double>((rgb >> shift) & 0xffU); };
        const double pure = channel(table[low]) + part * (channel(table[low + 1]) - channel(table[low]));
        result |= static_cast<std::uint32_t>(std::lround(pure + ink.tint * (channel(ink.ground) - pure))) << shift;
    }
    return page_colour(result);
}

// Draws from the lowest to the highest, each over the previous ones.
std::string draw_bands(const Page& page, const HeightGrid& grid, const render::Heights& heights,
                       std::span<const render::ContourLevel> levels, ColourMap map) {
    std::vector<Group> grounds{ground_above(grid, 2 * render::Heights::bottom)};  // all ground
    for (const render::ContourLevel& level : levels) grounds.push_back(ground_above(grid, level.z));
    grounds = simplify_within(std::move(grounds), tolerance, most_points);
    std::string text = "<g fill-rule=\"evenodd\">\n";
    for (std::size_t i = 0; i < grounds.size(); ++i) {
        const double from = i == 0 ? 0 : levels[i - 1].z, to = i < levels.size() ? levels[i].z : heights.top();
        text += fmt::format("<path fill=\"{}\" d=\"{}\"/>\n",
                            band_colour(render::colour_table(map), (from + to) / 2 / heights.top(), page.ink),
                            path_data(grounds[i]));
    }
    return text + "</g>\n";
}

// ---- lines and their values

struct LevelLines {
    render::ContourLevel level;
    Group lines;
};

std::vector<LevelLines> find_lines(const HeightGrid& grid, std::span<const render::ContourLevel> levels) {
    std::vector<Group> lines;
    for (const render::ContourLevel& level : levels) lines.push_back(isolines(grid, level.z));
    lines = simplify_within(std::move(lines), tolerance, most_points);
    std::vector<LevelLines> result;
    for (std::size_t i = 0; i < levels.size(); ++i) result.push_back({levels[i], std::move(lines[i])});
    return result;
}

std::string draw_lines(const Page& page, const std::vector<LevelLines>& found) {
    std::string text = fmt::format("<g fill=\"none\" stroke=\"{}\" stroke-linejoin=\"round\">\n", page_colour(page.ink.line));
    for (const LevelLines& at : found) {
        if (at.lines.empty()) continue;
        text += fmt::format("<path stroke-width=\"{}\" stroke-opacity=\"{}\" d=\"{}\"/>\n", at.level.bold ? 0.8 : 0.5,
                            at.level.bold ? page.ink.bold_strength : page.ink.line_strength, path_data(at.lines));
    }
    return text + "</g>\n";
}

constexpr double label_size = 7.5, character = 4.2, apart = 46, clear_of_paths = 9;
constexpr std::size_t most_labels = 14, most_of_a_level = 2;

double distance(Vector a, Vector b) { return std::hypot(a.x - b.x, a.y - b.y); }

// Returns the place around a point of a line where a text of that length finds nearly straight ground, or nothing.
std::optional<Vector> label_place(const Page& page, const Polyline& line, std::size_t middle, double length) {
    std::size_t first = middle, last = middle;
    double way = 0;
    while (first > 0 && distance(line[first], line[middle]) < length / 2)
        --first, way += distance(line[first], line[first + 1]);
    while (last + 1 < line.size() && distance(line[last], line[middle]) < length / 2)
        ++last, way += distance(line[last], line[last - 1]);
    const Vector a = line[first], b = line[last], at{(a.x + b.x) / 2, (a.y + b.y) / 2};
    const double chord = distance(a, b);
    if (chord < length || chord < 0.97 * way || distance(at, line[middle]) > 0.1 * length + 1) return std::nullopt;
    if (!page.shows(at, length / 2 + 4)) return std::nullopt;
    return at;
}

class Labels {
  public:
    Labels(const Page& page, const std::vector<Vector>& taken) : page_(page), taken_(taken) {}

    // Adds the best place of a level: far from other labels and from taken points.
    void add(const LevelLines& at) {
        const std::string text = render::loss_text(at.level.loss);
        const double length = character * static_cast<double>(text.size()) + 6;
        for (std::size_t count = 0; count < most_of_a_level && places_.size() < most_labels; ++count) {
            std::optional<Vector> best;
            double most_room = 0;
            for (const Polyline& line : at.lines) {
                for (std::size_t i = 0; i < line.size(); i += 1 + line.size() / 60) {
                    const auto place = label_place(page_, line, i, length);
                    const double room = place ? room_at(*place, length) : 0;
                    if (room > most_room) most_room = room, best = place;
                }
            }
            if (!best) return;
            places_.push_back(*best);
            text_ += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", page_number(best->x),
                                 page_number(best->y + 0.36 * label_size), xml_text(text));
        }
    }
    bool full() const { return places_.size() >= most_labels; }

    // Over bands the ground around the text is a haze.
    std::string draw(bool bands) const {
        return fmt::format(
            "<g font-size=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2.4\" stroke-opacity=\"{}\" "
            "stroke-linejoin=\"round\" "
            "paint-order=\"stroke\" "
            "text-anchor=\"middle\">\n{}</g>\n",
            label_size, page_colour(page_.ink.text), page_colour(page_.ink.ground), bands ? 0.5 : 1, text_);
    }

  private:
    // Returns the room for a label, 0 if there is none; room beyond a label's distance counts for little.
    double room_at(Vector at, double length) const {
        double room = 4 * apart;
        for (const Vector& other : places_) {
            if (distance(other, at) < apart + length / 2) return 0;
            room = std::min(room, distance(other, at));
        }
        for (const Vector& other : taken_) {
            const double free = distance(other, at) - length / 2;
            if (free < clear_of_paths) return 0;
            room = std::min(room, apart + free);
        }
        return room;
    }

    const Page& page_;
    const std::vector<Vector>& taken_;
    std::vector<Vector> places_;
    std::string text_;
};

std::string draw_labels(const Page& page, const std::vector<LevelLines>& found, const std::vector<Vector>& taken, bool bands) {
    Labels labels(page, taken);
    for (const bool bold : {true, false}) {
        for (const LevelLines& at : found) {
            if (at.level.bold == bold && !labels.full()) labels.add(at);
        }
    }
    return labels.draw(bands);
}

}  // namespace

SvgMap svg_map(const Page& page, const std::shared_ptr<const Loss>& loss, const Document& document, bool bands,
               const std::vector<Vector>& taken) {
    if (!loss) return {};
    render::Terrain terrain(
        loss, document.experiment.domain,
        render::scale_of(document.view.height, document.experiment.network ? "" : document.experiment.loss));
    render::Samples samples;
    const HeightGrid grid = sample_heights(page, terrain, samples);
    const render::Contours contours = render::contours_within(terrain.heights(), samples, document.experiment.domain);
    const auto found = find_lines(grid, contours.levels());
    SvgMap map;
    if (bands) map.ground += draw_bands(page, grid, terrain.heights(), contours.levels(), document.view.colours);
    map.ground += draw_lines(page, found);
    map.labels = draw_labels(page, found, taken, bands);
    return map;
}

}  // namespace ravine
