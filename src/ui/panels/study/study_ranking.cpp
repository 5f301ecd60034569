#include "analysis/standings.hpp"
#include "text/number_text.hpp"
#include "ui/panels/study/study_charts.hpp"
#include "ui/panels/study/study_plot.hpp"
#include "ui/widgets/chart_plot.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace ravine::ui {
namespace {

constexpr float profile_height = 110, disc_radius = 6, disc_column = 22;
constexpr std::size_t median_at = 2;        // of studies::quantile_shares
constexpr std::size_t most_in_matrix = 10;  // racers, whose columns have room for their numbers

// Draws the racer's disc in a cell, and moves behind it.
void disc_in_cell(std::size_t racer) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    racer_disc(*ImGui::GetWindowDrawList(), {at.x + disc_radius + 2, at.y + 0.5F * ImGui::GetTextLineHeight()}, disc_radius + 1,
               racer);
    ImGui::SetCursorScreenPos({at.x + 2 * disc_radius + gap + 2, at.y});
}

std::string loss_text(double loss) { return std::isfinite(loss) ? number_text(loss, 2) : std::string("out"); }

void cell(const std::string& text) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(text.c_str());
}

void ranking_table(const Experiment& experiment, const studies::Ranking& ranking) {
    constexpr float racer_share = 2.6F, share_share = 1.2F, loss_share = 1.6F;
    if (!ImGui::BeginTable("ranking", 4, ImGuiTableFlags_SizingStretchProp)) return;
    ImGui::TableSetupColumn("racer", 0, racer_share);
    for (const char* title : {"wins", "solved"}) ImGui::TableSetupColumn(title, 0, share_share);
    ImGui::TableSetupColumn("loss", 0, loss_share);
    ImGui::TableHeadersRow();
    for (const studies::Ranked& ranked : ranking.racers) {
        ImGui::TableNextColumn();
        disc_in_cell(ranked.racer - 1);
        ImGui::TextUnformatted(racer_name(experiment, ranked.racer - 1).c_str());
        cell(fmt::format("{:.0f} %", 100 * ranked.wins));
        cell(fmt::format("{:.0f} %", 100 * ranked.solved));
        cell(loss_text(ranked.loss[median_at]));
    }
    ImGui::EndTable();
}

// Draws a racer's tuned values, "lr 0.043  mu 0.91", in lines that do not break within one.
void tuned_values_of(const studies::Ranking& ranking, const studies::Ranked& ranked) {
    const float room = ImGui::GetContentRegionAvail().x;
    float used = 0;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2 * ImGui::GetStyle().CellPadding.y});  // lines as far apart as rows
    for (std::size_t k = 0; k < ranking.parameters.size(); ++k) {
        if (std::isnan(ranked.tuned[k])) continue;
        const std::string text = fmt::format("{} {}", ranking.parameters[k], number_text(ranked.tuned[k], 3));
        const float width = ImGui::CalcTextSize(text.c_str()).x + 2 * gap;
        if (used > 0 && used + width <= room) {
            ImGui::SameLine(0, 2 * gap);
        } else {
            used = 0;
        }
        ImGui::TextUnformatted(text.c_str());
        used += width;
    }
    if (used == 0) ImGui::TextDisabled("nothing to tune");
    ImGui::PopStyleVar();
}

void tuned_values(const studies::Ranking& ranking) {
    heading("TUNED VALUES");
    if (!ImGui::BeginTable("tuned", 2, ImGuiTableFlags_SizingFixedFit)) return;
    ImGui::TableSetupColumn("racer", ImGuiTableColumnFlags_WidthFixed, disc_column);
    ImGui::TableSetupColumn("values", ImGuiTableColumnFlags_WidthStretch);
    for (const studies::Ranked& ranked : ranking.racers) {
        ImGui::TableNextColumn();
        disc_in_cell(ranked.racer - 1);
        ImGui::NewLine();
        ImGui::TableNextColumn();
        tuned_values_of(ranking, ranked);
    }
    ImGui::EndTable();
}

// Draws in how many of the runs the racer of the row ends lower than that of the column.
void win_matrix(const studies::Ranking& ranking) {
    const std::size_t racers = ranking.racers.size();
    if (racers < 2) return;
    heading("WINS OF THE ROW AGAINST THE COLUMN, %");
    if (racers > most_in_matrix) return note("Of so many racers there is no room for it here. The JSON has it.");
    if (!ImGui::BeginTable("wins", static_cast<int>(racers) + 1, ImGuiTableFlags_SizingStretchSame)) return;
    ImGui::TableNextColumn();
    for (const studies::Ranked& ranked : ranking.racers) {
        ImGui::TableNextColumn();
        disc_in_cell(ranked.racer - 1);
        ImGui::NewLine();
    }
    for (std::size_t row = 0; row < racers; ++row) {
        ImGui::TableNextColumn();
        disc_in_cell(ranking.racers[row].racer - 1);
        ImGui::NewLine();
        for (std::size_t column = 0; column < racers; ++column) {
            cell(row == column ? std::string() : fmt::format("{:.0f}", 100 * ranking.wins[row][column]));
        }
    }
    ImGui::EndTable();
}

void loss_quantiles(const studies::Ranking& ranking) {
    heading("FINAL LOSS OF THE RUNS, QUANTILES");
    const With face(Face::fine);
    if (!ImGui::BeginTable("quantiles", 1 + static_cast<int>(studies::quantile_shares.size()), ImGuiTableFlags_SizingFixedFit))
        return;
    ImGui::TableSetupColumn("##racer", ImGuiTableColumnFlags_WidthFixed, disc_column);
    for (const double share : studies::quantile_shares) {
        ImGui::TableSetupColumn(fmt::format("{:.0f} %", 100 * share).c_str(), ImGuiTableColumnFlags_WidthStretch);
    }
    ImGui::TableHeadersRow();
    for (const studies::Ranked& ranked : ranking.racers) {
        ImGui::TableNextColumn();
        disc_in_cell(ranked.racer - 1);
        ImGui::NewLine();
        for (const double loss : ranked.loss) cell(loss_text(loss));
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
    tuned_values(ranking);
    ImGui::BeginDisabled(!current || document.page.locked);
    if (main_button("race with the tuned values", -1)) {
        document.experiment = studies::with_tuned(document.experiment, ranking);
        commands.restart();
    }
    ImGui::EndDisabled();
    tooltip("gives each racer the values that were found for it");
    profile_chart(ranking);
    win_matrix(ranking);
    loss_quantiles(ranking);
}

}  // namespace ravine::ui
