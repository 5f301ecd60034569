#include "export/svg/svg_racers.hpp"

#include "analysis/standings.hpp"
#include "export/svg/polylines.hpp"
#include "render/colours.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ravine {
namespace {

constexpr std::size_t most_points = 24'000;  // of all paths together
constexpr double tolerance = 0.05;
constexpr double disc = 6.2, ring = 4.2;
constexpr double pi = 3.141592653589793;

std::string hex(const render::Colour& colour) {
    const auto channel = [](float part) { return static_cast<int>(std::lround(255 * part)); };
    return fmt::format("#{:02x}{:02x}{:02x}", channel(colour.r), channel(colour.g), channel(colour.b));
}

double distance(Vector a, Vector b) { return std::hypot(a.x - b.x, a.y - b.y); }

std::string numbered_disc(const Page& page, std::size_t racer, Vector at) {
    const render::Colour colour = render::racer_colour(racer);
    return fmt::format(
        "<circle cx=\"{0}\" cy=\"{1}\" r=\"{2}\" fill=\"{3}\" stroke=\"{4}\" stroke-width=\"0.8\"/>"
        "<text x=\"{0}\" y=\"{5}\" fill=\"{6}\">{7}</text>\n",
        page_number(at.x), page_number(at.y), disc, hex(colour), page_colour(page.ink.casing), page_number(at.y + 2.7),
        hex(render::ink_on(colour)), racer + 1);
}

constexpr const char* discs = "<g font-size=\"7.5\" font-weight=\"bold\" text-anchor=\"middle\">\n";

// Returns the nearest place around a point where a disc covers nothing.
Vector free_place(const Page& page, Vector end, const std::vector<Vector>& discs_so_far, const std::vector<Vector>& seen) {
    const auto is_free = [&](Vector at) {
        const auto covers = [&](const std::vector<Vector>& others, double room) {
            return std::any_of(others.begin(), others.end(), [&](Vector other) { return distance(at, other) < room; });
        };
        return !covers(discs_so_far, 2 * disc + 1.5) && !covers(seen, disc + 5) && page.shows(at, disc + 2);
    };
    if (is_free(end)) return end;
    for (double radius = disc + 6; radius < 120; radius += 5) {
        for (int k = 0; k < 24; ++k) {
            const double angle = -pi / 3 + k * pi / 12;  // upper right first
            const Vector at{end.x + radius * std::cos(angle), end.y + radius * std::sin(angle)};
            if (is_free(at)) return at;
        }
    }
    return end;
}

// Returns "η 0.06, form velocity": the rate, and other settings that differ from their default.
std::vector<std::string> settings_of(const Experiment& experiment, const Racer& racer) {
    std::vector<std::string> settings;
    const Optimizer* const optimizer = optimizer_of(experiment, racer);
    if (!optimizer) return settings;
    for (const Parameter& parameter : optimizer->parameters) {
        const std::string text = setting_text(racer, parameter);
        const bool told = parameter.role == ParameterRole::learning_rate || text != default_text(parameter);
        if (told) settings.push_back(fmt::format("{} {}", parameter.label, text));
    }
    if (racer.start) settings.push_back(fmt::format("from ({}, {})", racer.start->x, racer.start->y));
    return settings;
}

// Joins items with commas, in lines of at most `most` characters; longer items are cut.
std::vector<std::string> wrap(const std::vector<std::string>& items, std::size_t most) {
    std::vector<std::string> lines;
    for (const std::string& item : items) {
        const std::string piece = cut_off(item, most);
        if (!lines.empty() && lines.back().size() + 2 + piece.size() <= most) {
            lines.back() += ", " + piece;
        } else {
            if (!lines.empty()) lines.back() += ",";
            lines.push_back(piece);
        }
    }
    return lines;
}

// Returns the attributes of a dashed line, or nothing for a whole one.
std::string dashes_of(std::size_t racer) {
    const std::uint32_t marks = render::racer_pattern(racer);
    if (marks == render::line_patterns[0]) return {};
    std::vector<std::string> lengths;
    for (std::uint32_t from = 0, to = 1; from < 8; from = to++) {
        while (to < 8 && (marks >> to & 1U) == (marks >> from & 1U)) ++to;
        lengths.push_back(page_number((to - from) * render::line_period / 8));
    }
    return fmt::format(R"( stroke-linecap="butt" stroke-dasharray="{}")", fmt::join(lengths, " "));
}

// Returns a name for a path that no other one has, for a page may hold several figures: FNV-1a.
std::string path_id(std::size_t racer, std::string_view data) {
    std::uint32_t hash = 2166136261U;
    for (const char c : data) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return fmt::format("racer{}-{:08x}", racer + 1, hash);
}

}  // namespace

