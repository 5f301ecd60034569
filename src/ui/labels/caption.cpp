#include "ui/labels/caption.hpp"

#include "analysis/standings.hpp"
#include "loss/surfaces.hpp"
#include "render/geometry/labels/chart_extent.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/chart_plot.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine::ui {
namespace {

constexpr float row = 19, column = 190, disc = 7, heading_row = 24;

std::string title_of(const Player& player) {
    const Experiment& experiment = player.document().experiment;
    return fmt::format("{}, step {} of {}", shortened(title_of(experiment), 260), player.step(), experiment.steps);
}

void write(ImDrawList& list, ImVec2 at, const std::string& text, const ImVec4& colour) {
    list.AddText(at, ImGui::GetColorU32(colour), text.c_str());
}

}  // namespace

void legend(ImDrawList& list, const Player& player, ImVec2 low, ImVec2 high) {
    {
        const With face(Face::bold);
        write(list, low, title_of(player), colours().text);
    }
    const With face(Face::small);
    const std::vector<Standing> ranked = standings(player.race(), player.step());
    std::vector<Standing> shown(ranked.size());
    for (const Standing& standing : ranked) shown[standing.racer] = standing;
    std::erase_if(shown, [&](const Standing& each) { return player.document().experiment.racers[each.racer].hidden; });
    const auto rows = static_cast<std::size_t>(std::max(1.0F, (high.y - low.y - heading_row) / row));
    const auto columns = static_cast<std::size_t>(std::max(1.0F, (high.x - low.x) / column));
    const std::size_t room = rows * columns, named = shown.size() > room ? room - 1 : shown.size();
    const auto place = [&](std::size_t i) {
        const std::size_t across = i / rows, down = i % rows;
        return ImVec2{low.x + column * static_cast<float>(across), low.y + heading_row + row * static_cast<float>(down)};
    };
    for (std::size_t i = 0; i < named; ++i) {
        const ImVec2 at = place(i);
        racer_disc(list, {at.x + disc, at.y + disc}, disc, shown[i].racer);
        const std::string loss =
            shown[i].started ? fmt::format("  {}", shown[i].retired ? "retired" : number_text(shown[i].loss, 3)) : "";
        const float left = 2 * disc + 6, width = column - left - 6 - ImGui::CalcTextSize(loss.c_str()).x;
        const std::string name = shortened(racer_name(player.document().experiment, shown[i].racer), width);
        write(list, {at.x + left, at.y}, name + loss, colours().text);
    }
    if (named < shown.size()) write(list, place(named), fmt::format("and {} more", shown.size() - named), colours().quiet);
}

void figure_strip(ImDrawList& list, const Player& player, ImVec2 low, ImVec2 high) {
    constexpr float edge = 16, numbers = 52, foot = 22;
    list.AddRectFilled(low, high, ImGui::GetColorU32(ImGuiCol_WindowBg, 1));
    list.AddLine(low, {high.x, low.y}, ImGui::GetColorU32(colours().border));
    const float middle = low.x + 0.58F * (high.x - low.x);
    legend(list, player, {middle + edge, low.y + edge}, {high.x - edge, high.y - edge});
    const ViewOptions& look = player.document().view;
    const With face(Face::small);
    const ImVec2 upper{low.x + edge + numbers, low.y + edge + heading_row};
    const float right = middle - static_cast<float>(badge_room(upper.y, high.y).width(player.race().tracks().size()));
    const auto columns = static_cast<std::size_t>(std::max(32.0F, right - upper.x));
    Request request{look.chart, look.chart_by,
                    0,          render::chart_end(player.race(), look.chart_by),
                    columns,    look.chart_axis == ChartAxis::log};
    render::choose_part(request, player.document());
    write(list, {low.x + edge, low.y + edge}, chart_title(request), colours().quiet);
    Series series;
    do series.update(player.race(), player.revision(), player.critical_points(), request);
    while (!series.complete());
    const render::ChartScale scale = render::chart_scale(look, extent_of(player, series, look.chart));
    const ChartPlot plot{upper, {right, high.y - foot}, request, scale};
    draw_grid(list, plot, scale.ticks(4));
    draw_lines(list, plot, series, player);
}

}  // namespace ravine::ui
