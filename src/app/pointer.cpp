#include "app/pointer.hpp"

#include <imgui.h>

#include <cmath>

namespace ravine {
namespace {

constexpr float click_radius = 5;        // points that a hand may slip during a click
constexpr double zoom_per_notch = 1.15;  // of the wheel

double round_to_multiple(double value, double unit) {
    // Divided by a whole number, so that the result is the shortest decimal there is.
    const double inverse = std::round(1 / unit);
    return inverse >= 1 ? std::round(value * inverse) / inverse : std::round(value / unit) * unit;
}

// Views go into links, so they are kept short once the hand rests.
View rounded(const View& view) {
    const double zoom_unit = std::pow(10.0, std::floor(std::log10(view.zoom)) - 2);
    return {round_to_multiple(view.azimuth, 0.1), round_to_multiple(view.elevation, 0.1),
            round_to_multiple(view.zoom, zoom_unit), round_to_multiple(view.x, 0.001), round_to_multiple(view.y, 0.001)};
}

}  // namespace

Point round_to(Point point, const Box& domain) {
    const auto unit = [](double width) { return std::pow(10.0, std::floor(std::log10(width)) - 3); };
    return {round_to_multiple(point.x, unit(domain.width())), round_to_multiple(point.y, unit(domain.height()))};
}

std::optional<Point> Pointer::update(View& view, const render::Camera& camera, render::Renderer& renderer,
                                     const platform::Events& events) {
    const ImGuiIO& io = ImGui::GetIO();
    const ImVec2 at = io.MousePos;
    const bool left = ImGui::IsMouseDown(ImGuiMouseButton_Left);
    const bool other = ImGui::IsMouseDown(ImGuiMouseButton_Right) || ImGui::IsMouseDown(ImGuiMouseButton_Middle);
    const bool two_fingers = !io.WantCaptureMouse && (events.pinch != 0 || events.drag_x != 0 || events.drag_y != 0);
    const View before = view;

    for (const ImGuiMouseButton button : {ImGuiMouseButton_Left, ImGuiMouseButton_Right, ImGuiMouseButton_Middle}) {
        if (io.WantCaptureMouse || pressed_ || dragging_ || !ImGui::IsMouseClicked(button)) continue;
        pressed_ = true;
        button_ = button;
    }
    const bool moved = io.MouseDragMaxDistanceSqr[button_] > click_radius * click_radius;
    if (pressed_ && (moved || two_fingers)) {
        pressed_ = false;
        dragging_ = true;
    }
    if (two_fingers) {
        render::zoom_at(view, camera, at.x, at.y, std::exp(2.0 * static_cast<double>(events.pinch)));
        render::pan(view, camera, at.x, at.y, at.x + events.drag_x, at.y + events.drag_y);
    } else if (dragging_ && (other || io.KeyShift)) {
        render::pan(view, camera, at.x - io.MouseDelta.x, at.y - io.MouseDelta.y, at.x, at.y);
    } else if (dragging_ && left) {
        render::orbit(view, io.MouseDelta.x, io.MouseDelta.y);
    }
    if (!io.WantCaptureMouse && io.MouseWheel != 0) {
        render::zoom_at(view, camera, at.x, at.y, std::pow(zoom_per_notch, static_cast<double>(io.MouseWheel)));
    }
    std::optional<Point> clicked;
    if (!left && !other) {
        if (pressed_ && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) clicked = renderer.pick(camera, at.x, at.y);
        pressed_ = dragging_ = false;
    }
    moved_view_ = moved_view_ || !(view == before);
    if (moved_view_ && view == before && !dragging_) {
        view = rounded(view);
        moved_view_ = false;
    }
    return clicked;
}

}  // namespace ravine
