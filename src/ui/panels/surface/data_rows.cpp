#include "ui/panels/surface/data_rows.hpp"

#include "document/rows.hpp"
#include "document/typing.hpp"
#include "fonts.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ravine::ui {
namespace {

constexpr int most_lines = 7;  // visible at once in the table

// Draws a button with an icon and a name, on the line of the last one if it fits there.
bool button_of_row(const char* icon, const char* name) {
    const std::string label = std::string(icon) + "  " + name;
    const float width = ImGui::CalcTextSize(label.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    if (ImGui::GetItemRectMax().x + gap + width < right) ImGui::SameLine();
    return ImGui::Button(label.c_str());
}

// Returns a name of a column of the data, or "u" or "v".
std::string column_title(const Experiment& experiment, std::size_t column) {
    const std::string& name = experiment.columns[column];
    return name.empty() ? std::string(loss_columns[column]) : fmt::format("{}: {}", loss_columns[column], name);
}

// Replaces the rows, with the usual complaints.
void take(std::vector<Row> rows, Document& document, DataRows& data) {
    RowsResult result;
    result.rows = std::move(rows);
    result.names = document.experiment.columns;
    data.fault = {take_rows(result, document)};
}

// Edits one number of a row. Text that is not a number changes nothing and is explained.
bool number_field(const char* id, double& number, DataRows& data) {
    std::string text = fmt::format("{}", number);
    if (!value_field(id, text, -1)) return false;
    data.fault = fault_of(type_number(text, number), id);
    return data.fault.empty();
}

// Draws a row of the table. Returns true if it was changed, and sets `gone` if it is to be removed.
bool row_line(int i, Row& row, bool& gone, DataRows& data) {
    ImGui::PushID(i);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%d", i + 1);
    ImGui::TableNextColumn();
    bool changed = number_field("##u", row.u, data);
    ImGui::TableNextColumn();
    changed = number_field("##v", row.v, data) || changed;
    ImGui::TableNextColumn();
    gone = quiet_icon_button(fonts::icon_x, "remove this row", ImGui::GetFrameHeight(), false);
    ImGui::PopID();
    return changed || gone;
}

void table(Document& document, DataRows& data) {
    std::vector<Row> rows(data_of(document.experiment).begin(), data_of(document.experiment).end());
    const int count = static_cast<int>(rows.size());
    const float line = ImGui::GetFrameHeight() + 2 * ImGui::GetStyle().CellPadding.y;
    const float height = static_cast<float>(std::min(count, most_lines) + 1) * line;
    constexpr auto flags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchSame;
    if (!ImGui::BeginTable("rows", 4, flags, {0, height})) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn("##number", ImGuiTableColumnFlags_WidthFixed, ImGui::CalcTextSize("000").x);
    ImGui::TableSetupColumn(column_title(document.experiment, 0).c_str());
    ImGui::TableSetupColumn(column_title(document.experiment, 1).c_str());
    ImGui::TableSetupColumn("##remove", ImGuiTableColumnFlags_WidthFixed, ImGui::GetFrameHeight());
    ImGui::TableHeadersRow();
    int removed = -1;
    bool changed = false;
    ImGuiListClipper clipper;
    clipper.Begin(count, line);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            bool gone = false;
            changed = row_line(i, rows[static_cast<std::size_t>(i)], gone, data) || changed;
            if (gone) removed = i;
        }
    }
    ImGui::EndTable();
    if (removed >= 0) rows.erase(rows.begin() + removed);
    if (changed) take(std::move(rows), document, data);
}

// Adds a row like the last one.
void add_row(Document& document, DataRows& data) {
    std::vector<Row> rows(data_of(document.experiment).begin(), data_of(document.experiment).end());
    rows.push_back(rows.empty() ? Row{} : rows.back());
    take(std::move(rows), document, data);
    data.open = true;
}

// Takes over the fault of a table that came from outside, maybe while this was closed.
void hear_of_tables(const TakenTable& table, DataRows& data) {
    if (std::exchange(data.tables_heard_of, table.number) == table.number) return;
    data.fault = {table.fault};
    data.table = table.table;
}

