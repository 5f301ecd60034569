// The loss: a surface from the gallery or a formula of one's own, its domain and the start of all racers.
#include "loss/surfaces.hpp"
#include "race/number.hpp"
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>

namespace ravine::ui {
namespace {

std::string formula_of(const std::string& loss) {
    const Surface* surface = find_surface(loss);
    return surface ? std::string(surface->formula) : loss;
}

void choose(Config& config, const Surface& surface) {
    config.loss = surface.key;
    config.domain = surface.domain;
    config.start = surface.start;
    config.view = View{};
}

void gallery(Config& config) {
    const Surface* current = find_surface(config.loss);
    ImGui::SetNextItemWidth(-1);
    if (!ImGui::BeginCombo("##gallery", current ? current->title.data() : "your own formula")) return;
    for (const Surface& surface : surfaces()) {
        if (ImGui::Selectable(surface.title.data(), &surface == current)) choose(config, surface);
        ImGui::SetItemTooltip("%s\n%s", surface.formula.data(), surface.source.data());
    }
    ImGui::EndCombo();
}

// Every key is checked: what compiles is raced at once, what does not is explained while the last good one stays.
void take_formula(Config& config, State& state) {
    formula::ParseError error;
    if (!Loss::compile(state.formula, error)) {
        state.formula_error = error.sentence();
        return;
    }
    state.formula_error.clear();
    const auto all = surfaces();
    const auto known = std::find_if(all.begin(), all.end(), [&](const Surface& s) { return s.formula == state.formula; });
    config.loss = known == all.end() ? state.formula : std::string(known->key);
}

void formula_field(Config& config, State& state) {
    if (!state.typing_formula && state.formula_error.empty()) state.formula = formula_of(config.loss);
    {
        const With face(Face::mono);
        const float lines = ImGui::CalcTextSize(state.formula.c_str(), nullptr, false, ImGui::GetContentRegionAvail().x - 24).y;
        const ImVec2 size{-1, std::clamp(lines, 20.0F, 110.0F) + 2 * ImGui::GetStyle().FramePadding.y + 4};
        constexpr auto flags = ImGuiInputTextFlags_WordWrap | ImGuiInputTextFlags_CtrlEnterForNewLine;
        if (ImGui::InputTextMultiline("##formula", &state.formula, size, flags)) take_formula(config, state);
    }
    state.typing_formula = ImGui::IsItemActive();
    ImGui::SetItemTooltip("A loss in x and y, e.g. sin(x) + y^2/2");
    if (!state.formula_error.empty()) complaint(state.formula_error);
}

// Two numbers in one field, kept as they are unless what is typed makes sense.
bool pair_field(const char* label, const char* id, double& first, double& second, bool ascending) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", label);
    ImGui::SameLine();
    std::string text = fmt::format("{:.6g}, {:.6g}", first, second);
    if (!value_field(id, text, -1)) return false;
    const auto pair = read_pair(text);
    if (!pair || (ascending && !(pair->first < pair->second))) return false;
    std::tie(first, second) = *pair;
    return true;
}

}  // namespace

void loss_panel(Config& config, State& state) {
    heading("LOSS SURFACE");
    gallery(config);
    formula_field(config, state);
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    ImGui::BeginChild("x", {half, ImGui::GetFrameHeight()});
    pair_field("x", "##x", config.domain.low.x, config.domain.high.x, true);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("y", {half, ImGui::GetFrameHeight()});
    pair_field("y", "##y", config.domain.low.y, config.domain.high.y, true);
    ImGui::EndChild();
    pair_field("start", "##start", config.start.x, config.start.y, false);
}

}  // namespace ravine::ui