std::vector<SvgPath> svg_paths(const Page& page, const Race& race) {
    std::vector<SvgPath> paths;
    const std::size_t share = most_points / std::max<std::size_t>(race.tracks().size(), 1);
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
        const Track& track = race.tracks()[racer];
        if (race.experiment().racers[racer].hidden) continue;
        Polyline line;
        for (std::size_t i = 0; i < track.x.size(); ++i) line.push_back(page.place({track.x[i], track.y[i]}));
        const auto pieces = clip(line, page.plot);
        SvgPath path{racer, draw_once(pieces, tolerance, share), {}, true};
        if (!pieces.empty()) {
            path.end = pieces.back().back();
        } else if (!line.empty() && page.shows(line[0])) {
            path.end = line[0];
        } else {
            path.visible = false;
        }
        paths.push_back(std::move(path));
    }
    return paths;
}

// Defines each path once and draws it twice: the casing, and on it the line.
std::string draw_paths(const Page& page, const std::vector<SvgPath>& paths) {
    std::string definitions = "<defs>\n", text = "<g fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n";
    for (const SvgPath& path : paths) {
        if (path.lines.empty()) continue;
        const std::string data = path_data(path.lines), id = path_id(path.racer, data);
        definitions += fmt::format("<path id=\"{}\" d=\"{}\"/>\n", id, data);
        text += fmt::format(
            "<use xlink:href=\"#{0}\" stroke=\"{1}\" stroke-width=\"2.3\"/>"
            "<use xlink:href=\"#{0}\" stroke=\"{2}\" stroke-width=\"1.5\"{3}/>\n",
            id, page_colour(page.ink.casing), hex(render::racer_colour(path.racer)), dashes_of(path.racer));
    }
    return definitions + "</defs>\n" + text + "</g>\n";
}

std::string draw_starts(const Page& page, const Race& race, const std::vector<SvgPath>& paths) {
    std::vector<Vector> drawn;
    std::string text = fmt::format("<g fill=\"none\" stroke=\"{}\" stroke-width=\"1.3\">\n", page_colour(page.ink.text));
    for (const SvgPath& path : paths) {
        const Vector at = page.place(start_of(race.experiment(), path.racer));
        if (!page.shows(at) || std::find(drawn.begin(), drawn.end(), at) != drawn.end()) continue;
        drawn.push_back(at);
        text += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n", page_number(at.x), page_number(at.y), ring);
    }
    return text + "</g>\n";
}

SvgEnds draw_ends(const Page& page, const std::vector<SvgPath>& paths, const std::vector<Vector>& seen) {
    std::vector<Vector> placed;
    std::string leaders = fmt::format("<g fill=\"none\" stroke=\"{}\" stroke-width=\"0.7\">\n", page_colour(page.ink.text));
    std::string text = discs;
    for (const SvgPath& path : paths) {
        if (!path.visible) continue;
        const Vector at = free_place(page, path.end, placed, seen);
        placed.push_back(at);
        if (!(at == path.end)) {
            leaders += fmt::format("<path d=\"{}\"/>\n", path_data({{path.end, at}}));
        }
        text += numbered_disc(page, path.racer, at);
    }
    return {leaders + "</g>\n" + text + "</g>\n", std::move(placed)};
}

SvgLegend draw_legend(const Page& page, const Race& race, const std::vector<SvgPath>& paths, Vector corner, double width) {
    const auto characters = static_cast<std::size_t>((width - 20) / 4.3);
    std::string names = fmt::format("<g font-size=\"9.5\" fill=\"{}\">\n", page_colour(page.ink.text)), rows = discs;
    std::string settings = fmt::format("<g font-size=\"8\" fill=\"{}\">\n", page_colour(page.ink.soft));
    double y = corner.y;
    for (const SvgPath& path : paths) {
        rows += numbered_disc(page, path.racer, {corner.x + disc, y});
        const double left = corner.x + 2 * disc + 7;
        names += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", page_number(left), page_number(y + 3.3),
                             xml_text(racer_name(race.experiment(), path.racer)));
        y += 3.3;
        for (const std::string& line : wrap(settings_of(race.experiment(), race.experiment().racers[path.racer]), characters)) {
            y += 10.5;
            settings += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", page_number(left), page_number(y), xml_text(line));
        }
        y += 16;
    }
    return {rows + "</g>\n" + names + "</g>\n" + settings + "</g>\n", y};
}

}  // namespace ravine
