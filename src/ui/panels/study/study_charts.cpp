#include "ui/panels/study/study_charts.hpp"

#include "analysis/standings.hpp"
#include "studies/settings.hpp"
#include "text/number_text.hpp"
#include "ui/panels/study/study_plot.hpp"
#include "ui/widgets/chart_plot.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace ravine::ui {
namespace {

constexpr float chart_height = 170, map_height = 200, disc_radius = 6;

StudyPlot plot_of(const Extent& extent) {
    const Extent shown = extent.empty() ? Extent{0, 1, 1} : extent;
    return {{0, 1, false}, render::ChartScale::around(shown, render::wants_log(shown))};
}

// Gives a value of what is swept to a racer, or to the formula.
void set_swept(Experiment& experiment, std::size_t racer, const std::string& key, double value) {
    if (studies::set_constant(experiment, key, value)) return;
    const Optimizer* const optimizer = optimizer_of(experiment, experiment.racers[racer]);
    if (optimizer && find_parameter(*optimizer, key) >= 0) studies::set_number(experiment, racer, key, value);
}

// Returns the present value of what is swept; nothing if it is a formula of t.
std::optional<double> present_value(const Experiment& experiment, std::size_t racer, const std::string& key) {
    for (const formula::Constant& constant : constants_of(experiment)) {
        if (constant.name == key) return constant.value;
    }
    const Optimizer* const optimizer = optimizer_of(experiment, experiment.racers[racer]);
    const int index = optimizer ? find_parameter(*optimizer, key) : -1;
    if (index < 0) return std::nullopt;
    const Parameter& parameter = optimizer->parameters[static_cast<std::size_t>(index)];
    const Schedule schedule = schedule_of(experiment.racers[racer], parameter, constants_of(experiment));
    return schedule.is_constant() ? std::optional(schedule.at(0)) : std::nullopt;
}

// A line, in pieces where losses are not finite.
using Pieces = std::vector<std::vector<ImVec2>>;

struct Curve {
    std::size_t racer;
    Pieces lower, median, upper;
};

// `place` returns the value along the plot of an index of `values`.
Curve curve_of(const StudyPlot& plot, std::size_t racer, std::span<const studies::Quartiles> values,
               const std::function<double(std::size_t)>& place) {
    Curve curve{racer, {}, {}, {}};
    const auto add = [](Pieces& pieces, bool begins, ImVec2 at) {
        if (begins) pieces.emplace_back();
        pieces.back().push_back(at);
    };
    bool line = false, band = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = place(i);
        const studies::Quartiles& of = values[i];
        if (std::isfinite(of.median)) add(curve.median, !line, plot.at(x, of.median));
        line = std::isfinite(of.median);
        if (std::isfinite(of.upper)) {
            add(curve.lower, !band, plot.at(x, of.lower));
            add(curve.upper, !band, plot.at(x, of.upper));
        }
        band = std::isfinite(of.upper);
    }
    return curve;
}

void draw_band(ImDrawList& draw, const Curve& curve) {
    const ImU32 colour = ImGui::GetColorU32(racer_colour(curve.racer), 0.22F);
    for (std::size_t k = 0; k < curve.lower.size(); ++k) {
        for (std::size_t i = 1; i < curve.lower[k].size(); ++i) {
            draw.AddQuadFilled(curve.upper[k][i - 1], curve.upper[k][i], curve.lower[k][i], curve.lower[k][i - 1], colour);
        }
    }
}

void draw_curve(ImDrawList& draw, const Curve& curve) {
    for (const std::vector<ImVec2>& piece : curve.median) {
        if (piece.size() > 1) draw_line(draw, piece, curve.racer, racer_colour(curve.racer), 1.8F);
        if (piece.size() == 1) draw.AddCircleFilled(piece.front(), 2, racer_colour(curve.racer));
    }
}

// Draws all bands, then all lines over them.
void draw_curves(const StudyPlot& plot, std::span<const Curve> curves) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.PushClipRect(plot.low, plot.high, true);
    for (const Curve& curve : curves) draw_band(draw, curve);
    for (const Curve& curve : curves) draw_curve(draw, curve);
    draw.PopClipRect();
}

