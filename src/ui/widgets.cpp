#include "ui/widgets.hpp"

#include "render/colours.hpp"
#include "ui/layout_faults.hpp"

#include "text/utf8.hpp"

#include <imgui_internal.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>
#include <cassert>
#include <cfloat>
#include <cmath>
#include <iterator>
#include <utility>

namespace ravine::ui {

void heading(const char* text) {
    const With face(Face::small);
    ImGui::TextDisabled("%s", text);
}

bool icon_button(const char* icon, const char* name, float width) {
    ImGui::PushID(name);
    if (width > 0) expect_room(icon, width);
    const bool pressed = ImGui::Button(icon, {width, 0});
    ImGui::PopID();
    ImGui::SetItemTooltip("%s", name);
    return pressed;
}

bool quiet_icon_button(const char* icon, const char* name, float width, bool on) {
    ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{});
    ImGui::PushStyleColor(ImGuiCol_Border, ImVec4{});
    ImGui::PushStyleColor(ImGuiCol_Text, on ? colours().text : colours().quiet);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, ImGui::GetStyle().FramePadding.y});
    const bool pressed = ImGui::Button((std::string(icon) + "###" + name).c_str(), {width, 0});
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(3);
    ImGui::SetItemTooltip("%s", name);
    return pressed;
}

bool main_button(const char* label, float width) {
    const Palette& p = colours();
    const With face(Face::bold);
    ImGui::PushStyleColor(ImGuiCol_Button, p.accent);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, p.accent);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, p.active);
    ImGui::PushStyleColor(ImGuiCol_Text, p.on_accent);
    if (width > 0) expect_room(label, width);
    const bool pressed = ImGui::Button(label, {width, 0});
    ImGui::PopStyleColor(4);
    return pressed;
}

void note(const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, colours().quiet);
    ImGui::TextWrapped("%s", text.c_str());
    ImGui::PopStyleColor();
}

void complaint(const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, colours().danger);
    ImGui::TextWrapped("%s", text.c_str());
    ImGui::PopStyleColor();
}

namespace {

// The field that takes the last pressed correction.
struct Accepted {
    ImGuiID field = 0;
    std::string text;
} accepted;

ImGuiID entered = 0;                          // the value_field in which Enter was last pressed
int keyboard_frame = -10, shown_frame = -10;  // when a correction last had the keyboard, and was last drawn

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
        keyboard_frame = ImGui::GetFrameCount();
        pressed = pressed || ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    }
    if (shown != text) ImGui::SetItemTooltip("%s", text.c_str());
    return pressed;
}

}  // namespace

bool correction_has_keyboard() { return ImGui::GetFrameCount() - keyboard_frame <= 1; }

Fault fault_of(const Result<>& result, const char* field) {
    if (result) return {.field = ImGui::GetID(field)};
    return {result.error().sentence, result.error().corrections, 1, ImGui::GetID(field)};
}

std::optional<std::string> complaint(const Fault& fault) {
    if (fault.empty()) return std::nullopt;
    complaint(fault.sentence);
    const bool takes_keyboard = fault.field != 0 && entered == fault.field;
    if (takes_keyboard) entered = 0;
    std::optional<std::string> chosen;
    for (std::size_t i = 0; i < fault.corrections.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (takes_keyboard && i == 0) ImGui::SetKeyboardFocusHere();
        if (correction_button(fault.corrections[i], fault.column)) chosen = fault.corrections[i];
        ImGui::PopID();
    }
    if (fault.corrections.empty()) return chosen;
    if (ImGui::GetFrameCount() - shown_frame > 1) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);  // they are new
    shown_frame = ImGui::GetFrameCount();
    return chosen;
}

void field_complaint(const Fault& fault) {
    if (auto chosen = complaint(fault)) accepted = {fault.field, std::move(*chosen)};
}

ImU32 racer_colour(std::size_t racer) {
    const render::Colour c = render::racer_colour(racer);
    return ImGui::ColorConvertFloat4ToU32({c.r, c.g, c.b, 1});
}

