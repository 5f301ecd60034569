// The loss: a surface from the gallery or a formula of one's own, its domain, the start of all racers, and its data.
#include "fonts.hpp"
#include "loss/surfaces.hpp"
#include "race/edit.hpp"
#include "race/number.hpp"
#include "race/text.hpp"
#include "study/typeset.hpp"
#include "ui/gallery.hpp"
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>

namespace ravine::ui {
namespace {

// Breaks a formula into lines where no word or number is cut. unwrap() undoes it.
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

// Every key is checked: what compiles is raced at once, what does not is explained while the last good one stays.
void take_formula(Config& config, State& state) {
    const auto error = set_loss(config, unwrap(state.formula));
    state.formula_error.clear();
    if (error) state.formula_error = {error->fault(), error->corrections, error->column};
}

// What is wrong with the formula, below the place where it is.
void formula_complaint(Config& config, State& state, std::size_t columns) {
    if (state.formula_error.empty()) return;
    {
        const With face(Face::mono);
        complaint(caret_lines(unwrap(state.formula), state.formula_error.column, columns));
    }
    const std::optional<std::string> correction = complaint(state.formula_error);
    if (!correction) return;
    state.formula = *correction;
    take_formula(config, state);
}

// Says how a formula in another notation was read, for as long as the field has it as it was typed.
void formula_reading(const Config& config, const State& state) {
    if (!state.typing_formula || !state.formula_error.empty()) return;
    const std::string read = formula_of(config);
    if (read == trim(unwrap(state.formula))) return;
    ImGui::TextDisabled("read as");
    ImGui::SameLine();
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(typeset_formula(read).c_str());
    ImGui::PopTextWrapPos();
}

void formula_field(Config& config, State& state) {
    std::size_t columns = 0;
    {
        const With face(Face::mono);
        const float room =
            ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().FramePadding.x - ImGui::GetStyle().ScrollbarSize;
        columns = static_cast<std::size_t>(std::max(8.0F, room / ImGui::CalcTextSize("0").x));
        if (!state.typing_formula && state.formula_error.empty()) state.formula = wrap(formula_of(config), columns);
        const float height = ImGui::CalcTextSize(state.formula.c_str()).y;
        const ImVec2 size{-1, std::clamp(height, 20.0F, 120.0F) + 2 * ImGui::GetStyle().FramePadding.y + 2};
        constexpr auto flags = ImGuiInputTextFlags_CtrlEnterForNewLine | ImGuiInputTextFlags_CallbackCharFilter;
        if (ImGui::InputTextMultiline("##formula", &state.formula, size, flags, refuse_line_breaks))
            take_formula(config, state);
    }
    state.typing_formula = ImGui::IsItemActive();
    if (!state.typing_formula) ImGui::SetItemTooltip("A loss in x and y, e.g. sin(x) + y^2/2");
    formula_complaint(config, state, columns);
    formula_reading(config, state);
}

// Two numbers in one field. What makes no sense changes nothing and is explained.
void pair_field(const char* label, double& first, double& second, bool (*valid)(double, double), State& state) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", label);
    ImGui::SameLine();
    std::string text = fmt::format("{}, {}", first, second);
    const std::string id = std::string("##") + label;
    if (!value_field(id.c_str(), text, -1)) return;
    const auto pair = read_pair(text);
    const bool good = pair && valid(pair->first, pair->second);
    state.place_error.clear();
    if (good) {
        std::tie(first, second) = *pair;
        return;
    }
    state.place_error = {
        fmt::format("{}: {} does not do; {}, {} stays{}.", label, quote(text), first, second, comma_advice(text, 2)),
        pair_corrections(text, valid), 1, ImGui::GetID(id.c_str())};
}

}  // namespace

void loss_panel(Config& config, const Player& player, State& state) {
    heading("LOSS SURFACE");
    gallery_button(config, state);
    formula_field(config, state);
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    ImGui::BeginChild("x", {half, ImGui::GetFrameHeight()});
    pair_field("x", config.domain.low.x, config.domain.high.x, is_range, state);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("y", {half, ImGui::GetFrameHeight()});
    pair_field("y", config.domain.low.y, config.domain.high.y, is_range, state);
    ImGui::EndChild();
    pair_field("start", config.start.x, config.start.y, is_place, state);
    field_complaint(state.place_error);
    data_panel(config, player, state);
}

}  // namespace ravine::ui