// Takes a table from the clipboard.
void paste(Document& document, DataRows& data) {
    const char* text = ImGui::GetClipboardText();
    const auto table = std::make_shared<const DataTable>(read_data_table(text ? text : ""));
    const RowsResult rows = rows_of(*table);
    data.fault = {take_rows(rows, document)};
    if (!rows.rows.empty()) data.table = table;
}

// Finds the columns of the table that the rows come from: undo, too, brings others.
void find_columns(const Document& document, DataRows& data) {
    if (!data.table) return data.columns.reset();
    if (data.columns && data.looked_for == document.experiment.data) return;
    if (!data.columns && data.looked_for == document.experiment.data && data.looked_for.empty()) return;
    data.looked_for = document.experiment.data;
    data.columns = columns_of(*data.table, data.looked_for);
}

// Draws the choice of a column of the table. Returns true if another one was chosen.
bool column_choice(const DataTable& table, const char* label, const char* id, std::size_t& column, float width) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", label);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(width - ImGui::CalcTextSize(label).x - ImGui::GetStyle().ItemSpacing.x);
    if (!ImGui::BeginCombo(id, table.title(column).c_str())) return false;
    const std::size_t before = column;
    for (const std::size_t other : table.numeric) {
        ImGui::PushID(static_cast<int>(other));
        if (ImGui::Selectable(table.title(other).c_str(), other == before)) column = other;
        ImGui::PopID();
    }
    ImGui::EndCombo();
    return column != before;
}

// Draws the choices of u and v. One that takes the column of the other gives it its own.
void column_choices(Document& document, DataRows& data) {
    find_columns(document, data);
    if (!data.columns) return;
    Columns columns = *data.columns;
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    const bool u = column_choice(*data.table, "u", "##column u", columns.u, half);
    ImGui::SameLine(0, gap);
    const bool v = column_choice(*data.table, "v", "##column v", columns.v, half);
    if (!u && !v) return;
    if (columns.u == columns.v) (u ? columns.v : columns.u) = u ? data.columns->u : data.columns->v;
    data.fault = {take_rows(rows_of(*data.table, columns), document)};
}

}  // namespace

void draw_data_rows(const Model& model, Document& document, DataRows& data) {
    hear_of_tables(model.table, data);
    const auto& loss = model.player.race().loss();
    const bool are_read = loss && loss->rows() > 0;
    const std::size_t rows = data_of(document.experiment).size();
    if (!are_read && document.experiment.data.empty() && data.fault.empty()) return;  // no loss uses data and none were given
    const std::string count = fmt::format("data: {} {}{}", rows, rows == 1 ? "row" : "rows", are_read ? "" : " (not read)");
    const char* arrow = data.open ? fonts::icon_chevron_up : fonts::icon_chevron_down;
    if (ImGui::Button(fmt::format("{}  {}###rows", count, arrow).c_str(), {-1, 0})) data.open = !data.open;
    tooltip(are_read ? "the rows as a table" : "A formula reads them as u and v inside of sum(...) or mean(...)");
    column_choices(document, data);
    if (data.open && rows > 0) table(document, data);
    if (ImGui::Button(fmt::format("{}  row", fonts::icon_plus).c_str())) add_row(document, data);
    if (model.host.reads_clipboard && button_of_row(fonts::icon_clipboard, "paste rows")) paste(document, data);
    const Surface* surface = find_surface(document.experiment.loss);
    const bool own = surface && !surface->data.empty();
    const bool can_go = !document.experiment.data.empty() && (own || !are_read);
    if (can_go && button_of_row(fonts::icon_undo_2, own ? "the surface's own" : "leave out")) {
        document.experiment.data.clear();
        document.experiment.columns = {};
        data.fault.clear();
    }
    if (!model.host.reads_clipboard) note("A table, copied and pasted onto the page, takes their place.");
    field_complaint(data.fault);
    if (are_read) draw_data_plot(model.player, data.plot);
}

}  // namespace ravine::ui
