#include "ui/panels/surface/table_columns.hpp"

#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace ravine::ui {
namespace {

// Draws the inputs as a list of switches. Returns true if one was switched.
bool input_list(const DataTable& table, NetworkColumns& columns, float width) {
    const std::string shown = columns.inputs.size() == 1 ? "1 input" : fmt::format("{} inputs", columns.inputs.size());
    ImGui::SetNextItemWidth(width);
    if (!ImGui::BeginCombo("##inputs", shown.c_str(), ImGuiComboFlags_HeightLarge)) return false;
    bool changed = false;
    for (const std::size_t column : table.numeric) {
        if (column == columns.target) continue;
        const auto at = std::find(columns.inputs.begin(), columns.inputs.end(), column);
        bool on = at != columns.inputs.end();
        ImGui::PushID(static_cast<int>(column));
        if (ImGui::Checkbox(table.title(column).c_str(), &on) && (on || columns.inputs.size() > 1)) {
            on ? columns.inputs.insert(std::upper_bound(columns.inputs.begin(), columns.inputs.end(), column), column)
               : columns.inputs.erase(at);
            changed = true;
        }
        ImGui::PopID();
    }
    ImGui::EndCombo();
    return changed;
}

// Draws the target as a list of columns. A column that was an input takes the target's place among them, if it can.
bool target_list(const DataTable& table, NetworkColumns& columns) {
    ImGui::SetNextItemWidth(-1);
    const std::size_t before = columns.target;
    if (!ImGui::BeginCombo("##target", table.title(before).c_str(), ImGuiComboFlags_HeightLarge)) return false;
    for (std::size_t column = 0; column < table.cells; ++column) {
        ImGui::PushID(static_cast<int>(column));
        if (ImGui::Selectable(table.title(column).c_str(), column == before)) columns.target = column;
        ImGui::PopID();
    }
    ImGui::EndCombo();
    if (columns.target == before) return false;
    const auto at = std::find(columns.inputs.begin(), columns.inputs.end(), columns.target);
    if (at == columns.inputs.end()) return true;
    if (table.holds_numbers(before)) {
        *at = before;
    } else if (columns.inputs.size() > 1) {
        columns.inputs.erase(at);
    } else {
        columns.target = before;
    }
    return columns.target != before;
}

}  // namespace

void take_table_columns(TableEditing& editing, Document& document, Fault& fault) {
    const TakenColumns result = take_network_table(*editing.table, editing.columns, document);
    editing.samples = result.taken ? document.experiment.network->dataset.table.samples : nullptr;
    fault = {result.fault};
}

void draw_table_columns(TableEditing& editing, Document& document, Fault& fault) {
    const network::Table& own = document.experiment.network->dataset.table;
    if (!editing.table || (editing.samples && editing.samples != own.samples)) return;
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    const bool inputs = input_list(*editing.table, editing.columns, half);
    tooltip("the columns of numbers that the network is given");
    ImGui::SameLine(0, gap);
    const bool target = target_list(*editing.table, editing.columns);
    tooltip("the column that the network learns to tell: words for classes, or numbers");
    if (inputs || target) take_table_columns(editing, document, fault);
}

}  // namespace ravine::ui
