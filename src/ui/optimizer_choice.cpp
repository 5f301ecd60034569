#include "ui/optimizer_choice.hpp"

#include "optimizers/aliases.hpp"
#include "text/text.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace ravine::ui {
namespace {

constexpr float list_height = 320;

std::vector<const Optimizer*> found(const std::string& search) {
    std::vector<const Optimizer*> list;
    for (const Optimizer* optimizer : optimizers()) {
        std::string names = fmt::format("{} {} {}", optimizer->title, optimizer->key, optimizer->source);
        for (const Alias& alias : aliases()) {
            if (alias.key == optimizer->key) names += fmt::format(" {}.{}", alias.library, alias.name);
        }
        if (has_words(names, search)) list.push_back(optimizer);
    }
    return list;
}

}  // namespace

void optimizer_choice(Racer& racer, std::string& search) {
    const Optimizer* current = find_optimizer(racer.optimizer);
    ImGui::SetNextItemWidth(-1);
    if (!ImGui::BeginCombo("##optimizer", current ? current->title.data() : "?", ImGuiComboFlags_HeightLargest)) return;
    const Optimizer* chosen = nullptr;
    if (ImGui::IsWindowAppearing()) search.clear();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool entered = search_field("##search", "search", search, width);
    const std::vector<const Optimizer*> list = found(search);
    if (entered && !list.empty()) chosen = list[0];
    ImGui::BeginChild("list", {width, list_height});
    for (const Optimizer* optimizer : list) {
        if (two_lines(std::string(optimizer->title), std::string(optimizer->source), optimizer == current)) chosen = optimizer;
        if (optimizer == current && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
    }
    if (list.empty()) note("There is none of that name.");
    ImGui::EndChild();
    if (chosen && chosen != current) {
        racer.optimizer = chosen->key;
        racer.settings.clear();
    }
    if (chosen || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
    ImGui::EndCombo();
}

}  // namespace ravine::ui
