#include "ui/panels/surface/data_plot.hpp"

#include "text/number_text.hpp"
#include "ui/widgets/chart_plot.hpp"
#include "ui/widgets/plane_plot.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>

namespace ravine::ui {
namespace {

constexpr float plot_height = 150, point_radius = 3, disc_radius = 6;
constexpr std::size_t samples = 33;

// A part of an axis with some room around what is to be seen.
struct Range {
    double low, high;
};

Range roomy(double low, double high) {
    const double room = high > low ? 0.08 * (high - low) : std::max(1.0, 0.1 * std::abs(low));
    return {low - room, high + room};
}

Range along(const RowFit& fit) { return roomy(fit.low().u, fit.high().u); }

// Computes the picture anew where the race or the step is another.
void update(const Player& player, DataPlot& plot) {
    const Experiment& experiment = player.document().experiment;
    const DataPlot::Source source{player.revision(), player.step(), hidden_racers(experiment)};
    if (plot.fit && plot.source == source) return;
    if (!plot.fit || plot.source.revision != source.revision) plot.fit.emplace(*player.race().loss());
    plot.source = source;
    plot.kind = RowFit::Kind::none;
    plot.racers.clear();
    const auto [low, high] = along(*plot.fit);
    std::vector<double> u;
    for (std::size_t i = 0; i < samples; ++i)
        u.push_back(low + (high - low) * static_cast<double>(i) / static_cast<double>(samples - 1));
    for (std::size_t i = 0; i < player.race().tracks().size(); ++i) {
        const Track& track = player.race().tracks()[i];
        if (track.empty() || experiment.racers[i].hidden) continue;
        const auto step = static_cast<std::size_t>(std::min(player.step(), track.last()));
        const Vector p{track.x[step], track.y[step]};
        plot.kind = std::max(plot.kind, plot.fit->kind_at(p));
        plot.racers.push_back({i, plot.fit->line(p, u), {}});
        if (!plot.fit->classes().empty()) plot.racers.back().boundaries = plot.fit->boundaries(p, low, high);
    }
}

void draw_points(ImDrawList& list, const PlanePlot& plane, const RowFit& fit, std::span<const double> table) {
    const ImU32 ink = ImGui::GetColorU32(colours().text);
    for (std::size_t i = 0; i < table.size(); i += 2) {
        const ImVec2 at = plane.at(table[i], table[i + 1]);
        const bool hollow = !fit.classes().empty() && table[i + 1] == fit.low().v;
        hollow ? list.AddCircle(at, point_radius, ink, 0, 1.5F) : list.AddCircleFilled(at, point_radius, ink);
    }
}

// Draws a racer's line with its number at a place of its own, so that lines on top of each other are told apart.
void draw_fit(ImDrawList& list, const PlanePlot& plane, const RacerFit& fit, double place, float thickness) {
    const ImU32 colour = racer_colour(fit.racer);
    std::vector<ImVec2> piece;
    const auto finish = [&] {
        if (piece.size() > 1) draw_line(list, piece, fit.racer, colour, thickness);
        piece.clear();
    };
    for (std::size_t i = 0; i < fit.line.size(); ++i) {
        if (!fit.line[i]) {
            finish();
            continue;
        }
        const double part = static_cast<double>(i) / static_cast<double>(fit.line.size() - 1);
        piece.push_back(plane.at(plane.left + part * (plane.right - plane.left), *fit.line[i]));
    }
    finish();
    const auto marked = static_cast<std::size_t>(place * static_cast<double>(fit.line.size() - 1));
    if (const auto& v = fit.line[marked]) {
        const double part = static_cast<double>(marked) / static_cast<double>(fit.line.size() - 1);
        racer_disc(list, plane.at(plane.left + part * (plane.right - plane.left), *v), disc_radius, fit.racer);
    }
}

void draw_boundaries(ImDrawList& list, const PlanePlot& plane, const RacerFit& fit, double place, float thickness) {
    for (const double u : fit.boundaries) {
        const float x = plane.at(u, plane.lowest).x;
        draw_line(list, {{x, plane.high.y}, {x, plane.low.y}}, fit.racer, racer_colour(fit.racer), thickness);
        racer_disc(list, {x, plane.high.y - static_cast<float>(place) * (plane.high.y - plane.low.y)}, disc_radius, fit.racer);
    }
}

void draw_racers(ImDrawList& list, const PlanePlot& plane, const DataPlot& plot, int selected) {
    for (std::size_t i = 0; i < plot.racers.size(); ++i) {
        const RacerFit& fit = plot.racers[i];
        const double place = (static_cast<double>(i) + 1) / (static_cast<double>(plot.racers.size()) + 1);
        const float thickness = static_cast<int>(fit.racer) == selected ? 2.5F : 1.5F;
        if (plot.kind == RowFit::Kind::line) draw_fit(list, plane, fit, place, thickness);
        if (plot.kind == RowFit::Kind::boundary) draw_boundaries(list, plane, fit, place, thickness);
    }
}

// Returns true if some of a racer's picture is within the plot.
bool is_seen(const RacerFit& fit, const DataPlot& plot, const PlanePlot& plane) {
    if (plot.kind == RowFit::Kind::boundary) return !fit.boundaries.empty();
    return std::any_of(fit.line.begin(), fit.line.end(),
                       [&](const auto& v) { return v && *v >= plane.lowest && *v <= plane.highest; });
}

std::string words(const DataPlot& plot, const PlanePlot& plane, const std::string& v) {
    if (plot.racers.empty()) return {};
    if (plot.kind == RowFit::Kind::none) return fmt::format("Points only: the loss of a row is least for no {}.", v);
    std::string text = plot.kind == RowFit::Kind::line
                           ? fmt::format("Lines: the {} for which the loss of a row is least.", v)
                           : fmt::format("Upright lines: where the loss of a row is the same for {} {} and {}.", v,
                                         number_text(plot.fit->low().v), number_text(plot.fit->high().v));
    std::vector<std::size_t> outside;
    for (const RacerFit& fit : plot.racers) {
        if (!is_seen(fit, plot, plane)) outside.push_back(fit.racer + 1);
    }
    if (!outside.empty()) text += fmt::format(" Outside of this plot: {}.", fmt::join(outside, ", "));
    return text;
}

}  // namespace

void draw_data_plot(const Player& player, DataPlot& plot) {
    update(player, plot);
    const auto& names = player.document().experiment.columns;
    const std::string u = names[0].empty() ? "u" : names[0], v = names[1].empty() ? "v" : names[1];
    const With face(Face::fine);
    ImGui::TextDisabled("%s", shortened(v, ImGui::GetContentRegionAvail().x).c_str());
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const Range across = along(*plot.fit), up = roomy(plot.fit->low().v, plot.fit->high().v);
    PlanePlot plane{corner,     {corner.x + ImGui::GetContentRegionAvail().x, corner.y + plot_height},
                    across.low, across.high,
                    up.low,     up.high};
    plane.low.x += number_width(plane);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_axes(list, plane);
    ImGui::PushClipRect(plane.low, plane.high, true);
    draw_points(list, plane, *plot.fit, player.race().loss()->table());
    draw_racers(list, plane, plot, player.document().page.selected);
    ImGui::PopClipRect();
    const std::string name = shortened(u, plane.high.x - plane.low.x);
    const ImVec2 end{plane.high.x - ImGui::CalcTextSize(name.c_str()).x, plane.high.y + plane_axis_height};
    list.AddText(end, ImGui::GetColorU32(colours().quiet), name.c_str());
    ImGui::Dummy({plane.high.x - corner.x, plot_height + plane_axis_height + ImGui::GetTextLineHeight()});
    note(words(plot, plane, v));
}

}  // namespace ravine::ui
