#include "ui/widgets/fields.hpp"

#include "text/utf8.hpp"
#include "ui/widgets/number_field.hpp"
#include "ui/widgets/overlay.hpp"
#include "ui/widgets/widgets.hpp"

#include <imgui_internal.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ravine::ui {

namespace {

// Dear ImGui edits one field at a time and keeps its text. This is what goes with that field, in its one context.
struct {
    // The field being edited as of its last draw: its source, and of a value_field its text.
    ImGuiID field = 0;
    std::string source;
    ImGuiID drafted = 0;
    std::string draft;

    ImGuiID entered = 0;  // the value_field in which Enter was last pressed
    ImGuiID accepts = 0;  // the field that takes the last pressed correction
    std::string correction;
    int keyboard_frame = -10;  // when a correction last had the keyboard
} editing;

// Draws an underlined button, like a link.
bool link_button(const std::string& label) {
    const ImVec2 padding{2, ImGui::GetStyle().FramePadding.y};
    const bool focused = ImGui::GetID(label.c_str()) == GImGui->NavId;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, padding);
    ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{});
    ImGui::PushStyleColor(ImGuiCol_Border, focused ? colours().accent : ImVec4{});
    ImGui::PushItemFlag(static_cast<ImGuiItemFlags>(ImGuiItemFlags_Inputable), true);
    const bool pressed = ImGui::Button(label.c_str());
    ImGui::PopItemFlag();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar();
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    const float line = std::round(high.y - padding.y) + 1;
    ImGui::GetWindowDrawList()->AddLine({low.x + padding.x, line}, {high.x - padding.x, line},
                                        ImGui::GetColorU32(colours().accent));
    return pressed;
}

// Takes the keyboard by Tab, as a field does, without being pressed; then Enter presses it.
bool correction_button(const std::string& text, std::size_t column) {
    const With face(Face::mono);
    const std::string use = "Use  ";
    const auto characters = static_cast<std::size_t>(ImGui::GetContentRegionAvail().x / ImGui::CalcTextSize("0").x);
    const std::string shown = excerpt(text, column, std::max<std::size_t>(characters, 16) - use.size() - 3);
    bool pressed = link_button(use + shown + "###use");
    const bool tabbed =
        GImGui->NavActivateId == ImGui::GetItemID() && (GImGui->NavActivateFlags & ImGuiActivateFlags_FromTabbing) != 0;
    if (tabbed) pressed = false;
    if (ImGui::IsItemFocused()) {
        editing.keyboard_frame = ImGui::GetFrameCount();
        pressed = pressed || ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    }
    if (shown != text) tooltip(text);
    return pressed;
}

}  // namespace

bool correction_has_keyboard() { return ImGui::GetFrameCount() - editing.keyboard_frame <= 1; }

Fault fault_of(const Result<>& result, const char* field) {
    if (result) return {.field = ImGui::GetID(field)};
    return {result.error().sentence, result.error().corrections, 1, ImGui::GetID(field)};
}

bool begin_complaint(Fault& fault) {
    if (fault.empty() || fault.closed) return false;
    constexpr int frames_to_measure = 3;
    if (fault.since == 0) fault.since = ImGui::GetFrameCount();
    begin_overlay("complaint", colours().danger, ImGui::GetFrameCount() - fault.since < frames_to_measure);
    return true;
}

void end_complaint(Fault& fault) { fault.closed = end_overlay(); }

std::optional<std::string> complaint(Fault& fault) {
    if (!begin_complaint(fault)) return std::nullopt;
    std::optional<std::string> chosen = sentence_with_corrections(fault);
    end_complaint(fault);
    return chosen;
}

std::optional<std::string> sentence_with_corrections(const Fault& fault) {
    complaint(fault.sentence);
    const bool takes_keyboard = fault.field != 0 && editing.entered == fault.field;
    if (takes_keyboard) editing.entered = 0;
    std::optional<std::string> chosen;
    for (std::size_t i = 0; i < fault.corrections.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (takes_keyboard && i == 0) ImGui::SetKeyboardFocusHere();
        if (correction_button(fault.corrections[i], fault.column)) chosen = fault.corrections[i];
        ImGui::PopID();
    }
    return chosen;
}

void field_complaint(Fault& fault) {
    auto chosen = complaint(fault);
    if (!chosen) return;
    editing.accepts = fault.field;
    editing.correction = std::move(*chosen);
}

std::optional<std::string> take_correction(const char* id) {
    if (editing.accepts != ImGui::GetID(id)) return std::nullopt;
    editing.accepts = 0;
    return std::move(editing.correction);
}

int TypingPlace::follow(ImGuiInputTextCallbackData* data) {
    TypingPlace& place = *static_cast<TypingPlace*>(data->UserData);
    if (place.moves_to) {
        data->CursorPos = std::min(static_cast<int>(*place.moves_to), data->BufTextLen);
        data->ClearSelection();
        place.moves_to.reset();
    }
    if (place.selects_all) data->SelectAll();
    place.selects_all = false;
    place.cursor = static_cast<std::size_t>(data->CursorPos);
    return 0;
}

void TypingPlace::insert(std::string& into, std::string_view text) {
    const std::size_t at = std::min(cursor, into.size()), bracket = text.find('(');
    into.insert(at, text);
    moves_to = cursor = at + (bracket == std::string_view::npos ? text.size() : bracket + 1);
    takes_focus = true;
}

bool search_field(const char* id, const char* hint, std::string& text, float width, bool focus) {
    if (focus && ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(width);
    return ImGui::InputTextWithHint(id, hint, &text, ImGuiInputTextFlags_EnterReturnsTrue);
}

bool changed_under(const char* id, const std::string& source) {
    const ImGuiID field = ImGui::GetID(id);
    return ImGui::GetActiveID() == field && editing.field == field && editing.source != source;
}

void retype(const char* id, const std::string& text) {
    ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetID(id));
    if (!state) return;
    state->ReloadUserBufAndMoveToEnd();
    state->TextToRevertTo.resize(static_cast<int>(text.size()) + 1);  // for Escape
    std::copy_n(text.c_str(), text.size() + 1, state->TextToRevertTo.Data);
}

void after_field(const char* id, const std::string& source) {
    if (!ImGui::IsItemActive()) return;
    editing.field = ImGui::GetID(id);
    editing.source = source;
}

void forget_typed_text() {
    forget_selected_number();
    editing.source = std::string(1, '\0');  // no field has it: each looks changed
    editing.entered = editing.accepts = 0;
}

bool value_field(const char* id, std::string& text, float width) {
    const ImGuiID field = ImGui::GetID(id);
    if (changed_under(id, text)) {
        editing.draft = text;
        retype(id, text);
    }
    std::string buffer = editing.drafted == field ? editing.draft : text;
    const With face(Face::mono);
    ImGui::SetNextItemWidth(width);
    ImGui::InputText(id, &buffer, ImGuiInputTextFlags_AutoSelectAll);
    after_field(id, text);
    if (ImGui::IsItemActive()) {
        editing.drafted = field;
        editing.draft = buffer;
    } else if (editing.drafted == field) {
        editing.drafted = 0;
    }
    // Also if another field was activated in between: ImGui hands the final text to its own field.
    const bool changed = ImGui::IsItemDeactivatedAfterEdit() && buffer != text;
    if (changed) text = buffer;
    if (changed) editing.entered = ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter) ? field : 0;
    auto correction = take_correction(id);
    if (correction) text = std::move(*correction);
    return changed || correction;
}

}  // namespace ravine::ui
