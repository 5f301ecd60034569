#include "export/study/study_map.hpp"

#include "analysis/extent.hpp"
#include "render/colours.hpp"
#include "render/geometry/labels/chart_scale.hpp"
#include "render/palette.hpp"
#include "studies/ends.hpp"
#include "studies/ranking.hpp"
#include "studies/summary.hpp"
#include "studies/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ravine {
namespace {

using studies::Kind;
using Rgb = std::uint32_t;

constexpr int swarm_side = 256;
constexpr Rgb left_race = 0x000000;

constexpr Rgb minima[] = {0xe69f00, 0x56b4e9, 0x009e73, 0xcc79a7, 0xf0e442, 0x0072b2, 0xd55e00};  // Okabe & Ito 2008

// Returns the colour of an outcome: hues for minima, greys for those that rest elsewhere or do not rest.
Rgb colour_of(Outcome::Kind kind, std::size_t hue) {
    switch (kind) {
        case Outcome::Kind::minimum: return minima[hue % std::size(minima)];
        case Outcome::Kind::saddle: return 0xffffff;
        case Outcome::Kind::maximum: return 0xe6d8f0;
        case Outcome::Kind::plateau: return 0xd8d8d8;
        case Outcome::Kind::kink: return 0xb0c4b1;
        case Outcome::Kind::creeping: return 0x9aa3ad;
        case Outcome::Kind::moving: return 0x7b858f;
        case Outcome::Kind::oscillating: return 0x8a5a83;
        case Outcome::Kind::diverging: return 0x4a2c2a;
        case Outcome::Kind::out: break;
    }
    return left_race;
}

Rgb darkened(Rgb colour, double share) {
    Rgb result = 0;
    for (const int shift : {16, 8, 0}) {
        const double channel = (colour >> shift & 0xffU) * (1 - share);
        result |= static_cast<Rgb>(channel + 0.5) << shift;
    }
    return result;
}

// Colours from the lowest value to the highest.
class Scale {
  public:
    Scale(const Extent& extent, bool log)
        : scale_(render::ChartScale::around(extent, log)), texels_(render::palette_texels(render::viridis)) {}

    Rgb colour(double value) const {
        const double part = std::clamp(scale_.part(value), 0.0, 1.0);
        const auto at = 4 * static_cast<std::size_t>(std::lround(255 * part));
        return static_cast<Rgb>(texels_[at]) << 16 | static_cast<Rgb>(texels_[at + 1]) << 8 | texels_[at + 2];
    }

    std::vector<MapEntry> legend() const {
        std::vector<MapEntry> entries;
        for (const auto& tick : scale_.ticks(6)) entries.insert(entries.begin(), {colour(tick.value), tick.text});
        return entries;
    }

  private:
    render::ChartScale scale_;
    std::vector<std::uint8_t> texels_;
};

Image blank(int side) {
    const auto n = static_cast<std::size_t>(side);
    return {side, side, std::vector<unsigned char>(4 * n * n, 255)};
}

// Sets a pixel, counted from the lower left corner.
void set(Image& image, std::size_t x, std::size_t y, Rgb colour) {
    const std::size_t row = static_cast<std::size_t>(image.height) - 1 - y;
    unsigned char* const pixel = &image.pixels[4 * (row * static_cast<std::size_t>(image.width) + x)];
    for (const int k : {0, 1, 2}) pixel[k] = static_cast<unsigned char>(colour >> (16 - 8 * k));
}

// The steps to minima among some rows, from the fewest to the most.
struct StepRange {
    double least = HUGE_VAL, most = 0;

