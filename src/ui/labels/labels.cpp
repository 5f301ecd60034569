#include "ui/labels/labels.hpp"

#include "analysis/standings.hpp"
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

// Returns true if text at a place would cover a ball, a star or a cross.
bool is_taken(const render::Renderer& renderer, double x, double y) {
    constexpr double room = 7;  // points
    const auto on_a_ball = [&](const render::BallMark& ball) {
        return ball.shown && std::hypot(ball.x - x, ball.y - y) < ball.radius + room;
    };
    const auto on_a_mark = [&](const render::Mark& mark) {
        return std::hypot(mark.screen.x - x, mark.screen.y - y) < mark.size + room;
    };
    const auto any = [](const auto& all, const auto& covered) { return std::any_of(all.begin(), all.end(), covered); };
    return any(renderer.balls(), on_a_ball) || any(renderer.marks(), on_a_mark);
}

constexpr float chip_side = 3;  // of the ground beside its text

// Draws text on a ground of its own, unless that would cover what is taken; then it is taken, too.
void draw_chip(ImDrawList& list, const std::string& text, ImVec2 at, ImVec2 extent, std::vector<render::Chip>& taken) {
    constexpr float corner = 3;
    const ImVec2 low{at.x - chip_side, at.y}, high{at.x + extent.x + chip_side, at.y + extent.y};
    const render::Chip chip{{low.x, low.y}, {high.x, high.y}};
    if (std::any_of(taken.begin(), taken.end(), [&](const render::Chip& other) { return chip.overlaps(other); })) return;
    taken.push_back(chip);
    // Over every colour of a surface the text has a contrast of more than 6 on this ground.
    ImVec4 ground = colours().panel;
    ground.w = 0.72F;
    list.AddRectFilled(low, high, ImGui::GetColorU32(ground), corner);
    list.AddText(at, ImGui::GetColorU32(colours().text), text.c_str());
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

void axis_labels(ImDrawList& list, const render::Camera& camera, const AxisNames& names) {
    constexpr float edge = 4;
    const With face(Face::small);
    for (const render::Label& label : render::axis_labels(camera, names)) {
        const ImVec2 size = ImGui::CalcTextSize(label.text.c_str());
        // The names of planes are long: they stay in the window.
        const float most = std::max(static_cast<float>(camera.viewport().width) - size.x - edge, edge);
        const ImVec2 at{std::clamp(static_cast<float>(label.x) - 0.5F * size.x, edge, most),
                        static_cast<float>(label.y) - 0.5F * size.y};
        list.AddText(at, ImGui::GetColorU32(colours().quiet), label.text.c_str());
    }
}

std::vector<render::Chip> minimum_numbers(ImDrawList& list, std::span<const render::Mark> marks,
                                          std::span<const render::Chip> taken) {
    constexpr std::ptrdiff_t fewest = 2, most = 12;
    std::vector<render::Chip> all(taken.begin(), taken.end());
    const auto is_minimum = [](const render::Mark& mark) { return mark.kind == render::MarkKind::minimum; };
    const std::ptrdiff_t count = std::count_if(marks.begin(), marks.end(), is_minimum);
    if (count < fewest || count > most) return all;
    const With face(Face::fine);
    for (const render::Mark& mark : marks) {
        if (!is_minimum(mark) || mark.hidden) continue;
        const std::string text = fmt::format("{}", mark.index + 1);
        const ImVec2 extent = ImGui::CalcTextSize(text.c_str());
        const ImVec2 at{std::round(static_cast<float>(mark.screen.x + mark.size) + chip_side),
                        std::round(static_cast<float>(mark.screen.y) - 0.5F * extent.y)};
        draw_chip(list, text, at, extent, all);
    }
    return all;
}

std::vector<render::Chip> contour_labels(ImDrawList& list, render::Renderer& renderer, const render::Camera& camera,
                                         std::span<const render::Chip> taken) {
    std::vector<render::Chip> all(taken.begin(), taken.end());
    const With face(Face::fine);
    const ImVec2 digit = ImGui::CalcTextSize("0");
    const auto labels = renderer.contour_labels(camera, {static_cast<double>(digit.x), static_cast<double>(digit.y)});
    for (const render::ContourLabel& label : labels) {
        if (is_taken(renderer, label.x, label.y)) continue;
        const ImVec2 extent = ImGui::CalcTextSize(label.text.c_str());
        const ImVec2 at{std::round(static_cast<float>(label.x) - 0.5F * extent.x),
                        std::round(static_cast<float>(label.y) - 0.5F * extent.y)};
        draw_chip(list, label.text, at, extent, all);
    }
    return all;
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

bool ball_tooltip(std::span<const render::BallMark> balls, const Experiment& experiment, ImVec2 at) {
    std::string names;
    ImVec2 low = at, high = at;
    for (std::size_t racer = 0; racer < balls.size(); ++racer) {
        const render::BallMark& ball = balls[racer];
        if (!ball.shown || ball.hidden || std::hypot(ball.x - at.x, ball.y - at.y) > ball.radius) continue;
        names += fmt::format("{}{} {}", names.empty() ? "" : "\n", racer + 1, racer_name(experiment, racer));
        low = {std::min(low.x, static_cast<float>(ball.x - ball.radius)),
               std::min(low.y, static_cast<float>(ball.y - ball.radius))};
        high = {std::max(high.x, static_cast<float>(ball.x + ball.radius)),
                std::max(high.y, static_cast<float>(ball.y + ball.radius))};
    }
    if (!names.empty()) tooltip_beside(names, low, high, names);
    return !names.empty();
}

void mark_tooltip(const render::Mark& mark, double loss, const Box& domain) {
    constexpr double rounding = 1e-12;
    const std::string value = number_text(std::abs(loss) < rounding ? 0.0 : loss, 5);
    const auto coordinate = [](double at, double width) { return render::tick_text(at, render::nice_step(0, width, 400)); };
    const std::string name =
        mark.kind == render::MarkKind::minimum ? fmt::format("minimum {}", mark.index + 1) : std::string("saddle");
    const std::string text = fmt::format("{}: f = {} at ({}, {})", name, value, coordinate(mark.at.x, domain.width()),
                                         coordinate(mark.at.y, domain.height()));
    const auto x = static_cast<float>(mark.screen.x), y = static_cast<float>(mark.screen.y),
               size = static_cast<float>(mark.size);
    tooltip_beside(text, {x - size, y - size}, {x + size, y + size}, text);
}

}  // namespace ravine::ui
