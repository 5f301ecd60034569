#include "ui/widgets/widgets.hpp"

#include "render/colours.hpp"
#include "text/lines.hpp"
#include "ui/widgets/layout_faults.hpp"
#include "ui/widgets/presses.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cassert>
#include <cfloat>
#include <cmath>
#include <iterator>
#include <utility>

namespace ravine::ui {
namespace {

int due_frame = -10;  // in which a tooltip was about to be shown
bool tooltips_hidden = false;

// A part of the screen that the mouse is on, without a break since a moment.
struct Rest {
    std::string about;
    int frame = -10;
    double since = 0;
};
Rest rest;
ImGuiID pressed_item = 0;  // has no tooltip until the hand has left it

// Returns the place of a tooltip: below what it is about, or above where there is no room.
ImVec2 beside(ImVec2 low, ImVec2 high, ImVec2 size) {
    constexpr float distance = 6;
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float y = high.y + distance + size.y <= window.y ? high.y + distance : low.y - distance - size.y;
    return {std::max(0.0F, std::min(low.x, window.x - size.x)), std::max(0.0F, y)};
}

void show_beside(ImVec2 low, ImVec2 high, const std::string& text) {
    constexpr float widest = 320;
    const With face(Face::text);
    const ImVec2 padding = ImGui::GetStyle().WindowPadding;
    const ImVec2 inner = ImGui::CalcTextSize(text.c_str(), nullptr, false, widest);
    const ImVec2 size{inner.x + 2 * padding.x, inner.y + 2 * padding.y};
    ImGui::SetNextWindowPos(beside(low, high, size));
    ImGui::SetNextWindowSize(size);
    if (!ImGui::BeginTooltip()) return;
    if (ImGui::GetCurrentWindow()->Hidden) due_frame = ImGui::GetFrameCount();  // in its first frame
    ImGui::PushTextWrapPos(padding.x + widest);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

}  // namespace

void hide_tooltips(bool hidden) { tooltips_hidden = hidden; }

void tooltip(const std::string& text) {
    const ImGuiID item = ImGui::GetItemID();
    const bool hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled);
    if (ImGui::IsItemActive()) {
        pressed_item = item;
    } else if (!hovered && pressed_item == item) {
        pressed_item = 0;
    }
    if (tooltips_hidden || by_finger() || !hovered || (item != 0 && pressed_item == item)) return;
    if (!ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip)) {
        due_frame = ImGui::GetFrameCount();
        return;
    }
    show_beside(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), text);
}

void tooltip_beside(const std::string& about, ImVec2 low, ImVec2 high, const std::string& text) {
    if (tooltips_hidden) return;
    const int frame = ImGui::GetFrameCount();
    if (rest.about != about || rest.frame < frame - 1) rest = {about, frame, ImGui::GetTime()};
    rest.frame = frame;
    if (ImGui::GetTime() - rest.since < static_cast<double>(ImGui::GetStyle().HoverDelayShort)) {
        due_frame = frame;
        return;
    }
    show_beside(low, high, text);
}

bool tooltip_is_due() { return due_frame == ImGui::GetFrameCount(); }

bool is_pointed_at() { return ImGui::IsItemActive() || (ImGui::IsItemHovered() && !by_finger()); }

void heading(const char* text) {
    const With face(Face::small);
    ImGui::TextDisabled("%s", text);
}

bool icon_button(const char* icon, const char* name, float width) {
    if (width > 0) expect_room(icon, width);
    const bool pressed = ImGui::Button((std::string(icon) + "###" + name).c_str(), {width, 0});
    tooltip(name);
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
    tooltip(name);
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

namespace {

// Draws text in lines as wide as there is room. Dear ImGui would break numbers behind their point, too.
void draw_lines(const std::string& text, ImVec4 colour) {
    const auto width = [](std::string_view part) {
        return static_cast<double>(ImGui::CalcTextSize(part.data(), part.data() + part.size()).x);
    };
    const std::string lines = broken_at_blanks(text, static_cast<double>(ImGui::GetContentRegionAvail().x) - 0.5, width);
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    ImGui::TextWrapped("%s", lines.c_str());
    ImGui::PopStyleColor();
}

}  // namespace

void note(const std::string& text) { draw_lines(text, colours().quiet); }

void complaint(const std::string& text) { draw_lines(text, colours().danger); }

ImU32 racer_colour(std::size_t racer) {
    const render::Colour c = render::racer_colour(racer);
    return ImGui::ColorConvertFloat4ToU32({c.r, c.g, c.b, 1});
}

void racer_number(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, float opacity) {
    const render::Colour ink = render::ink_on(render::racer_colour(racer));
    racer_number(list, centre, disc_radius, racer, {ink.r, ink.g, ink.b, opacity});
}

void racer_number(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, ImVec4 ink) {
    const With face(Face::small);
    const std::string digits = std::to_string(racer + 1);
    const float size = (digits.size() > 1 ? 1.08F : 1.28F) * disc_radius;
    const ImVec2 extent = ImGui::GetFont()->CalcTextSizeA(size, FLT_MAX, 0, digits.c_str());
    // Digits stand a little below the middle of their line.
    const ImVec2 at{std::round(centre.x - 0.5F * extent.x), std::round(centre.y - 0.5F * extent.y - 0.05F * size)};
    list.AddText(ImGui::GetFont(), size, at, ImGui::ColorConvertFloat4ToU32(ink), digits.c_str());
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
        if (!helps.empty()) tooltip(std::string(helps[static_cast<std::size_t>(i)]));
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

}  // namespace ravine::ui