    void add(double steps) {
        least = std::min(least, steps);
        most = std::max(most, steps);
    }
    double share(double steps) const {
        return most > least ? (std::log1p(steps) - std::log1p(least)) / (std::log1p(most) - std::log1p(least)) : 0;
    }
};

std::size_t hue_of(const studies::Ends& ends, std::size_t minimum) { return minimum > 0 ? ends.hues[minimum - 1] : 0; }

std::vector<MapEntry> outcome_entries(const StudyTable& table, const studies::Ends& ends) {
    const std::size_t columns = table.columns.size(), rows = table.numbers.size() / columns;
    std::map<std::pair<Outcome::Kind, std::size_t>, std::size_t> counts;
    for (std::size_t row = 0; row < rows; ++row)
        ++counts[{static_cast<Outcome::Kind>(table.numbers[row * columns + 2]), ends.minimum[row]}];
    std::vector<std::pair<std::size_t, MapEntry>> entries;
    for (const auto& [outcome, count] : counts) {
        const auto& [kind, minimum] = outcome;
        const std::string name = minimum > 0 ? ends.names[minimum - 1] : std::string(studies::word_of(kind));
        const double share = 100 * static_cast<double>(count) / static_cast<double>(rows);
        const std::string percent = share < 0.05 ? "<0.1%" : fmt::format("{:.1f}%", share);
        entries.push_back({count, {colour_of(kind, hue_of(ends, minimum)), fmt::format("{}, {}", name, percent)}});
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<MapEntry> list;
    for (auto& entry : entries) list.push_back(std::move(entry.second));
    return list;
}

StudyMap basins_map(const StudyTable& table, int size) {
    constexpr double darkest = 0.65;
    const std::size_t columns = table.columns.size(), rows = table.numbers.size() / columns;
    const studies::Ends ends = studies::ends_of(table.document.experiment, table.columns, table.numbers);
    StepRange steps;
    for (std::size_t row = 0; row < rows; ++row) {
        if (ends.minimum[row] > 0) steps.add(table.numbers[row * columns + 4]);
    }
    StudyMap map{blank(size), {}, outcome_entries(table, ends)};
    map.legend = map.outcomes;
    for (std::size_t row = 0; row < rows; ++row) {
        const double* const numbers = &table.numbers[row * columns];
        const auto kind = static_cast<Outcome::Kind>(numbers[2]);
        const auto side = static_cast<std::size_t>(size);
        const double shade = ends.minimum[row] > 0 ? darkest * steps.share(numbers[4]) : 0;
        set(map.image, row % side, row / side, darkened(colour_of(kind, hue_of(ends, ends.minimum[row])), shade));
    }
    return map;
}

StudyMap swarm_map(const StudyTable& table) {
    const Box& box = table.document.experiment.domain;
    constexpr auto side = static_cast<std::size_t>(swarm_side);
    std::vector<std::size_t> counts(side * side, 0);
    for (std::size_t at = 0; at < table.numbers.size(); at += table.columns.size()) {
        const double x = (table.numbers[at + 5] - box.low.x) / box.width(),
                     y = (table.numbers[at + 6] - box.low.y) / box.height();
        if (!(x >= 0 && x < 1 && y >= 0 && y < 1)) continue;
        ++counts[static_cast<std::size_t>(y * swarm_side) * side + static_cast<std::size_t>(x * swarm_side)];
    }
    Extent extent;
    extent.add(1);
    for (const std::size_t count : counts) {
        if (count > 0) extent.add(static_cast<double>(count));
    }
    const Scale scale(extent, true);
    const studies::Ends ends = studies::ends_of(table.document.experiment, table.columns, table.numbers);
    StudyMap map{blank(swarm_side), scale.legend(), outcome_entries(table, ends)};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        set(map.image, i % side, i / side, counts[i] > 0 ? scale.colour(static_cast<double>(counts[i])) : no_ball);
    }
    for (MapEntry& entry : map.legend) entry.text += entry.text == "1" ? " ball" : " balls";
    return map;
}

StudyMap outcomes_map(const StudyTable& table, int size, std::size_t seeds) {
    const auto side = static_cast<std::size_t>(size);
    const std::vector<Outcome::Kind> outcomes = studies::outcome_by_cell(table.columns, table.numbers, seeds);
    StudyMap map{blank(size), {}, {}};
    std::map<Outcome::Kind, Rgb> colours;
    for (std::size_t pair = 0; pair < outcomes.size(); ++pair) {
        const Rgb colour = colours[outcomes[pair]] = colour_of(outcomes[pair], 0);
        set(map.image, pair / side, pair % side, colour);  // the second parameter runs first
    }
    for (const auto& [kind, colour] : colours) map.legend.push_back({colour, std::string(studies::word_of(kind))});
    return map;
}

StudyMap sweep_map(const StudyTable& table, int size, std::size_t seeds, studies::Shown shown) {
    if (shown == studies::Shown::outcome) return outcomes_map(table, size, seeds);
    const auto side = static_cast<std::size_t>(size);
    std::vector<double> values;
    Extent extent;
    for (std::vector<double>& cell : studies::losses_by_cell(table.columns, table.numbers, seeds, shown)) {
        values.push_back(studies::quantile(std::move(cell), 0.5));
        if (std::isfinite(values.back())) extent.add(values.back());
    }
    const Scale scale(extent, render::wants_log(extent));
    StudyMap map{blank(size), scale.legend(), {}};
    const bool steps = shown == studies::Shown::steps;
    for (MapEntry& entry : map.legend) entry.text = steps ? entry.text + " steps" : "loss " + entry.text;
    map.legend.push_back({left_race, "left the race"});
    for (std::size_t pair = 0; pair < values.size(); ++pair) {
        const Rgb colour = std::isfinite(values[pair]) ? scale.colour(values[pair]) : left_race;
        set(map.image, pair / side, pair % side, colour);
    }
    return map;
}

}  // namespace

bool has_map(const studies::Study& study) {
    return studies::has_many_starts(study.kind) || (study.kind == Kind::sweep && study.swept.size() == 2);
}

StudyMap study_map(const StudyTable& table) {
    const studies::Study& study = *table.document.view.study;
    if (study.kind == Kind::basins) return basins_map(table, study.size);
    if (study.kind == Kind::swarm) return swarm_map(table);
    return sweep_map(table, study.size, studies::runs_per_cell(study), study.shown);
}

}  // namespace ravine
