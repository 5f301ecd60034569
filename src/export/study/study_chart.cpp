#include "export/study/study_chart.hpp"

#include "analysis/extent.hpp"
#include "export/svg/polylines.hpp"
#include "export/svg/svg_figure.hpp"
#include "render/colours.hpp"
#include "render/geometry/labels/chart_scale.hpp"
#include "studies/ranking.hpp"
#include "studies/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

using render::ChartScale;
using studies::Kind;

std::uint32_t colour_of(std::size_t racer) {
    std::uint32_t rgb = 0;
    const render::Colour colour = render::racer_colour(racer);
    for (const float channel : {colour.r, colour.g, colour.b})
        rgb = rgb << 8 | static_cast<std::uint32_t>(std::lround(255 * channel));
    return rgb;
}

std::vector<SvgTick> ticks_of(const Page& page, const ChartScale& scale, bool along_x) {
    std::vector<SvgTick> ticks;
    for (const auto& tick : scale.ticks(5)) {
        const double part = scale.part(tick.value);
        if (part < -1e-9 || part > 1 + 1e-9) continue;
        const Vector at = page.place({part, part});
        ticks.push_back({along_x ? at.x : at.y, tick.text});
    }
    return ticks;
}

ChartScale scale_of(const std::vector<std::vector<double>>& cells) {
    Extent extent;
    for (const std::vector<double>& cell : cells) {
        for (const double loss : cell) {
            if (std::isfinite(loss)) extent.add(loss);
        }
    }
    return ChartScale::around(extent, render::wants_log(extent));
}

// Joins places to lines, which end where a place is missing.
std::vector<Polyline> lines_through(const std::vector<std::optional<Vector>>& places) {
    std::vector<Polyline> lines;
    bool open = false;
    for (const std::optional<Vector>& place : places) {
        if (place && !open) lines.emplace_back();
        if (place) lines.back().push_back(*place);
        open = place.has_value();
    }
    return lines;
}

SvgPath path_of(std::size_t racer, const Page& page, const std::vector<Polyline>& lines) {
    SvgPath path{racer, {}, {}, false};
    for (const Polyline& line : lines) {
        for (Polyline& piece : clip(line, page.plot)) path.lines.push_back(std::move(piece));
    }
    path.visible = !path.lines.empty();
    if (path.visible) path.end = path.lines.back().back();
    return path;
}

std::string band(const std::vector<Polyline>& low, const std::vector<Polyline>& high, std::uint32_t colour) {
    std::string text;
    for (std::size_t i = 0; i < std::min(low.size(), high.size()); ++i) {
        Polyline outline = high[i];
        outline.insert(outline.end(), low[i].rbegin(), low[i].rend());
        outline.push_back(outline.front());
        if (outline.size() > 3) {
            text +=
                fmt::format("<path d=\"{}\" fill=\"{}\" fill-opacity=\"0.22\"/>\n", path_data({outline}), page_colour(colour));
        }
    }
    return text;
}

// Draws lines, frame, axes and ends over what lies below.
StudyChart finish(const Page& page, std::string below, std::vector<SvgPath> paths, const std::string& axes) {
    below += draw_frame(page) + axes + draw_paths(page, paths) + draw_ends(page, paths, {}).text;
    return {std::move(below), std::move(paths)};
}

StudyChart sweep_chart(const Page& page, const StudyTable& table, const studies::Study& study,
                       const std::vector<std::size_t>& racers) {
    const studies::Swept& swept = study.swept[0];
    const std::vector<std::vector<double>> cells =
        studies::losses_by_cell(table.columns, table.numbers, studies::runs_per_cell(study), study.shown);
    const ChartScale along =
        swept.log ? ChartScale{std::log10(swept.low), std::log10(swept.high), true} : ChartScale{swept.low, swept.high, false};
    const ChartScale up = scale_of(cells);
    std::string below;
    std::vector<SvgPath> paths;
    for (std::size_t k = 0; k < racers.size(); ++k) {
        std::vector<std::optional<Vector>> places[3];
        for (int i = 0; i < study.size; ++i) {
            const std::vector<double>& cell = cells[k * static_cast<std::size_t>(study.size) + static_cast<std::size_t>(i)];
            const studies::Quartiles of = studies::quartiles(cell);
            const double values[] = {of.lower, of.median, of.upper};
            for (int q = 0; q < 3; ++q) {
                const bool shown = std::isfinite(values[q == 1 ? 1 : 2]);  // a band has both sides or none
                const Vector at{along.part(swept.at(i, study.size)), up.part(values[q])};
                places[q].push_back(shown ? std::optional(page.place(at)) : std::nullopt);
            }
        }
        if (studies::runs_per_cell(study) > 1)
            below += band(lines_through(places[0]), lines_through(places[2]), colour_of(racers[k]));
        paths.push_back(path_of(racers[k], page, lines_through(places[1])));
    }
    const std::string axes =
        draw_axis(page, true, ticks_of(page, along, true), swept.key) +
        draw_axis(page, false, ticks_of(page, up, false), study.shown == studies::Shown::steps ? "steps" : "final loss");
    return finish(page, std::move(below), std::move(paths), axes);
}

