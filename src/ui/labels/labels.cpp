#include "ui/labels/labels.hpp"

#include "render/geometry/labels/ticks.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/theme.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

namespace ravine::ui {
namespace {

// Draws text centred at a place and turned around it.
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

// Draws text centred under a place, on as many lines as it needs. Returns its height.
float draw_centred(ImDrawList& list, const char* text, ImVec2 top, float width, ImVec4 colour) {
    const float height = ImGui::GetTextLineHeight() + 4;
    ImFont& font = *ImGui::GetFont();
    float y = top.y;
    for (const char *from = text, *const end = from + std::strlen(from); from < end; y += height) {
        const char* to = font.CalcWordWrapPosition(ImGui::GetFontSize(), from, end, width);
        const float left = top.x - 0.5F * ImGui::CalcTextSize(from, to).x;
        list.AddText({std::round(left), y}, ImGui::GetColorU32(colour), from, to);
        for (from = to; from < end && *from == ' ';) ++from;
    }
    return y - top.y;
}

// Returns true if text at a place would cover a ball.
bool on_a_ball(std::span<const render::BallMark> balls, double x, double y) {
    constexpr double room = 7;  // points
    return std::any_of(balls.begin(), balls.end(), [&](const render::BallMark& ball) {
        return ball.shown && std::hypot(ball.x - x, ball.y - y) < ball.radius + room;
    });
}

}  // namespace

bool has_welcome_room(const render::Viewport& free) {
    constexpr double least_width = 300, least_height = 400;
    return free.right - free.left >= least_width && free.bottom - free.top >= least_height;
}

void welcome(ImDrawList& list, const render::Camera& camera) {
    const render::Viewport& free = camera.viewport();
    constexpr float side = 16, most_width = 560;
    const float width = std::min(static_cast<float>(free.right - free.left) - 2 * side, most_width);
    ImVec2 top{0.5F * static_cast<float>(free.left + free.right), static_cast<float>(free.top) + side};
    top.y +=
        draw_centred(list, "Each ball is an optimizer on its way down. They start at the ring; the star is the lowest point.",
                     top, width, colours().text);
    draw_centred(list, "Click the surface to start elsewhere, drag to turn it, change any rate or the formula.",
                 {top.x, top.y + 2}, width, colours().quiet);
}

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
        if (on_a_ball(renderer.balls(), label.x, label.y)) continue;
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
    const std::string value = number_text(std::abs(loss) < rounding ? 0.0 : loss, 5);
    const auto coordinate = [](double at, double width) { return render::tick_text(at, render::nice_step(0, width, 400)); };
    const std::string name =
        mark.kind == render::MarkKind::minimum ? fmt::format("minimum {}", mark.index + 1) : std::string("saddle");
    ImGui::SetTooltip("%s: f = %s at (%s, %s)", name.c_str(), value.c_str(), coordinate(mark.at.x, domain.width()).c_str(),
                      coordinate(mark.at.y, domain.height()).c_str());
}

}  // namespace ravine::ui
