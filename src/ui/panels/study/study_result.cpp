#include "ui/panels/study/study_result.hpp"

#include "ui/panels/study/study_charts.hpp"
#include "ui/widgets/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

using studies::Kind;

void update(const Model& model, StudyFigure& figure) {
    if (figure.revision == model.study.revision) return;
    figure = {};
    figure.revision = model.study.revision;
    const StudyResult& result = *model.study.result;
    const bool one_per_cell = studies::has_many_starts(result.study.kind);
    const std::size_t runs =
        one_per_cell ? result.numbers.size() / result.columns.size() : studies::runs_per_cell(result.study);
    if (result.numbers.empty()) return;
    figure.cells = studies::losses_by_cell(result.columns, result.numbers, runs, result.study.shown);
    for (const std::vector<double>& cell : figure.cells) {
        if (!one_per_cell) figure.quartiles.push_back(studies::quartiles(cell));
        for (const double loss : cell) {
            if (std::isfinite(loss)) figure.extent.add(loss);
        }
    }
    if (result.study.kind == Kind::tune) figure.ranking = studies::rank(result.columns, result.numbers);
}

}  // namespace

void draw_entries(std::span<const MapEntry> entries) {
    constexpr float side = 11;
    const float room = 0.5F * ImGui::GetContentRegionAvail().x - side - gap;
    const bool wide = std::any_of(entries.begin(), entries.end(),
                                  [&](const MapEntry& entry) { return ImGui::CalcTextSize(entry.text.c_str()).x > room; });
    if (!ImGui::BeginTable("entries", wide ? 1 : 2, ImGuiTableFlags_SizingStretchSame)) return;
    for (const MapEntry& entry : entries) {
        ImGui::TableNextColumn();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float top = at.y + 0.5F * (ImGui::GetTextLineHeight() - side);
        ImGui::GetWindowDrawList()->AddRectFilled(
            {at.x, top}, {at.x + side, top + side},
            IM_COL32(entry.colour >> 16 & 0xff, entry.colour >> 8 & 0xff, entry.colour & 0xff, 255), 2);
        ImGui::GetWindowDrawList()->AddRect({at.x, top}, {at.x + side, top + side}, ImGui::GetColorU32(colours().border), 2);
        ImGui::SetCursorScreenPos({at.x + side + gap - 2, at.y});
        ImGui::TextUnformatted(entry.text.c_str());
    }
    ImGui::EndTable();
}

void study_result(const Model& model, Commands& commands, StudyFigure& figure) {
    update(model, figure);
    const studies::Study& study = model.study.result->study;
    switch (study.kind) {
        case Kind::basins:
            if (model.study.map) draw_entries(model.study.map->outcomes);
            return note(
                "Each place of the surface has the colour of where a ball from there ends: darker, the longer it took.");
        case Kind::swarm:
            if (model.study.map) draw_entries(model.study.map->outcomes);
            return loss_histogram(model, figure);
        case Kind::sweep: return study.swept.size() == 2 ? sweep_map(model, commands) : sweep_chart(model, commands, figure);
        case Kind::seeds: bands_chart(model); return seeds_chart(model, commands, figure);
        case Kind::tune: return ranking(commands, *figure.ranking, model.study.current);
    }
}

}  // namespace ravine::ui