StudyChart seeds_chart(const Page& page, const StudyTable& table, const studies::Study& study,
                       const std::vector<std::size_t>& racers) {
    const std::vector<std::vector<double>> cells =
        studies::losses_by_cell(table.columns, table.numbers, static_cast<std::size_t>(study.seeds));
    const ChartScale up = scale_of(cells);
    std::string dots, axes_text;
    std::vector<SvgPath> paths;
    std::vector<SvgTick> along;
    const double share = 1 / static_cast<double>(racers.size());
    for (std::size_t k = 0; k < racers.size(); ++k) {
        const double middle = (static_cast<double>(k) + 0.5) * share;
        std::vector<Polyline> lines;
        const studies::Quartiles of = studies::quartiles(cells[k]);
        for (const double value : {of.lower, of.median, of.upper}) {
            const double half = (value == of.median ? 0.3 : 0.15) * share;
            if (!std::isfinite(value)) continue;
            lines.push_back({page.place({middle - half, up.part(value)}), page.place({middle + half, up.part(value)})});
        }
        for (std::size_t i = 0; i < cells[k].size(); ++i) {
            if (!std::isfinite(cells[k][i])) continue;
            const double aside = (static_cast<double>(i % 9) - 4) / 4 * 0.1 * share;  // so that equal ones are seen
            const Vector at = page.place({middle + aside, up.part(cells[k][i])});
            dots += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"1.4\" fill=\"{}\" fill-opacity=\"0.6\"/>\n", page_number(at.x),
                                page_number(at.y), page_colour(colour_of(racers[k])));
        }
        along.push_back({page.place({middle, 0}).x, fmt::format("{}", racers[k] + 1)});
        paths.push_back(path_of(racers[k], page, lines));
    }
    const std::string axes =
        draw_axis(page, true, along, "racer") + draw_axis(page, false, ticks_of(page, up, false), "final loss");
    return finish(page, std::move(dots), std::move(paths), axes);
}

StudyChart profile_chart(const Page& page, const StudyTable& table) {
    const studies::Ranking ranking = studies::rank(table.columns, table.numbers);
    Extent extent;
    extent.add(1);
    for (const auto& profile : ranking.profile) {
        for (const studies::ProfileStep& step : profile) {
            if (std::isfinite(step.ratio)) extent.add(step.ratio);
        }
    }
    const ChartScale along{0, std::max(std::log10(extent.high), 0.1) * 1.05, true}, up{0, 1, false};
    std::vector<SvgPath> paths;
    for (std::size_t k = 0; k < ranking.racers.size(); ++k) {
        Polyline line{page.place({0, 0})};
        double share = 0;
        for (const studies::ProfileStep& step : ranking.profile[k]) {
            if (!std::isfinite(step.ratio)) continue;
            line.push_back(page.place({along.part(step.ratio), share}));
            share = step.share;
            line.push_back(page.place({along.part(step.ratio), share}));
        }
        line.push_back(page.place({1, share}));
        paths.push_back(path_of(ranking.racers[k].racer - 1, page, {line}));
    }
    const std::string axes = draw_axis(page, true, ticks_of(page, along, true), "evaluations, as a multiple of the fewest") +
                             draw_axis(page, false, ticks_of(page, up, false), "share of runs solved");
    return finish(page, "", std::move(paths), axes);
}

}  // namespace

StudyChart study_chart(const Page& page, const StudyTable& table) {
    const Experiment& experiment = table.document.experiment;
    const studies::Study study = studies::complete(*table.document.view.study, experiment);
    const std::vector<std::size_t> racers = studies::racers_of(study, experiment);
    if (study.kind == Kind::sweep) return sweep_chart(page, table, study, racers);
    return study.kind == Kind::seeds ? seeds_chart(page, table, study, racers) : profile_chart(page, table);
}

}  // namespace ravine