// Returns the index of the value, of so many, whose place on a scale is nearest.
std::size_t nearest_index(const render::ChartScale& scale, double value, std::size_t count) {
    return static_cast<std::size_t>(std::lround(std::clamp(scale.part(value), 0.0, 1.0) * static_cast<double>(count - 1)));
}

// Returns the place of the curve that is nearest to the mouse in its column, by the index of its value.
std::optional<std::size_t> nearest_curve(const StudyPlot& plot, std::span<const studies::Quartiles> values, std::size_t racers,
                                         std::size_t i) {
    std::optional<std::size_t> nearest;
    float least = 1e9F;
    const std::size_t size = values.size() / racers;
    for (std::size_t k = 0; k < racers; ++k) {
        const double median = values[k * size + i].median;
        if (!std::isfinite(median)) continue;
        const float off = std::abs(plot.at(0, median).y - ImGui::GetIO().MousePos.y);
        if (off >= least) continue;
        least = off;
        nearest = k;
    }
    return nearest;
}

}  // namespace

void loss_histogram(const Model& model, const StudyFigure& figure) {
    constexpr std::size_t bins = 40;
    const SwarmLosses* const moving = model.study.swarm_losses;
    const std::span<const double> losses = moving ? moving->losses : figure.cells.front();
    Extent extent = figure.extent;
    extent.add(model.study.losses_at_starts);
    if (extent.empty()) return note("No ball is left in the race.");
    StudyPlot plot{render::ChartScale::around(extent, render::wants_log(extent)), {0, 1, false}};
    std::array<std::size_t, bins> counts{};
    for (const double loss : losses) {
        if (!std::isfinite(loss)) continue;
        const double part = std::clamp(plot.along.part(loss), 0.0, 1.0);
        ++counts[std::min(static_cast<std::size_t>(part * bins), bins - 1)];
    }
    const std::size_t most = *std::max_element(counts.begin(), counts.end());
    if (most == 0) return note("No ball is left in the race.");
    plot.up = {0, 1.05 * static_cast<double>(most), false};
    place_plot("histogram", plot, chart_height);
    draw_plot_axes(plot, moving ? fmt::format("loss at step {}", moving->step) : "final loss",
                   moving ? fmt::format("balls, of the {} shown", losses.size()) : "balls");
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float width = (plot.high.x - plot.low.x) / bins;
    for (std::size_t i = 0; i < bins; ++i) {
        if (counts[i] == 0) continue;
        const float left = plot.low.x + static_cast<float>(i) * width;
        const float top = std::min(plot.at(0, static_cast<double>(counts[i])).y, plot.high.y - 1);
        draw.AddRectFilled({left + 0.5F, top}, {left + width - 0.5F, plot.high.y}, ImGui::GetColorU32(colours().accent));
    }
}

namespace {

// Draws a disc on the curve of each racer, at the value that it has now.
void present_values(const StudyPlot& plot, const Experiment& experiment, const studies::Study& study,
                    std::span<const std::size_t> racers, std::span<const studies::Quartiles> all) {
    const std::size_t size = all.size() / racers.size();
    for (std::size_t k = 0; k < racers.size(); ++k) {
        const auto value = present_value(experiment, racers[k], study.swept.front().key);
        if (!value) continue;
        const double median = all[k * size + nearest_index(plot.along, *value, size)].median;
        if (std::isfinite(median)) racer_disc(*ImGui::GetWindowDrawList(), plot.at(*value, median), disc_radius, racers[k]);
    }
}

// Tells what is under the mouse. Gives the value there to the racer if it is pressed.
void choose_on_curve(const StudyPlot& plot, bool pressed, Experiment& experiment, const studies::Study& study,
                     std::span<const std::size_t> racers, std::span<const studies::Quartiles> all) {
    const studies::Swept& swept = study.swept.front();
    const std::size_t size = all.size() / racers.size();
    const std::size_t i = nearest_index(plot.along, plot.along_at(ImGui::GetIO().MousePos.x), size);
    const auto nearest = nearest_curve(plot, all, racers.size(), i);
    if (!nearest) return;
    const double value = swept.at(static_cast<int>(i), study.size), median = all[*nearest * size + i].median;
    const float column = plot.at(value, median).x;
    ImGui::GetWindowDrawList()->AddLine({column, plot.low.y}, {column, plot.high.y}, ImGui::GetColorU32(colours().quiet));
    const char* const ends = study.shown == studies::Shown::steps ? "takes steps:" : "ends at";
    tooltip_beside("sweep", plot.low, plot.high,
                   fmt::format("{} {}: {} {} {}. A click gives it that value.", swept.key, number_text(value, 3),
                               racer_name(experiment, racers[*nearest]), ends, number_text(median, 3)));
    if (pressed) set_swept(experiment, racers[*nearest], swept.key, value);
}

}  // namespace

