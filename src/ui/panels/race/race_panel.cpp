// The race: ranking at the shown step, outcomes, and the chart.
#include "analysis/standings.hpp"
#include "text/number_text.hpp"
#include "ui/layout.hpp"
#include "ui/panels/race/chart.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr float rank_width = 20, left = 48;  // of a row's first line, and left end of its second one
constexpr std::size_t few_racers = 8;        // more get lower rows
constexpr float room_below = 380;            // of the chart and the transport

// Distances that are invisible are not worth their digits.
std::string near_enough(double distance) {
    return distance < 1e-9 ? "less than 1e−9 from a minimum" : number_text(distance, 2) + " from a minimum";
}

// Returns the distance to the minimum, and the cost of nearly all of the way down, as far as known.
std::string details(const Player& player, const Standing& standing) {
    std::string text;
    const double distance = distance_to_minimum(player.critical_points(), {standing.x, standing.y});
    if (standing.started && std::isfinite(distance)) text = near_enough(distance);
    const Outcome& outcome = player.outcomes()[standing.racer];
    if (!outcome.reached) return text;
    if (!text.empty()) text += "\n";
    return text + fmt::format("{:g} % down: step {}, {} evaluation{}", 100 * (1 - tolerance), *outcome.reached,
                              outcome.evaluations, outcome.evaluations == 1 ? "" : "s");
}

void put(ImVec2 at, const std::string& text, ImVec4 colour, float wrap = 0) {
    ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), at, ImGui::GetColorU32(colour), text.c_str(),
                                        nullptr, wrap);
}

// The texts of a row, and their heights.
struct Row {
    std::string name, outcome, more;
    float width, first, second, third;

    float height() const { return first + second + third; }
};

Row row_of(const Player& player, const Standing& standing, bool compact) {
    Row row{racer_name(player.document().experiment, standing.racer),
            player.outcomes()[standing.racer].sentence,
            details(player, standing),
            ImGui::GetContentRegionAvail().x,
            0,
            0,
            0};
    if (player.document().experiment.racers[standing.racer].hidden) row.outcome = "hidden \u00b7 " + row.outcome;
    row.first = compact ? 20 : 24;
    const With face(Face::fine);
    row.second = ImGui::CalcTextSize(row.outcome.c_str(), nullptr, false, row.width - left).y + 2;
    if (!compact && !row.more.empty()) row.third = ImGui::CalcTextSize(row.more.c_str()).y + 2;
    return row;
}

void first_line(const Row& row, const Standing& standing, ImVec2 at, bool selected) {
    const float middle = at.y + 0.5F * row.first, disc = std::min(9.0F, 0.42F * row.first);
    const auto line = [&] { return middle - 0.5F * ImGui::GetFontSize(); };
    {
        const With face(Face::fine);
        put({at.x + 2, line()}, fmt::format("{}", standing.rank), colours().quiet);
    }
    racer_disc(*ImGui::GetWindowDrawList(), {at.x + rank_width + 13, middle}, disc, standing.racer, ImGui::GetStyle().Alpha);
    {
        const With face(selected ? Face::bold : Face::text);
        put({at.x + left, line()}, row.name, colours().text);
    }
    const With face(Face::mono);
    const std::string loss = standing.started ? number_text(standing.loss, 6) : "–";
    put({at.x + row.width - ImGui::CalcTextSize(loss.c_str()).x - 4, line()}, loss, colours().text);
}

// Draws rank, name and loss, below the name the outcome, and quietly the details. A hidden racer keeps its rank, as it still
// races, and is faint.
void show(Document& document, const Player& player, const Standing& standing, bool compact) {
    const Row row = row_of(player, standing, compact);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool selected = document.page.selected == static_cast<int>(standing.racer);
    ImGui::PushID(static_cast<int>(standing.racer));
    if (ImGui::Selectable("##row", selected, 0, {row.width, row.height()}))
        document.page.selected = static_cast<int>(standing.racer);
    if (compact && !row.more.empty()) tooltip(row.more);
    ImGui::PopID();
    const bool hidden = player.document().experiment.racers[standing.racer].hidden;
    if (hidden) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.5F);
    first_line(row, standing, at, selected);
    const With face(Face::fine);
    const float wrap = row.width - left;
    put({at.x + left, at.y + row.first}, row.outcome, standing.retired ? colours().danger : colours().text, wrap);
    if (row.third > 0) put({at.x + left, at.y + row.first + row.second}, row.more, colours().quiet, wrap);
    if (hidden) ImGui::PopStyleVar();
}

void rows(Document& document, const Player& player, const std::vector<Standing>& list) {
    const bool compact = list.size() > few_racers;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, compact ? 5.0F : 7.0F});
    for (const Standing& standing : list) show(document, player, standing, compact);
    ImGui::PopStyleVar();
}

class RacePanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;

  private:
    Chart chart_;
};

void RacePanel::draw(const Model& model, Commands& commands) {
    heading("STANDINGS");
    const std::vector<Standing> list = standings(model.player.race(), model.player.step());
    if (list.empty()) return note("Nobody races. Add a racer.");
    // A long list scrolls by itself, so that the chart stays close; a sheet scrolls as a whole.
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const bool own_scroll = is_wide_window();
    if (own_scroll) {
        const float most = std::max(160.0F, window.y - ImGui::GetCursorScreenPos().y - room_below);
        ImGui::SetNextWindowSizeConstraints({0, 0}, {ImGui::GetContentRegionAvail().x, most});
        ImGui::BeginChild("standings", {0, 0}, ImGuiChildFlags_AutoResizeY);
    }
    rows(commands.document(), model.player, list);
    if (own_scroll) ImGui::EndChild();
    ImGui::Dummy({0, 2});
    draw_chart(model, commands, chart_);
}

}  // namespace

std::unique_ptr<Panel> make_race_panel() { return std::make_unique<RacePanel>(); }

}  // namespace ravine::ui