void racer_number(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, float opacity) {
    const With face(Face::small);
    const std::string digits = std::to_string(racer + 1);
    const float size = (digits.size() > 1 ? 1.08F : 1.28F) * disc_radius;
    const render::Colour ink = render::ink_on(render::racer_colour(racer));
    const ImVec2 extent = ImGui::GetFont()->CalcTextSizeA(size, FLT_MAX, 0, digits.c_str());
    // Digits stand a little below the middle of their line.
    const ImVec2 at{std::round(centre.x - 0.5F * extent.x), std::round(centre.y - 0.5F * extent.y - 0.05F * size)};
    list.AddText(ImGui::GetFont(), size, at, ImGui::ColorConvertFloat4ToU32({ink.r, ink.g, ink.b, opacity}), digits.c_str());
}

void racer_disc(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, float opacity) {
    const render::Colour c = render::racer_colour(racer);
    list.AddCircleFilled(centre, disc_radius, ImGui::ColorConvertFloat4ToU32({c.r, c.g, c.b, opacity}));
    racer_number(list, centre, disc_radius, racer, opacity);
}

void racer_dot(std::size_t racer) {
    const float size = ImGui::GetFrameHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float r = std::round(0.58F * ImGui::GetFontSize());
    racer_disc(*ImGui::GetWindowDrawList(), {at.x + r, at.y + 0.5F * size}, r, racer);
    ImGui::Dummy({2 * r, size});
}

bool name_button(const std::string& name, bool selected, float width) {
    const With face(selected ? Face::bold : Face::text);
    const ImVec2 size{width, ImGui::GetFrameHeight()};
    ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {2, 0});
    ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{});
    ImGui::PushStyleColor(ImGuiCol_Border, ImVec4{});
    expect_room(name.c_str(), width);
    const bool pressed = ImGui::Button(name.c_str(), size);
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(2);
    return pressed;
}

bool filled_slider(const char* id, double& value, double low, double high, bool log, const char* text, float width) {
    assert(low < high && (!log || low > 0));
    // The filled part slides, so that the hand is at its end on either scale.
    const double exact = log ? std::log(std::max(value, low) / low) / std::log(high / low) : (value - low) / (high - low);
    auto part = static_cast<float>(std::clamp(exact, 0.0, 1.0));
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const ImVec2 to{from.x + width, from.y + ImGui::GetFrameHeight()};
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(from, to, ImGui::GetColorU32(colours().field), radius);
    if (part * width > 2) draw.AddRectFilled(from, {from.x + part * width, to.y}, ImGui::GetColorU32(colours().active), radius);
    draw.AddRect(from, to, ImGui::GetColorU32(colours().border), radius);
    constexpr ImGuiCol own_parts[] = {ImGuiCol_FrameBg,    ImGuiCol_FrameBgHovered,   ImGuiCol_FrameBgActive,
                                      ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive, ImGuiCol_Border};
    for (const ImGuiCol part_of_slider : own_parts) ImGui::PushStyleColor(part_of_slider, ImVec4{});
    ImGui::SetNextItemWidth(width);
    expect_room(text, width);
    const int flags = ImGuiSliderFlags_NoInput | ImGuiSliderFlags_NoRoundToFormat;
    const bool moved = ImGui::SliderFloat(id, &part, 0, 1, text, flags);
    ImGui::PopStyleColor(static_cast<int>(std::size(own_parts)));
    if (moved)
        value = log ? low * std::pow(high / low, static_cast<double>(part)) : low + (high - low) * static_cast<double>(part);
    return moved;
}

