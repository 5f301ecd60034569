#include "app/input/pointer.hpp"

#include "ui/widgets/presses.hpp"

#include <imgui.h>

#include <cmath>

namespace ravine {
namespace {

constexpr double grab_radius = 13;       // points around a start
constexpr float long_press = 0.55F;      // seconds
constexpr double zoom_per_notch = 1.15;  // of the wheel

double round_to_multiple(double value, double unit) {
    // Divides by a whole number, so that the result is the shortest decimal.
    const double inverse = std::round(1 / unit);
    return inverse >= 1 ? std::round(value * inverse) / inverse : std::round(value / unit) * unit;
}

// Rounds a view once the hand rests, as links contain it.
View rounded(const View& view) {
    const double zoom_unit = std::pow(10.0, std::floor(std::log10(view.zoom)) - 2);
    return {round_to_multiple(view.azimuth, 0.1), round_to_multiple(view.elevation, 0.1),
            round_to_multiple(view.zoom, zoom_unit), round_to_multiple(view.x, 0.001), round_to_multiple(view.y, 0.001)};
}

}  // namespace

Vector round_to(Vector point, const Box& domain) {
    const auto unit = [](double width) { return std::pow(10.0, std::floor(std::log10(width)) - 3); };
    return {round_to_multiple(point.x, unit(domain.width())), round_to_multiple(point.y, unit(domain.height()))};
}

bool Pointer::far() const { return ui::is_drag(button_); }

// Takes hold of the start under the mouse, if any.
void Pointer::press(std::span<const StartMark> starts) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    holds_ = Holds::press;
    x_ = at.x;
    y_ = at.y;
    if (button_ != ImGuiMouseButton_Left) return;
    for (const StartMark& start : starts) {
        if (std::hypot(start.x - static_cast<double>(at.x), start.y - static_cast<double>(at.y)) > grab_radius) continue;
        holds_ = Holds::start;
        racer_ = start.racer;
    }
}

// Follows the whole movement since the last call: the first frame of a drag may have more than its last step.
void Pointer::drag(View& view, const render::Camera& camera, Gesture& gesture) {
    const ImGuiIO& io = ImGui::GetIO();
    const ImVec2 at = io.MousePos;
    if (at.x == x_ && at.y == y_) return;
    gesture.moved_view = true;
    gesture.panned = button_ != ImGuiMouseButton_Left || io.KeyShift || camera.flatness() > 0.5;
    if (gesture.panned) {
        render::pan(view, camera, x_, y_, at.x, at.y);
    } else {
        render::orbit(view, at.x - x_, at.y - y_);
    }
    x_ = at.x;
    y_ = at.y;
}

void Pointer::release(const render::Camera& camera, render::Renderer& renderer, Gesture& gesture) {
    const ImGuiIO& io = ImGui::GetIO();
    const ImVec2 at = io.MousePos;
    const bool twice = ui::is_second_click(ImGuiMouseButton_Left);
    // The first of two clicks has moved the start under the mouse.
    const bool click = holds_ == Holds::press || (holds_ == Holds::start && twice && !far());
    if (click && button_ == ImGuiMouseButton_Left && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
        (twice ? gesture.focused : gesture.clicked) = renderer.pick(camera, at.x, at.y);
    }
    if (click && button_ == ImGuiMouseButton_Right && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) {
        gesture.asked = renderer.pick(camera, at.x, at.y);
    }
    holds_ = Holds::nothing;
}

// A resting finger replaces the right button.
void Pointer::rest(const render::Camera& camera, render::Renderer& renderer, Gesture& gesture) {
    const ImGuiIO& io = ImGui::GetIO();
    if (holds_ != Holds::press || io.MouseDownDuration[button_] < long_press || far()) return;
    gesture.asked = renderer.pick(camera, io.MousePos.x, io.MousePos.y);
    holds_ = Holds::nothing;
}

Gesture Pointer::update(View& view, const render::Camera& camera, render::Renderer& renderer, const platform::Events& events,
                        std::span<const StartMark> starts) {
    const ImGuiIO& io = ImGui::GetIO();
    const ImVec2 at = io.MousePos;
    const bool free = !io.WantCaptureMouse;
    const bool two_fingers = free && events.fingers == 2;
    Gesture gesture;
    View moved = camera.view();

    for (const ImGuiMouseButton button : {ImGuiMouseButton_Left, ImGuiMouseButton_Right, ImGuiMouseButton_Middle}) {
        if (!free || holds_ != Holds::nothing || !ImGui::IsMouseClicked(button)) continue;
        button_ = button;
        press(starts);
    }
    if (holds_ == Holds::press && (far() || two_fingers)) holds_ = Holds::view;
    if (two_fingers) {
        gesture.moved_view = gesture.panned =
            events.pinch != 0 || events.drag_x != 0 || events.drag_y != 0 || events.twist != 0;
        moved.azimuth -= camera.flatness() > 0.5 ? 0 : events.twist;
        render::zoom_at(moved, camera, events.centre_x, events.centre_y, std::exp(2.0 * static_cast<double>(events.pinch)));
        render::pan(moved, camera, events.centre_x - events.drag_x, events.centre_y - events.drag_y, events.centre_x,
                    events.centre_y);
        x_ = at.x;
        y_ = at.y;
    } else if (holds_ == Holds::view) {
        drag(moved, camera, gesture);
    } else if (holds_ == Holds::start) {
        if (const auto point = renderer.pick(camera, at.x, at.y); point && far()) gesture.dragged = point;
        gesture.racer = racer_;
    }
    if (free && io.MouseWheel != 0) {
        gesture.moved_view = gesture.panned = true;
        render::zoom_at(moved, camera, at.x, at.y, std::pow(zoom_per_notch, static_cast<double>(io.MouseWheel)));
    }
    if (events.fingers == 1) rest(camera, renderer, gesture);
    if (holds_ != Holds::nothing && !ImGui::IsMouseDown(button_)) release(camera, renderer, gesture);
    if (gesture.moved_view) view = moved;
    if (unrounded_ && !gesture.moved_view && !busy()) view = rounded(view);
    unrounded_ = gesture.moved_view || (unrounded_ && busy());
    return gesture;
}

}  // namespace ravine