void sweep_chart(const Model& model, Commands& commands, const StudyFigure& figure) {
    const Experiment& experiment = commands.document().experiment;
    const studies::Study study = studies::complete(model.study.result->study, experiment);
    const std::vector<std::size_t> racers = studies::racers_of(study, experiment);
    const studies::Swept& swept = study.swept.front();
    const auto size = static_cast<std::size_t>(study.size);
    if (figure.quartiles.size() != racers.size() * size) return;
    StudyPlot plot = plot_of(figure.extent);
    plot.along = scale_between(swept.low, swept.high, swept.log);
    place_plot("sweep", plot, chart_height);
    const bool pointed = ImGui::IsItemHovered(), pressed = ImGui::IsItemDeactivated() && pointed;
    draw_plot_axes(plot, swept.key, study.shown == studies::Shown::steps ? "steps" : "final loss");
    const std::span<const studies::Quartiles> all = figure.quartiles;
    std::vector<Curve> curves;
    const auto place = [&](std::size_t i) { return swept.at(static_cast<int>(i), study.size); };
    for (std::size_t k = 0; k < racers.size(); ++k)
        curves.push_back(curve_of(plot, racers[k], all.subspan(k * size, size), place));
    draw_curves(plot, curves);
    present_values(plot, experiment, study, racers, all);
    if (pointed && !commands.document().page.locked)
        choose_on_curve(plot, pressed, commands.document().experiment, study, racers, all);
}

namespace {

// Draws the place of the values that the racer has now.
void present_cross(const StudyPlot& plot, const Experiment& experiment, const studies::Study& study, std::size_t racer) {
    constexpr ImU32 ink = IM_COL32(255, 255, 255, 160);
    const auto x = present_value(experiment, racer, study.swept[0].key),
               y = present_value(experiment, racer, study.swept[1].key);
    if (!x || !y) return;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImVec2 at = plot.at(*x, *y);
    draw.PushClipRect(plot.low, plot.high, true);
    draw.AddLine({at.x, plot.low.y}, {at.x, plot.high.y}, ink);
    draw.AddLine({plot.low.x, at.y}, {plot.high.x, at.y}, ink);
    racer_disc(draw, at, disc_radius, racer);
    draw.PopClipRect();
}

// Tells what is under the mouse. Gives the values there to the racer while it is held.
void choose_on_map(const StudyPlot& plot, bool held, Experiment& experiment, const studies::Study& study, std::size_t racer) {
    const studies::Swept &across = study.swept[0], &upward = study.swept[1];
    const auto nearest = [&](const studies::Swept& swept, const render::ChartScale& scale, double value) {
        return swept.at(static_cast<int>(nearest_index(scale, value, static_cast<std::size_t>(study.size))), study.size);
    };
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const double x = nearest(across, plot.along, plot.along_at(mouse.x)), y = nearest(upward, plot.up, plot.up_at(mouse.y));
    if (held) {
        set_swept(experiment, racer, across.key, x);
        set_swept(experiment, racer, upward.key, y);
    }
    tooltip_beside("map", plot.low, plot.high,
                   fmt::format("{} {}, {} {}. A click gives them to {}.", across.key, number_text(x, 3), upward.key,
                               number_text(y, 3), racer_name(experiment, racer)));
}

}  // namespace

