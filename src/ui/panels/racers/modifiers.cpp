#include "ui/panels/racers/modifiers.hpp"

#include "document/definitions.hpp"
#include "fonts.hpp"
#include "rules/around.hpp"
#include "text/text.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace ravine::ui {
namespace {

// Returns the first line of a modifier, which says the most of it in the least room.
std::string detail_of(const Optimizer& modifier) {
    std::string lines(trim(modifier.rule));
    std::replace(lines.begin(), lines.end(), '\n', ';');
    return lines;
}

// Draws the menu of modifiers. Returns the modifiers with the chosen one, behind all.
std::optional<std::vector<std::string>> menu(const Catalogue& catalogue, const std::vector<std::string>& present) {
    std::optional<std::vector<std::string>> wanted;
    if (!ImGui::BeginPopup("modifiers")) return wanted;
    heading("GOES AROUND THE OPTIMIZER");
    float width = 0;
    for (const auto& each : catalogue.modifiers()) width = std::max(width, ImGui::CalcTextSize(detail_of(*each).c_str()).x);
    constexpr float widest = 340;
    for (const auto& each : catalogue.modifiers()) {
        if (std::find(present.begin(), present.end(), each->key) != present.end()) continue;
        if (!two_lines(each->key, detail_of(*each), false, std::min(width, widest))) continue;
        wanted = present;
        wanted->push_back(each->key);
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
    return wanted;
}

}  // namespace

void modifier_button(Document& document, std::size_t racer, float width, Fault& fault) {
    const std::vector<std::string> present = modifiers_of(document.experiment.racers[racer]);
    const Optimizer* const optimizer = optimizer_of(document.experiment, document.experiment.racers[racer]);
    const bool has_rule = optimizer && !optimizer->step;
    ImGui::BeginDisabled(!has_rule || present.size() >= most_modifiers);
    if (quiet_icon_button(fonts::icon_plus, "put a modifier around it", width, false)) ImGui::OpenPopup("modifiers");
    ImGui::EndDisabled();
    if (const auto wanted = menu(document.experiment.catalogue, present))
        fault = fault_of(set_modifiers(document, racer, *wanted), "##modifiers");
}

void modifiers_around(Document& document, std::size_t racer, Fault& fault) {
    const std::vector<std::string> present = modifiers_of(document.experiment.racers[racer]);
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    std::optional<std::vector<std::string>> wanted;
    for (std::size_t i = 0; i < present.size(); ++i) {
        const std::string label = fmt::format("+ {}  {}", present[i], fonts::icon_x);
        const float width = ImGui::CalcTextSize(label.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
        if (i > 0 && ImGui::GetItemRectMax().x + 4 + width < right) ImGui::SameLine(0, 4);
        if (ImGui::Button(label.c_str())) {
            wanted = present;
            wanted->erase(wanted->begin() + static_cast<std::ptrdiff_t>(i));
        }
        tooltip(fmt::format("Takes {} off", present[i]));
    }
    if (wanted) fault = fault_of(set_modifiers(document, racer, *wanted), "##modifiers");
    if (fault.field == ImGui::GetID("##modifiers")) complaint(fault);  // of this racer
}

}  // namespace ravine::ui
