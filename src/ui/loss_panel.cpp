// The loss: a surface from the gallery or a formula, its domain, the start of all racers, and its data.
#include "analysis/typeset.hpp"
#include "document/edit.hpp"
#include "document/typing.hpp"
#include "fonts.hpp"
#include "loss/surfaces.hpp"
#include "text/text.hpp"
#include "ui/gallery.hpp"
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>
#include <optional>
#include <string>

namespace ravine::ui {
namespace {

constexpr const char* formula_id = "##formula";

// Breaks a formula into lines without cutting a word or number. unwrap() undoes it.
std::string wrap(std::string_view text, std::size_t columns) {
    std::string lines;
    while (text.size() > columns) {
        const auto end = text.find_last_of(" (),", columns - 1);
        if (end == std::string_view::npos) break;
        lines += text.substr(0, end + 1);
        lines += '\n';
        text.remove_prefix(end + 1);
    }
    return lines.append(text);
}

std::string unwrap(std::string text) {
    std::erase(text, '\n');
    return text;
}

// Line breaks are the field's own; typed ones would be lost.
int refuse_line_breaks(ImGuiInputTextCallbackData* data) { return data->EventChar == '\n' ? 1 : 0; }

// Checks the formula at every key: runs a valid one at once, explains an invalid one while the last valid one stays.
void take_formula(Document& document, State& state) {
    const auto taken = set_loss(document, unwrap(state.formula));
    state.forget_formula_error();
    if (taken) return;
    state.formula_error = {taken.error().fault(), taken.error().corrections, taken.error().column};
    state.formula_letters = Loss::missing_constants(unwrap(state.formula), constants_of(document.experiment));
}

// Offers to make unknown letters constants.
void constants_offer(Document& document, State& state) {
    if (state.formula_letters.empty()) return;
    std::string label;
    for (const std::string& letter : state.formula_letters) {
        label += fmt::format("{}{} = 1", label.empty() ? "Let " : ", ", typeset_formula(letter));
    }
    if (main_button(label.c_str(), -1)) {
        set_loss_with_constants(document, unwrap(state.formula));
        state.forget_formula_error();
    }
    ImGui::SetItemTooltip("Makes them constants, each with a slider");
}

// Draws the fault of the formula, below its place.
void formula_complaint(Document& document, State& state, std::size_t columns) {
    if (state.formula_error.empty()) return;
    {
        const With face(Face::mono);
        complaint(caret_lines(unwrap(state.formula), state.formula_error.column, columns));
    }
    const std::optional<std::string> correction = complaint(state.formula_error);
    if (!correction) return;
    state.formula = *correction;
    take_formula(document, state);
}

// Tells how a formula in another notation was read, while the field has it as typed.
void formula_reading(const Document& document, const State& state) {
    if (!state.typing_formula || !state.formula_error.empty()) return;
    const std::string read = formula_of(document);
    if (read == trim(unwrap(state.formula))) return;
    ImGui::TextDisabled("read as");
    ImGui::SameLine();
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(typeset_formula(read).c_str());
    ImGui::PopTextWrapPos();
}

// Returns the source of the field: the loss, and the fault of the typed text, which another race makes obsolete.
std::string formula_source(const Document& document, const State& state) {
    return document.experiment.loss + "\n" + state.formula_error.sentence;
}

void formula_field(Document& document, State& state) {
    std::size_t columns = 0;
    {
        const With face(Face::mono);
        const float room =
            ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().FramePadding.x - ImGui::GetStyle().ScrollbarSize;
        columns = static_cast<std::size_t>(std::max(8.0F, room / ImGui::CalcTextSize("0").x));
        const bool changed = changed_under(formula_id, formula_source(document, state));
        if (changed) state.forget_formula_error();
        if (changed || (!state.typing_formula && state.formula_error.empty()))
            state.formula = wrap(formula_of(document), columns);
        if (changed) retype(formula_id, state.formula);
        const float height = ImGui::CalcTextSize(state.formula.c_str()).y;
        const ImVec2 size{-1, std::clamp(height, 20.0F, 120.0F) + 2 * ImGui::GetStyle().FramePadding.y + 2};
        constexpr auto flags = ImGuiInputTextFlags_CtrlEnterForNewLine | ImGuiInputTextFlags_CallbackCharFilter;
        const bool typed = ImGui::InputTextMultiline(formula_id, &state.formula, size, flags, refuse_line_breaks);
        if (typed) take_formula(document, state);
        after_field(formula_id, formula_source(document, state));
    }
    state.typing_formula = ImGui::IsItemActive();
    if (!state.typing_formula) ImGui::SetItemTooltip("A loss in x and y, e.g. sin(x) + y^2/2");
    formula_complaint(document, state, columns);
    constants_offer(document, state);
    formula_reading(document, state);
}

// Draws two numbers in one field. Returns the typed text once it is committed.
std::optional<std::string> pair_field(const char* label, double first, double second) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", label);
    ImGui::SameLine();
    std::string text = fmt::format("{}, {}", first, second);
    if (!value_field(fmt::format("##{}", label).c_str(), text, -1)) return std::nullopt;
    return text;
}

void side_field(const char* label, double& low, double& high, State& state) {
    const auto typed = pair_field(label, low, high);
    if (typed) state.place_error = fault_of(type_range(label, *typed, low, high), fmt::format("##{}", label).c_str());
}

void start_field(Vector& start, State& state) {
    if (const auto typed = pair_field("start", start.x, start.y))
        state.place_error = fault_of(type_place("start", *typed, start), "##start");
}

}  // namespace

void loss_panel(Document& document, const Player& player, State& state) {
    heading("LOSS SURFACE");
    gallery_button(document, state);
    formula_field(document, state);
    constants_panel(document, state);
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    ImGui::BeginChild("x", {half, ImGui::GetFrameHeight()});
    side_field("x", document.experiment.domain.low.x, document.experiment.domain.high.x, state);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("y", {half, ImGui::GetFrameHeight()});
    side_field("y", document.experiment.domain.low.y, document.experiment.domain.high.y, state);
    ImGui::EndChild();
    start_field(document.experiment.start, state);
    field_complaint(state.place_error);
    data_panel(document, player, state);
}

}  // namespace ravine::ui
