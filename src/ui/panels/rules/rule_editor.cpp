#include "ui/panels/rules/rule_editor.hpp"

#include "text/text.hpp"
#include "text/utf8.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/widgets.hpp"

#include <imgui_internal.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>

namespace ravine::ui {
namespace {

constexpr const char* rule_id = "##rule";
constexpr int fewest_lines = 4;

// Returns the line with a number, from 1.
std::string_view line_of(std::string_view text, std::size_t number) {
    for (; number > 1; --number) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

// Underlines the rest of the line from the column of the fault on, in the window of the text itself.
void underline(std::string_view text, const RuleFault& fault, ImVec2 frame) {
    const ImVector<ImGuiWindow*>& children = ImGui::GetCurrentWindow()->DC.ChildWindows;
    if (fault.line == 0 || children.empty()) return;
    const ImGuiWindow& window = *children.back();
    const std::string_view line = line_of(text, fault.line);
    std::string_view rest = line;
    for (std::size_t i = 1; i < fault.column && !rest.empty(); ++i) {
        rest.remove_prefix(std::max<std::size_t>(1, character_length(rest)));
    }
    const auto width_of = [](std::string_view part) { return ImGui::CalcTextSize(part.data(), part.data() + part.size()).x; };
    const ImGuiInputTextState* const state = ImGui::GetInputTextState(ImGui::GetID(rule_id));
    const bool active = state && ImGui::GetActiveID() == state->ID;
    const float scrolled = active ? state->Scroll.x : 0;
    const ImVec2 padding = ImGui::GetStyle().FramePadding;
    const float left = frame.x + padding.x - scrolled + width_of(line.substr(0, line.size() - rest.size()));
    const float y = frame.y + padding.y - window.Scroll.y + static_cast<float>(fault.line) * ImGui::GetFontSize();
    const float width = std::max(width_of(rest), ImGui::CalcTextSize("0").x);
    window.DrawList->PushClipRect(window.InnerClipRect.Min, window.InnerClipRect.Max);
    window.DrawList->AddLine({left, y}, {left + width, y}, ImGui::GetColorU32(colours().danger), 2);
    window.DrawList->PopClipRect();
}

// Escape leaves the text as it is: Dear ImGui would go back to what it was when the field was entered.
void keep_at_escape(const std::string& text) {
    ImGuiInputTextState* const state = ImGui::GetInputTextState(ImGui::GetID(rule_id));
    if (!state) return;
    state->TextToRevertTo.resize(static_cast<int>(text.size()) + 1);
    std::copy_n(text.c_str(), text.size() + 1, state->TextToRevertTo.Data);
}

}  // namespace

bool rule_field(RuleEditing& editing, const TypedRules::Entry& entry) {
    const With face(Face::mono);
    const bool changed = changed_under(rule_id, entry.definition);
    const bool active = ImGui::GetActiveID() == ImGui::GetID(rule_id);
    if (changed || !active) editing.text = entry.typed.rule;
    if (changed) retype(rule_id, editing.text);
    const auto lines = 1 + std::count(editing.text.begin(), editing.text.end(), '\n');
    const float height = static_cast<float>(std::max<std::ptrdiff_t>(lines, fewest_lines)) * ImGui::GetFontSize();
    if (editing.place.takes_focus) ImGui::SetKeyboardFocusHere();
    const ImVec2 frame = ImGui::GetCursorScreenPos();
    const bool typed =
        ImGui::InputTextMultiline(rule_id, &editing.text, {-1, height + 2 * ImGui::GetStyle().FramePadding.y + 2},
                                  ImGuiInputTextFlags_CallbackAlways, TypingPlace::follow, &editing.place);
    editing.place.takes_focus = editing.place.takes_focus && !ImGui::IsItemActive();  // it may come some frames later
    if (typed) keep_at_escape(editing.text);
    if (!typed) underline(editing.text, entry.fault, frame);
    return typed;
}

void follow_rule_field(const TypedRules::Entry& entry) { after_field(rule_id, entry.definition); }

std::string_view name_at_cursor(const RuleEditing& editing) {
    const std::string_view before = std::string_view(editing.text).substr(0, editing.place.cursor);
    std::size_t begin = before.size();
    const auto in_name = [](char c) { return is_letter(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) > 127; };
    while (begin > 0 && in_name(before[begin - 1])) --begin;
    return before.substr(begin);
}

}  // namespace ravine::ui