int choices(std::span<const std::string_view> names, int current, std::span<const std::string_view> helps) {
    assert(helps.empty() || helps.size() == names.size());
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    int pressed = -1;
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        const char* name = names[static_cast<std::size_t>(i)].data();
        const float width = ImGui::CalcTextSize(name).x + 2 * ImGui::GetStyle().FramePadding.x;
        if (i > 0 && ImGui::GetItemRectMax().x + 2 + width < right) ImGui::SameLine(0, 2);
        ImGui::PushStyleColor(ImGuiCol_Button, i == current ? colours().active : ImVec4{});
        ImGui::PushStyleColor(ImGuiCol_Border, ImVec4{});
        if (ImGui::Button(name)) pressed = i;
        ImGui::PopStyleColor(2);
        if (!helps.empty()) ImGui::SetItemTooltip("%s", helps[static_cast<std::size_t>(i)].data());
    }
    return pressed;
}

void to_the_right(float width) {
    ImGui::SameLine();
    const float room = ImGui::GetContentRegionAvail().x - width;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, room));
}

std::string shortened(std::string text, float room) {
    const auto width_of = [](const std::string& part) { return ImGui::CalcTextSize(part.c_str()).x; };
    if (width_of(text) <= room) return text;
    const auto cut = [&] {
        do text.pop_back();
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U);
    };
    while (!text.empty() && width_of(text + "\u2026") > room) cut();
    return text + "\u2026";
}

bool two_lines(const std::string& name, const std::string& detail, bool chosen, float width) {
    if (width == 0) width = ImGui::GetContentRegionAvail().x;
    const float line = ImGui::GetTextLineHeight();
    const float pad = 0.5F * ImGui::GetStyle().FramePadding.y;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::Selectable(("##" + name).c_str(), chosen, 0, {width, 2 * (line + pad)});
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddText({at.x, at.y + pad}, ImGui::GetColorU32(colours().text), shortened(name, width).c_str());
    const With face(Face::fine);
    draw.AddText({at.x, at.y + pad + line}, ImGui::GetColorU32(colours().quiet), shortened(detail, width).c_str());
    return pressed;
}

bool search_field(const char* id, const char* hint, std::string& text, float width, bool focus) {
    if (focus && ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(width);
    return ImGui::InputTextWithHint(id, hint, &text, ImGuiInputTextFlags_EnterReturnsTrue);
}

namespace {

// The source of the field being edited, as of its last draw. Dear ImGui edits one at a time.
struct {
    ImGuiID field = 0;
    std::string source;
} edited_about;

}  // namespace

bool changed_under(const char* id, const std::string& source) {
    const ImGuiID field = ImGui::GetID(id);
    return ImGui::GetActiveID() == field && edited_about.field == field && edited_about.source != source;
}

void retype(const char* id, const std::string& text) {
    ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetID(id));
    if (!state) return;
    state->ReloadUserBufAndMoveToEnd();
    state->TextToRevertTo.resize(static_cast<int>(text.size()) + 1);  // for Escape
    std::copy_n(text.c_str(), text.size() + 1, state->TextToRevertTo.Data);
}

void after_field(const char* id, const std::string& source) {
    if (ImGui::IsItemActive()) edited_about = {ImGui::GetID(id), source};
}

bool value_field(const char* id, std::string& text, float width) {
    // Dear ImGui edits one field at a time and keeps its text; this is a copy of it.
    static ImGuiID edited = 0;
    static std::string draft;
    const ImGuiID field = ImGui::GetID(id);
    if (changed_under(id, text)) {
        draft = text;
        retype(id, text);
    }
    std::string buffer = edited == field ? draft : text;
    const With face(Face::mono);
    ImGui::SetNextItemWidth(width);
    ImGui::InputText(id, &buffer, ImGuiInputTextFlags_AutoSelectAll);
    after_field(id, text);
    if (ImGui::IsItemActive()) {
        edited = field;
        draft = buffer;
    } else if (edited == field) {
        edited = 0;
    }
    // Also if another field was activated in between: ImGui hands the final text to its own field.
    const bool changed = ImGui::IsItemDeactivatedAfterEdit() && buffer != text;
    if (changed) text = buffer;
    if (changed) entered = ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter) ? field : 0;
    if (accepted.field != field) return changed;
    text = std::exchange(accepted, {}).text;
    return true;
}

}  // namespace ravine::ui
