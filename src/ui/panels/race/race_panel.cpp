// The race: ranking at the shown step, outcomes, and the chart.
#include "analysis/standings.hpp"
#include "text/number_text.hpp"
#include "ui/layout.hpp"
#include "ui/panels/race/chart.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/scrolling.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr float rank_width = 20, left = 48;  // of a row's first line, and left end of its second one
constexpr std::size_t few_racers = 8;        // more get lower rows
constexpr float first_height = 24, first_compact = 20, line_height = 15, row_gap = 7, compact_gap = 5;
constexpr int lines_below = 3;
constexpr float least_chart = 226;  // with its controls
constexpr float sheet_plot = 150;   // height of the plot in a sheet, which scrolls
constexpr float least_list = 160;

// Distances that are invisible are not worth their digits.
std::string near_enough(double distance) {
    return distance < 1e-9 ? "less than 1e−9 from a minimum" : number_text(distance, 2) + " from a minimum";
}

// Returns the distance to the minimum, and the cost of nearly all of the way down, as far as known.
std::string details(const Player& player, const Standing& standing) {
    std::string text;
    const Track& track = player.race().tracks()[standing.racer];
    if (!track.away.empty()) {
        const auto step = static_cast<std::size_t>(std::min(player.step(), track.last()));
        const double away = track.away[step];
        text = away < 1e-9 ? std::string("on the plane") : fmt::format("{} off the plane", number_text(away, 3));
    }
    const double distance = distance_to_minimum(player.critical_points(), {standing.x, standing.y});
    if (standing.started && std::isfinite(distance)) text = near_enough(distance);
    const Outcome& outcome = player.outcomes()[standing.racer];
    if (!outcome.reached) return text;
    if (!text.empty()) text += "\n";
    return text + fmt::format("{:g} % down: step {}, {} evaluation{}", 100 * (1 - tolerance_of(player.race().experiment())),
                              *outcome.reached, outcome.evaluations, outcome.evaluations == 1 ? "" : "s");
}

void put(ImVec2 at, const std::string& text, ImVec4 colour, float wrap = 0) {
    ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), at, ImGui::GetColorU32(colour), text.c_str(),
                                        nullptr, wrap);
}

// Rows have one height, whatever becomes of their racers, so that what is below them stays in its place.
float row_height(bool compact) { return compact ? first_compact + line_height : first_height + lines_below * line_height; }

float list_height(std::size_t rows, bool compact) {
    return static_cast<float>(rows) * (row_height(compact) + (compact ? compact_gap : row_gap));
}

// The texts of a row.
struct Row {
    std::string name, outcome, more;
    float width;
    bool whole = true;  // all of the outcome and the details is seen
};

// Returns the first lines of a text.
std::string first_lines(const std::string& text, int count) {
    std::size_t end = 0;
    for (; count > 0 && end != std::string::npos; --count) end = text.find('\n', end == 0 ? 0 : end + 1);
    return text.substr(0, end);
}

Row row_of(const Player& player, const Standing& standing, bool compact) {
    Row row{racer_name(player.document().experiment, standing.racer), player.outcomes()[standing.racer].sentence,
            details(player, standing), ImGui::GetContentRegionAvail().x};
    if (player.document().experiment.racers[standing.racer].hidden) row.outcome = "hidden \u00b7 " + row.outcome;
    const With face(Face::fine);
    const float room = row.width - left;
    if (compact) {
        row.whole = row.more.empty() && ImGui::CalcTextSize(row.outcome.c_str()).x <= room;
        return row;
    }
    const float used = ImGui::CalcTextSize(row.outcome.c_str(), nullptr, false, room).y / ImGui::GetTextLineHeight();
    const std::string fitting = first_lines(row.more, std::max(0, lines_below - static_cast<int>(std::lround(used))));
    row.whole = fitting == row.more;
    row.more = fitting;
    return row;
}

