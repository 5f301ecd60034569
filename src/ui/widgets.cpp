#include "ui/widgets.hpp"

#include "render/colours.hpp"

#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ravine::ui {

void heading(const char* text) {
    const With face(Face::small);
    ImGui::TextDisabled("%s", text);
}

bool icon_button(const char* icon, const char* name, float width) {
    ImGui::PushID(name);
    const bool pressed = ImGui::Button(icon, {width, 0});
    ImGui::PopID();
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

ImU32 racer_colour(std::size_t racer) {
    const render::Colour c = render::racer_colour(racer);
    return ImGui::ColorConvertFloat4ToU32({c.r, c.g, c.b, 1});
}

void racer_dot(std::size_t racer) {
    const float size = ImGui::GetFrameHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float r = 0.4F * ImGui::GetFontSize();
    ImGui::GetWindowDrawList()->AddCircleFilled({at.x + r, at.y + 0.5F * size}, r, racer_colour(racer));
    ImGui::Dummy({2 * r, size});
}

bool name_button(const std::string& name, bool selected, float width) {
    const With face(selected ? Face::bold : Face::text);
    const ImVec2 size{width, ImGui::GetFrameHeight()};
    ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {2, 0});
    ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{});
    ImGui::PushStyleColor(ImGuiCol_Border, ImVec4{});
    const bool pressed = ImGui::Button(name.c_str(), size);
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(2);
    return pressed;
}

bool filled_slider(const char* id, double& value, double low, double high, bool log, const char* format, float width) {
    const double part = log ? std::log(std::max(value, low) / low) / std::log(high / low) : (value - low) / (high - low);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const ImVec2 to{from.x + width, from.y + ImGui::GetFrameHeight()};
    const float end = from.x + width * static_cast<float>(std::clamp(part, 0.0, 1.0));
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(from, to, ImGui::GetColorU32(colours().field), radius);
    if (end > from.x + 2) draw.AddRectFilled(from, {end, to.y}, ImGui::GetColorU32(colours().active), radius);
    draw.AddRect(from, to, ImGui::GetColorU32(colours().border), radius);
    constexpr ImGuiCol own_parts[] = {ImGuiCol_FrameBg,    ImGuiCol_FrameBgHovered,   ImGuiCol_FrameBgActive,
                                      ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive, ImGuiCol_Border};
    for (const ImGuiCol part_of_slider : own_parts) ImGui::PushStyleColor(part_of_slider, ImVec4{});
    ImGui::SetNextItemWidth(width);
    const int flags = ImGuiSliderFlags_NoInput | (log ? ImGuiSliderFlags_Logarithmic : 0);
    const bool moved = ImGui::SliderScalar(id, ImGuiDataType_Double, &value, &low, &high, format, flags);
    ImGui::PopStyleColor(static_cast<int>(std::size(own_parts)));
    return moved;
}

void to_the_right(float width) {
    ImGui::SameLine(std::max(0.0F, ImGui::GetWindowWidth() - ImGui::GetStyle().WindowPadding.x - width));
}

bool value_field(const char* id, std::string& text, float width) {
    // Dear ImGui edits one field at a time, so one draft is enough for all of them.
    static ImGuiID edited = 0;
    static std::string draft;
    const ImGuiID field = ImGui::GetID(id);
    std::string shown = text;
    std::string& buffer = edited == field ? draft : shown;
    const With face(Face::mono);
    ImGui::SetNextItemWidth(width);
    const bool entered =
        ImGui::InputText(id, &buffer, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    if (ImGui::IsItemActivated()) {
        edited = field;
        draft = shown;
    }
    const bool left = edited == field && ImGui::IsItemDeactivated();
    const bool changed = (entered || left) && edited == field && draft != text;
    if (changed) text = draft;
    if (left) edited = 0;
    return changed;
}

}  // namespace ravine::ui
