#include "ui/panels/rules/rule_names.hpp"

#include "formula/names.hpp"
#include "formula/vocabulary.hpp"
#include "rules/glossary.hpp"
#include "rules/rule_calls.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace ravine::ui {
namespace {

bool row(std::string_view name, const std::string& meaning) {
    const bool pressed = two_lines(std::string(name), meaning, false);
    if (!meaning.empty()) tooltip(meaning);
    return pressed;
}

std::string_view meaning_of_function(std::string_view name) {
    static const std::vector<formula::Word> words = formula::vocabulary();
    const auto is_it = [&](const formula::Word& each) {
        return std::string_view(each.form).substr(0, each.form.find('(')) == name;
    };
    const auto at = std::find_if(words.begin(), words.end(), is_it);
    return at == words.end() ? std::string_view() : at->meaning;
}

// Draws names as buttons on as many lines as they need. Returns the pressed one, or "".
std::string_view buttons(const std::vector<std::string_view>& names) {
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    std::string_view pressed;
    for (std::size_t i = 0; i < names.size(); ++i) {
        {
            const With face(Face::mono);
            const std::string name(names[i]);
            const float width = ImGui::CalcTextSize(name.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
            if (i > 0 && ImGui::GetItemRectMax().x + 2 + width < right) ImGui::SameLine(0, 2);
            if (ImGui::Button(name.c_str())) pressed = names[i];
        }
        tooltip(std::string(meaning_of_function(names[i])));
    }
    return pressed;
}

}  // namespace

std::optional<std::string> draw_rule_names(const Optimizer& definition) {
    std::optional<std::string> pressed;
    heading("NAMES TO INSERT");
    std::vector<std::string> names{"x", "g", "f", "t"};
    for (const Parameter& parameter : definition.parameters) {
        if (!parameter.is_choice()) names.push_back(parameter.key);
    }
    names.insert(names.end(), definition.state.begin(), definition.state.end());
    for (const std::string& name : names) {
        if (row(name, meaning_of(definition, name).text)) pressed = name;
    }
    if (definition.around && row("u", "step that the optimizer has taken, for lines with [after]")) pressed = "u";
    for (const RuleCall& call : rule_calls()) {
        if (row(call.form, std::string(call.meaning))) pressed = fmt::format("{}()", call.name);
    }
    if (row("[first] ", "a line for the first step alone")) pressed = "[first] ";
    if (definition.around && row("[after] ", "a line behind those of the optimizer")) pressed = "[after] ";
    heading("FUNCTIONS");
    if (const std::string_view function = buttons(formula::function_names()); !function.empty())
        pressed = fmt::format("{}()", function);
    return pressed;
}

}  // namespace ravine::ui
