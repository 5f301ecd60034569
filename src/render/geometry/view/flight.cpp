#include "render/geometry/view/flight.hpp"

#include <cmath>

namespace ravine::render {
namespace {

constexpr double per_second = 9;  // rate at which the remaining distance shrinks
constexpr double degrees_per_second = 5;
constexpr double arrived = 1e-4;  // of a world unit, of a degree, of a doubling

// Moves a number towards its goal. Returns true once it is there.
bool approach(double& number, double goal, double share) {
    number += share * (goal - number);
    if (std::abs(goal - number) > arrived) return false;
    number = goal;
    return true;
}

}  // namespace

void Flight::update(const Document& document, std::optional<glm::dvec3> ride, double seconds, bool at_once, bool still) {
    View goal = clamp_view(document.view.camera);
    if (ride) {
        goal.x = ride->x;
        goal.y = ride->y;
    }
    const bool around = document.view.orbit && !document.view.flat && !still;
    if (around) turned_ += degrees_per_second * seconds;
    const double azimuth = goal.azimuth + turned_;
    // Turns by the shorter way.
    goal.azimuth = view_.azimuth + std::remainder(azimuth - view_.azimuth, 360.0);

    const double share = at_once || !begun_ ? 1 : -std::expm1(-per_second * seconds);
    begun_ = true;
    double zoom = std::log2(view_.zoom);
    const bool there[] = {
        approach(view_.azimuth, goal.azimuth, share),
        approach(view_.elevation, goal.elevation, share),
        approach(view_.x, goal.x, share),
        approach(view_.y, goal.y, share),
        approach(zoom, std::log2(goal.zoom), share),
        approach(height_, ride ? ride->z : resting_height, share),
        approach(flatness_, document.view.flat ? 1 : 0, share),
    };
    view_.zoom = std::abs(zoom - std::log2(goal.zoom)) > 0 ? std::exp2(zoom) : goal.zoom;
    resting_ = !around;
    for (const bool each : there) resting_ = resting_ && each;
    if (!resting_) return;
    goal.azimuth = azimuth;
    view_ = clamp_view(goal);  // exactly
}

Camera Flight::camera(const Frame& frame, const Viewport& viewport) const {
    return {view_, frame, viewport, height_, flatness_};
}

void Flight::take_turn(View& view) {
    if (turned_ == 0) return;
    view.azimuth += turned_;
    view = clamp_view(view);
    turned_ = 0;
}

}  // namespace ravine::render
