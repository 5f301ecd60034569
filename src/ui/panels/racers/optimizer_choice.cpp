#include "ui/panels/racers/optimizer_choice.hpp"

#include "text/text.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace ravine::ui {
namespace {

constexpr float list_height = 320;

std::vector<const Optimizer*> found(const Catalogue& catalogue, const std::string& search) {
    std::vector<const Optimizer*> list;
    for (const auto& optimizer : catalogue.all()) {
        std::string names = fmt::format("{} {} {}", optimizer->title, optimizer->key, optimizer->source);
        for (const Alias& alias : optimizer->aliases) names += fmt::format(" {}.{}", alias.library, alias.name);
        if (has_words(names, search)) list.push_back(optimizer.get());
    }
    return list;
}

}  // namespace

void optimizer_choice(Racer& racer, const Catalogue& catalogue, std::string& search) {
    const Optimizer* current = catalogue.find(racer.optimizer);
    ImGui::SetNextItemWidth(-1);
    if (!ImGui::BeginCombo("##optimizer", current ? current->title.c_str() : "?", ImGuiComboFlags_HeightLargest)) return;
    const Optimizer* chosen = nullptr;
    if (ImGui::IsWindowAppearing()) search.clear();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool entered = search_field("##search", "search", search, width);
    const std::vector<const Optimizer*> list = found(catalogue, search);
    if (entered && !list.empty()) chosen = list[0];
    ImGui::BeginChild("list", {width, list_height});
    for (const Optimizer* optimizer : list) {
        if (two_lines(optimizer->title, optimizer->source, optimizer == current)) chosen = optimizer;
        if (optimizer == current && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
    }
    if (list.empty()) note("There is none of that name.");
    ImGui::EndChild();
    if (chosen && chosen != current) {
        racer.optimizer = chosen->key;
        racer.settings.clear();
    }
    if (chosen) ImGui::CloseCurrentPopup();
    ImGui::EndCombo();
}

}  // namespace ravine::ui