void sweep_map(const Model& model, Commands& commands) {
    const StudyMap* const map = model.study.map;
    if (!map) return;
    Experiment& experiment = commands.document().experiment;
    const studies::Study study = studies::complete(model.study.result->study, experiment);
    const std::size_t racer = studies::racers_of(study, experiment).front();
    const studies::Swept &across = study.swept[0], &upward = study.swept[1];
    StudyPlot plot{scale_between(across.low, across.high, across.log), scale_between(upward.low, upward.high, upward.log)};
    place_plot("map", plot, map_height);
    const bool pointed = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
    draw_plot_axes(plot, across.key, upward.key);
    ImGui::GetWindowDrawList()->AddImage(model.pictures.of_study(), plot.low, plot.high);
    present_cross(plot, experiment, study, racer);
    if ((pointed || held) && !commands.document().page.locked) choose_on_map(plot, held, experiment, study, racer);
    draw_entries(map->legend);
}

void bands_chart(const Model& model) {
    Extent extent;
    double last = 1;
    for (const StudyBands& bands : model.study.bands) {
        for (const studies::Quartiles& of : bands.quartiles) {
            for (const double loss : {of.lower, of.median, of.upper}) {
                if (std::isfinite(loss)) extent.add(loss);
            }
        }
        if (!bands.steps.empty()) last = std::max(last, static_cast<double>(bands.steps.back()));
    }
    StudyPlot plot = plot_of(extent);
    plot.along = {0, last, false};
    place_plot("bands", plot, chart_height);
    draw_plot_axes(plot, "step", "loss: median, and between quartiles");
    std::vector<Curve> curves;
    for (const StudyBands& bands : model.study.bands) {
        curves.push_back(curve_of(plot, bands.racer, bands.quartiles, [&](std::size_t i) { return bands.steps[i]; }));
    }
    draw_curves(plot, curves);
}

namespace {

// Draws the final losses of a racer as dots, and their quartiles as lines, in a column of the plot.
void column_of_dots(const StudyPlot& plot, double middle, std::size_t racer, std::span<const double> losses,
                    const studies::Quartiles& of) {
    constexpr int places = 9;  // side by side, so that equal losses are seen
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImU32 colour = racer_colour(racer);
    for (std::size_t i = 0; i < losses.size(); ++i) {
        const double aside = 0.03 * (static_cast<double>(i % places) - places / 2);
        if (std::isfinite(losses[i]))
            draw.AddCircleFilled(plot.at(middle + aside, losses[i]), 2, ImGui::GetColorU32(colour, 0.6F));
    }
    for (const double value : {of.lower, of.median, of.upper}) {
        if (!std::isfinite(value)) continue;
        const double half = value == of.median ? 0.35 : 0.2;
        const float thickness = value == of.median ? 2.5F : 1.5F;
        draw.AddLine(plot.at(middle - half, value), plot.at(middle + half, value), colour, thickness);
    }
    racer_disc(draw, {plot.at(middle, 0).x, plot.high.y + 10}, disc_radius + 1, racer);
}

}  // namespace

void seeds_chart(const Model& model, Commands& commands, const StudyFigure& figure) {
    const Experiment& experiment = commands.document().experiment;
    const std::vector<std::size_t> racers = studies::racers_of(model.study.result->study, experiment);
    if (figure.cells.size() != racers.size()) return;
    StudyPlot plot = plot_of(figure.extent);
    plot.along = {0, static_cast<double>(racers.size()), false};
    place_plot("seeds", plot, chart_height);
    draw_plot_axes(plot, "", "final loss");
    for (std::size_t k = 0; k < racers.size(); ++k)
        column_of_dots(plot, static_cast<double>(k) + 0.5, racers[k], figure.cells[k], figure.quartiles[k]);
    for (std::size_t k = 0; k < racers.size(); ++k) {
        const auto left =
            std::count_if(figure.cells[k].begin(), figure.cells[k].end(), [](double v) { return !std::isfinite(v); });
        if (left > 0)
            note(fmt::format("{} left the race in {} of {} runs.", racer_name(experiment, racers[k]), left,
                             figure.cells[k].size()));
    }
    if (experiment.noise == 0 && experiment.batch == 0)
        note("Without noise or batches all runs are the same: set the noise of the gradients.");
}

}  // namespace ravine::ui
