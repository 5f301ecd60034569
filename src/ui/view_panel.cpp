// The look of the race: one row per choice.
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

namespace ravine::ui {
namespace {

constexpr float label_width = 76;

void choice_row(Look& look, const LookOption& option) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", option.label.data());
    ImGui::SetItemTooltip("%s", option.help.data());
    ImGui::SameLine(label_width);
    ImGui::BeginGroup();
    if (const int chosen = choices(option.choices, option.get(look)); chosen >= 0) option.set(look, chosen);
    ImGui::EndGroup();
}

void switch_row(Look& look, const LookOption& option) {
    const int now = option.get(look);
    bool on = option.choices[static_cast<std::size_t>(now)] == "on";
    if (ImGui::Checkbox(option.label.data(), &on)) option.set(look, 1 - now);
    ImGui::SetItemTooltip("%s", option.help.data());
}

}  // namespace

void view_panel(Config& config) {
    heading("VIEW");
    for (const LookOption& option : look_options()) {
        if (option.label.empty()) continue;
        ImGui::PushID(option.key.data());
        option.is_switch() ? switch_row(config.look, option) : choice_row(config.look, option);
        ImGui::PopID();
    }
    if (ImGui::Button("frame the surface", {-1, 0})) config.view = View{};
    ImGui::SetItemTooltip("the camera as it was at first (F)");
}

}  // namespace ravine::ui
