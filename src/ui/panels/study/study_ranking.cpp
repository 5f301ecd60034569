#include "analysis/standings.hpp"
#include "text/number_text.hpp"
#include "ui/panels/study/study_charts.hpp"
#include "ui/panels/study/study_plot.hpp"
#include "ui/widgets/chart_plot.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ravine::ui {
namespace {

constexpr float profile_height = 110, disc_radius = 6;

void ranking_table(const Experiment& experiment, const studies::Ranking& ranking) {
    constexpr float racer_share = 3, number_share = 1.3F;
    if (!ImGui::BeginTable("ranking", 4, ImGuiTableFlags_SizingStretchProp)) return;
    ImGui::TableSetupColumn("racer", 0, racer_share);
    for (const char* title : {"wins", "solved", "loss"}) ImGui::TableSetupColumn(title, 0, number_share);
    ImGui::TableHeadersRow();
    const auto number = [](const std::string& text) {
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(text.c_str());
    };
    for (const studies::Ranked& ranked : ranking.racers) {
        ImGui::TableNextColumn();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        racer_disc(*ImGui::GetWindowDrawList(), {at.x + disc_radius, at.y + 0.5F * ImGui::GetTextLineHeight()}, disc_radius + 1,
                   ranked.racer - 1);
        ImGui::SetCursorScreenPos({at.x + 2 * disc_radius + gap, at.y});
        ImGui::TextUnformatted(racer_name(experiment, ranked.racer - 1).c_str());
        number(fmt::format("{:.0f} %", 100 * ranked.wins));
        number(fmt::format("{:.0f} %", 100 * ranked.solved));
        number(std::isfinite(ranked.loss[2]) ? number_text(ranked.loss[2], 2) : std::string("out"));
    }
    ImGui::EndTable();
}

// Draws the share of runs that each racer solves within so many times the evaluations of the fastest.
void profile_chart(const studies::Ranking& ranking) {
    Extent extent;
    extent.add(1);
    for (const auto& profile : ranking.profile) {
        for (const studies::ProfileStep& step : profile) {
            if (std::isfinite(step.ratio)) extent.add(step.ratio);
        }
    }
    StudyPlot plot{{0, std::max(std::log10(extent.high), 0.1) * 1.05, true}, {0, 1.02, false}};
    place_plot("profile", plot, profile_height);
    draw_plot_axes(plot, "evaluations, as a multiple of the fewest", "share of runs solved");
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    for (std::size_t k = 0; k < ranking.racers.size(); ++k) {
        std::vector<ImVec2> line{plot.at(1, 0)};
        double share = 0;
        for (const studies::ProfileStep& step : ranking.profile[k]) {
            if (!std::isfinite(step.ratio)) continue;
            line.push_back(plot.at(step.ratio, share));
            line.push_back(plot.at(step.ratio, share = step.share));
        }
        line.emplace_back(plot.high.x, plot.at(1, share).y);
        const std::size_t racer = ranking.racers[k].racer - 1;
        draw_line(draw, line, racer, racer_colour(racer), 1.8F);
    }
}

}  // namespace

void ranking(Commands& commands, const studies::Ranking& ranking, bool current) {
    Document& document = commands.document();
    const std::size_t racers = document.experiment.racers.size();
    const bool fits = std::all_of(ranking.racers.begin(), ranking.racers.end(),
                                  [&](const studies::Ranked& ranked) { return ranked.racer <= racers; });
    if (!fits) return;
    ranking_table(document.experiment, ranking);
    ImGui::BeginDisabled(!current || document.page.locked);
    if (main_button("race with the tuned values", -1)) {
        document.experiment = studies::with_tuned(document.experiment, ranking);
        commands.restart();
    }
    ImGui::EndDisabled();
    tooltip("gives each racer the values that were found for it");
    profile_chart(ranking);
}

}  // namespace ravine::ui
