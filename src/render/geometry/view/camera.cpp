#include "render/geometry/view/camera.hpp"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace ravine::render {
namespace {

// Distances from the eye to the target: the relief's sets the strength of the perspective, the same in every window; the map's
// leaves none visible.
constexpr double relief_distance = 4.4, map_distance = 200;
constexpr double before_target = 4, behind_target = 11.6;  // range of the depth buffer

// Returns the distance to the target for a flatness, chosen so that the perspective weakens evenly.
double distance_at(double flatness) { return 1 / ((1 - flatness) / relief_distance + flatness / map_distance); }

// Unit vectors of a direction of view: right, up, and back towards the eye. Also defined from straight above.
struct Axes {
    glm::dvec3 right, up, back;

    explicit Axes(const View& view) {
        const double a = glm::radians(view.azimuth), e = glm::radians(view.elevation);
        right = {-std::sin(a), std::cos(a), 0};
        up = {-std::sin(e) * std::cos(a), -std::sin(e) * std::sin(a), std::cos(e)};
        back = {std::cos(e) * std::cos(a), std::cos(e) * std::sin(a), std::sin(e)};
    }
};

// Returns the view of a map, with north up.
View map_view(View view) {
    view.azimuth = -90;
    view.elevation = 90;
    return view;
}

// Narrows a focal length until a point, relative to the target, is within half the free part less the room.
void fit(double& focal, const Viewport& viewport, const Axes& axes, double distance, const glm::dvec3& p, double room) {
    const double depth = distance - glm::dot(p, axes.back);
    const auto along = [&](double half, const glm::dvec3& axis) {
        const double free = std::max(half - room, 16.0);
        focal = std::min(focal, free * depth / std::max(std::abs(glm::dot(p, axis)), 0.1));
    };
    along((viewport.right - viewport.left) / 2, axes.right);
    along((viewport.bottom - viewport.top) / 2, axes.up);
}

// Returns the room around the floor, in points.
double room_around(const Viewport& viewport) {
    constexpr double of_numbers = 40, of_balls = 8;
    return has_room_for_numbers(viewport) ? of_numbers : of_balls;
}

// Returns the focal length at which the domain, up to most of its height, fits into the free part of the window.
double relief_focal(const Viewport& viewport, const Frame& frame) {
    const Axes axes{View{}};
    // The surface's corners, which seldom matter, may slip under a panel's edge: a picture that fills its frame is worth more
    // than the last tenth of the rim.
    constexpr double surface_part = 0.9;
    double focal = 1e9;
    for (int corner = 0; corner < 8; ++corner) {
        const bool high = corner & 4;
        const double part = high ? surface_part : 1, room = high ? 0 : room_around(viewport);
        const glm::dvec3 p{(corner & 1 ? part : -part) * frame.half().x, (corner & 2 ? part : -part) * frame.half().y,
                           (high ? part * relief : floor_level) - resting_height};
        fit(focal, viewport, axes, relief_distance, p, room);
    }
    return focal;
}

double map_focal(const Viewport& viewport, const Frame& frame) {
    double focal = 1e9;
    fit(focal, viewport, Axes{map_view(View{})}, map_distance, {frame.half(), 0}, room_around(viewport));
    return focal;
}

}  // namespace

bool has_room_for_numbers(const Viewport& viewport) {
    constexpr double least = 180;
    return std::min(viewport.right - viewport.left, viewport.bottom - viewport.top) >= least;
}

