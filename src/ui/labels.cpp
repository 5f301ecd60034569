#include "ui/labels.hpp"

#include "render/geometry/ticks.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

#include <cmath>

namespace ravine::ui {
namespace {

// Text centred at a place and turned around it.
void draw_turned(ImDrawList& list, const render::ContourLabel& label, ImVec2 offset, ImU32 colour) {
    const ImVec2 size = ImGui::CalcTextSize(label.text.c_str());
    const ImVec2 centre{static_cast<float>(label.x), static_cast<float>(label.y)};
    const int first = list.VtxBuffer.Size;
    list.AddText({centre.x - 0.5F * size.x, centre.y - 0.5F * size.y}, colour, label.text.c_str());
    const auto c = static_cast<float>(std::cos(label.angle)), s = static_cast<float>(std::sin(label.angle));
    for (int k = first; k < list.VtxBuffer.Size; ++k) {
        ImVec2& at = list.VtxBuffer[k].pos;
        const float x = at.x - centre.x, y = at.y - centre.y;
        at = {centre.x + offset.x + c * x - s * y, centre.y + offset.y + s * x + c * y};
    }
}

}  // namespace

void axis_labels(ImDrawList& list, const render::Camera& camera) {
    const With face(Face::small);
    for (const render::Label& label : render::axis_labels(camera)) {
        const ImVec2 size = ImGui::CalcTextSize(label.text.c_str());
        const ImVec2 at{static_cast<float>(label.x) - 0.5F * size.x, static_cast<float>(label.y) - 0.5F * size.y};
        list.AddText(at, ImGui::GetColorU32(colours().quiet), label.text.c_str());
    }
}

void contour_labels(ImDrawList& list, render::Renderer& renderer, const render::Camera& camera) {
    const With face(Face::fine);
    const ImVec2 digit = ImGui::CalcTextSize("0");
    const auto labels = renderer.contour_labels(camera, {static_cast<double>(digit.x), static_cast<double>(digit.y)});
    ImVec4 halo = colours().panel;
    halo.w = 0.35F;
    const ImU32 around = ImGui::GetColorU32(halo), ink = ImGui::GetColorU32(colours().text);
    for (const render::ContourLabel& label : labels) {
        for (const ImVec2 offset : {ImVec2{-1, 0}, ImVec2{1, 0}, ImVec2{0, -1}, ImVec2{0, 1}, ImVec2{-1.4F, -1.4F},
                                    ImVec2{1.4F, 1.4F}, ImVec2{-1.4F, 1.4F}, ImVec2{1.4F, -1.4F}}) {
            draw_turned(list, label, offset, around);
        }
        draw_turned(list, label, {0, 0}, ink);
    }
}

void start_mark(ImDrawList& list, int racer, double x, double y) {
    const ImVec2 at{static_cast<float>(x), static_cast<float>(y)};
    const ImGuiIO& io = ImGui::GetIO();
    const bool near = !io.WantCaptureMouse && std::hypot(io.MousePos.x - at.x, io.MousePos.y - at.y) < 13;
    const float size = near ? 8.0F : 6.0F;
    list.AddCircle(at, size, IM_COL32(8, 11, 15, 160), 0, 4.5F);
    list.AddCircle(at, size, racer < 0 ? IM_COL32(250, 250, 250, 255) : racer_colour(static_cast<std::size_t>(racer)), 0, 2.2F);
    if (near) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

void mark_tooltip(const render::Mark& mark, double loss, const Box& domain) {
    constexpr double rounding = 1e-12;
    std::string value = fmt::format("{:.5g}", std::abs(loss) < rounding ? 0.0 : loss);
    if (value.starts_with('-')) value = "\u2212" + value.substr(1);
    const auto coordinate = [](double at, double width) { return render::tick_text(at, render::nice_step(0, width, 400)); };
    const std::string name =
        mark.kind == render::MarkKind::minimum ? fmt::format("minimum {}", mark.index + 1) : std::string("saddle");
    ImGui::SetTooltip("%s: f = %s at (%s, %s)", name.c_str(), value.c_str(), coordinate(mark.at.x, domain.width()).c_str(),
                      coordinate(mark.at.y, domain.height()).c_str());
}

}  // namespace ravine::ui
