#include "ui/panels/surface/functions.hpp"

#include "fonts.hpp"
#include "formula/vocabulary.hpp"
#include "text/text.hpp"
#include "ui/arrangement.hpp"
#include "ui/layout.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine::ui {
namespace {

constexpr const char* popup_id = "functions";
constexpr float widest = 340, highest = 420;

// Returns the text to insert: the brackets of a call are empty, but for their commas.
std::string insertion(const std::string& form) {
    const auto bracket = form.find('(');
    if (bracket == std::string::npos) return form;
    std::string text = form.substr(0, bracket + 1);
    for (const char c : form.substr(bracket)) {
        if (c == ',') text += ", ";
    }
    return text + ')';
}

std::optional<std::string> popup(std::string& search) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const ImVec2 size{std::min(widest, window.x - 2 * margin), std::min(highest, window.y - 2 * margin)};
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    ImGui::SetNextWindowPos(
        {std::clamp(low.x, margin, window.x - size.x - margin), std::clamp(high.y + 4, margin, window.y - size.y - margin)});
    ImGui::SetNextWindowSize(size);
    if (!ImGui::BeginPopup(popup_id)) return std::nullopt;
    if (ImGui::IsWindowAppearing()) search.clear();
    const bool entered = search_field("##search", "search by name or meaning", search, -1, is_wide_window());
    std::optional<std::string> chosen;
    ImGui::BeginChild("list");
    bool first = true;
    for (const formula::Word& word : formula::vocabulary()) {
        if (!has_words(fmt::format("{} {}", word.form, word.meaning), search)) continue;
        const bool pressed = two_lines(word.form, std::string(word.meaning), entered && first);
        if (pressed || (entered && first)) chosen = insertion(word.form);
        first = false;
    }
    if (first) note("No function has these words in its name or meaning.");
    ImGui::EndChild();
    if (chosen) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
    return chosen;
}

}  // namespace

std::optional<std::string> functions_button(std::string& search) {
    ImGui::SameLine(0, 4);
    if (icon_button(fonts::icon_square_function, "functions and constants", ImGui::GetFrameHeight()))
        ImGui::OpenPopup(popup_id);
    return popup(search);
}

}  // namespace ravine::ui