Camera::Camera(const View& view, const Frame& frame, const Viewport& viewport, double height, double flatness)
    : state_(view), viewport_(viewport), frame_(frame), flatness_(flatness) {
    state_ = clamp_view(state_);
    const View map = map_view(state_);
    View between = state_;
    between.azimuth += flatness * std::remainder(map.azimuth - state_.azimuth, 360.0);
    between.elevation += flatness * (map.elevation - state_.elevation);
    const Axes axes(between);
    right_ = axes.right;
    up_ = axes.up;
    back_ = axes.back;
    // Interpolates the points on the screen per world unit between relief and map.
    const double distance = distance_at(flatness);
    const double relief_scale = relief_focal(viewport, frame_) / relief_distance;
    const double map_scale = map_focal(viewport, frame_) / map_distance;
    focal_ = std::pow(relief_scale, 1 - flatness) * std::pow(map_scale, flatness) * distance * state_.zoom;
    target_ = {state_.x, state_.y, height};
    eye_ = target_ + distance * back_;

    view_ = glm::dmat4(1.0);
    for (int i = 0; i < 3; ++i) {
        view_[i][0] = right_[i];
        view_[i][1] = up_[i];
        view_[i][2] = back_[i];
    }
    view_[3] = {-glm::dot(right_, eye_), -glm::dot(up_, eye_), -glm::dot(back_, eye_), 1.0};

    // The line of sight meets the screen in the middle of the free part, not of the window.
    projection_ = glm::dmat4(0.0);
    projection_[0][0] = 2 * focal_ / viewport.width;
    projection_[1][1] = 2 * focal_ / viewport.height;
    projection_[2][0] = 1 - (viewport.left + viewport.right) / viewport.width;
    projection_[2][1] = (viewport.top + viewport.bottom) / viewport.height - 1;
    const double nearest = distance - before_target, farthest = distance + behind_target;
    projection_[2][2] = -(farthest + nearest) / (farthest - nearest);
    projection_[3][2] = -2 * farthest * nearest / (farthest - nearest);
    projection_[2][3] = -1;
}

Projected Camera::project(const glm::dvec3& world) const {
    const glm::dvec3 p = world - eye_;
    const double depth = -glm::dot(p, back_);
    const double scale = focal_ / (depth > 0 ? depth : 1.0);
    return {(viewport_.left + viewport_.right) / 2 + scale * glm::dot(p, right_),
            (viewport_.top + viewport_.bottom) / 2 - scale * glm::dot(p, up_), depth};
}

Ray Camera::ray(double x, double y) const {
    const double across = (x - (viewport_.left + viewport_.right) / 2) / focal_;
    const double above = ((viewport_.top + viewport_.bottom) / 2 - y) / focal_;
    return {eye_, glm::normalize(across * right_ + above * up_ - back_)};
}

std::optional<glm::dvec3> Camera::on_plane(double x, double y, double height) const {
    const Ray line = ray(x, y);
    if (std::abs(line.direction.z) < 1e-9) return std::nullopt;
    const double way = (height - line.origin.z) / line.direction.z;
    if (way <= 0 || way > glm::distance(eye_, target_) + behind_target) return std::nullopt;
    return line.origin + way * line.direction;
}

void orbit(View& view, double dx, double dy) {
    constexpr double degrees_per_point = 0.35;
    view.azimuth -= degrees_per_point * dx;
    view.elevation += degrees_per_point * dy;
    view = clamp_view(view);
}

void pan(View& view, const Camera& camera, double from_x, double from_y, double to_x, double to_y, double height) {
    const auto from = camera.on_plane(from_x, from_y, height), to = camera.on_plane(to_x, to_y, height);
    if (!from || !to) return;
    view.x += from->x - to->x;
    view.y += from->y - to->y;
    view = clamp_view(view);
}

void zoom_at(View& view, const Camera& camera, double x, double y, double factor, double height) {
    const auto before = camera.on_plane(x, y, height);
    view.zoom *= factor;
    view = clamp_view(view);
    const Camera after(view, camera.frame().domain(), camera.viewport(), camera.target().z, camera.flatness());
    const auto now = after.on_plane(x, y, height);
    if (!before || !now) return;
    view.x += before->x - now->x;
    view.y += before->y - now->y;
    view = clamp_view(view);
}

}  // namespace ravine::render