void first_line(const Row& row, const Standing& standing, ImVec2 at, float height, bool selected) {
    const float middle = at.y + 0.5F * height, disc = std::min(9.0F, 0.42F * height);
    const auto line = [&] { return middle - 0.5F * ImGui::GetFontSize(); };
    {
        const With face(Face::fine);
        put({at.x + 2, line()}, fmt::format("{}", standing.rank), colours().quiet);
    }
    racer_disc(*ImGui::GetWindowDrawList(), {at.x + rank_width + 13, middle}, disc, standing.racer, ImGui::GetStyle().Alpha);
    float end = at.x + row.width - 4;
    {
        const With face(Face::mono);
        const std::string loss = standing.started ? number_text(standing.loss, 6) : "–";
        end -= ImGui::CalcTextSize(loss.c_str()).x;
        put({end, line()}, loss, colours().text);
    }
    const With face(selected ? Face::bold : Face::text);
    put({at.x + left, line()}, shortened(row.name, end - at.x - left - 8), colours().text);
}

// Draws rank, name and loss, below the name the outcome, and quietly the details. A hidden racer keeps its rank, as it still
// races, and is faint.
void show(Commands& commands, const Player& player, const Standing& standing, bool compact) {
    Document& document = commands.document();
    const Row row = row_of(player, standing, compact);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float first = compact ? first_compact : first_height;
    const bool selected = document.page.selected == static_cast<int>(standing.racer);
    ImGui::PushID(static_cast<int>(standing.racer));
    if (ImGui::Selectable("##row", selected, 0, {row.width, row_height(compact)}))
        document.page.selected = static_cast<int>(standing.racer);
    if (is_pointed_at()) commands.report.pointed = static_cast<int>(standing.racer);
    if (!row.whole) {
        const std::string& sentence = player.outcomes()[standing.racer].sentence;
        tooltip(fmt::format("{}\n{}", sentence, details(player, standing)));
    }
    ImGui::PopID();
    const bool hidden = player.document().experiment.racers[standing.racer].hidden;
    if (hidden) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.5F);
    first_line(row, standing, at, first, selected);
    const With face(Face::fine);
    const float wrap = row.width - left;
    const std::string outcome = compact ? shortened(row.outcome, wrap) : row.outcome;
    const ImVec2 below{at.x + left, at.y + first};
    put(below, outcome, standing.retired ? colours().danger : colours().text, wrap);
    const float height = ImGui::CalcTextSize(outcome.c_str(), nullptr, false, wrap).y + 2;
    if (!compact) put({below.x, below.y + height}, row.more, colours().quiet, wrap);
    if (hidden) ImGui::PopStyleVar();
}

void rows(Commands& commands, const Player& player, const std::vector<Standing>& list, bool compact) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, compact ? compact_gap : row_gap});
    for (const Standing& standing : list) show(commands, player, standing, compact);
    ImGui::PopStyleVar();
}

// Draws a list that scrolls by itself, so that the chart below keeps its place and gets the height that is left.
void own_list(Commands& commands, const Player& player, const std::vector<Standing>& list, float room) {
    const bool compact = list.size() > few_racers || list_height(list.size(), false) > room;
    ImGui::BeginChild("standings", {0, std::min(list_height(list.size(), compact), room)}, 0, ImGuiWindowFlags_NoScrollbar);
    rows(commands, player, list, compact);
    ImGuiWindow& window = *ImGui::GetCurrentWindow();
    ImGui::EndChild();
    draw_scrollbar(window);
}

class RacePanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;

  private:
    Chart chart_;
};

void RacePanel::draw(const Model& model, Commands& commands) {
    const bool docked = is_wide_window();
    // Docked panels leave the large chart to the picture's place.
    const bool large = commands.document().view.large_chart;
    if (large && !docked) return draw_chart(model, commands, chart_);
    heading("STANDINGS");
    const std::vector<Standing> list = standings(model.player.race(), model.player.step());
    if (list.empty()) return note("Nobody races. Add a racer.");
    if (!docked) {  // a sheet scrolls as a whole
        rows(commands, model.player, list, list.size() > few_racers);
    } else if (large) {
        rows(commands, model.player, list, false);
    } else {
        own_list(commands, model.player, list, std::max(least_list, ImGui::GetContentRegionAvail().y - least_chart));
    }
    if (large) return;
    ImGui::Dummy({0, 2});
    draw_chart(model, commands, chart_, docked ? 0 : sheet_plot);
}

}  // namespace

std::unique_ptr<Panel> make_race_panel() { return std::make_unique<RacePanel>(); }

}  // namespace ravine::ui
