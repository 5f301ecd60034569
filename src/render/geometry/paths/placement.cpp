#include "render/geometry/paths/placement.hpp"

#include <cmath>

namespace ravine::render {
namespace {

constexpr double usual_size = 9.5, retired_size = 6.5;  // points

std::optional<Vector> between(const std::vector<double>& x, const std::vector<double>& y, double step) {
    if (x.empty()) return std::nullopt;
    const double moment = std::clamp(step, 0.0, static_cast<double>(x.size() - 1));
    const auto k = static_cast<std::size_t>(moment);
    const double t = moment - static_cast<double>(k);
    const std::size_t next = std::min(k + 1, x.size() - 1);
    return Vector{x[k] * (1 - t) + x[next] * t, y[k] * (1 - t) + y[next] * t};
}

std::optional<Ball> place(const std::optional<Vector>& at, std::optional<double> loss, double departed, Terrain& terrain,
                          const Camera& camera) {
    if (!at) return std::nullopt;
    const glm::dvec2 place = terrain.frame().to_world(*at), half = terrain.frame().half();
    const double outside = std::max({std::abs(place.x) - half.x, std::abs(place.y) - half.y, 0.0});
    if (!(outside < margin_of(camera))) return std::nullopt;
    std::optional<Spot> contact = terrain.spot(*at);
    std::optional<glm::dvec3> below;
    if (loss) {
        if (contact) below = contact->position;
        contact = Spot{{place, terrain.heights()(*loss)}, {0, 0, 1}};
    }
    if (!contact) return std::nullopt;

    Ball ball{.contact = *contact,
              .centre = {},
              .radius = 0,
              .screen = camera.project(contact->position),
              .size = 0,
              .departure = departed,
              .presence = 1 - outside / margin_of(camera),
              .below = below};
    if (ball.screen.depth <= 0) return std::nullopt;
    // A zoomed picture has room for somewhat bigger balls.
    const double size = usual_size + ball.departure * (retired_size - usual_size);
    const double small = has_room_for_numbers(camera.viewport()) ? 1 : 0.7;
    ball.size = small * size * std::clamp(std::sqrt(camera.view().zoom), 0.8, 1.3);
    ball.radius = ball.size * ball.screen.depth / camera.focal();
    ball.centre = contact->position + ball.radius * contact->normal;
    ball.screen = camera.project(ball.centre);
    return ball;
}

}  // namespace

std::optional<Vector> position_at(const Track& track, double step) { return between(track.x, track.y, step); }

std::optional<Vector> position_beside(const Track& track, double step) { return between(track.beside_x, track.beside_y, step); }

std::optional<double> network_loss_at(const Track& track, double step) {
    if (track.weights.empty()) return std::nullopt;
    const double moment = std::clamp(step, 0.0, static_cast<double>(track.last()));
    const auto k = static_cast<std::size_t>(moment);
    const double t = moment - static_cast<double>(k);
    return track.loss[k] * (1 - t) + track.loss[std::min(k + 1, track.loss.size() - 1)] * t;
}

double departure(const Track& track, double step) {
    if (!track.retired) return 0;
    const double t = std::clamp((step - track.last()) / steps_to_leave, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

std::optional<Ball> place_ball(const Track& track, double step, Terrain& terrain, const Camera& camera) {
    return place(position_at(track, step), network_loss_at(track, step), departure(track, step), terrain, camera);
}

std::optional<Ball> place_ball_beside(const Track& track, double step, Terrain& terrain, const Camera& camera) {
    return place(position_beside(track, step), {}, departure(track, step), terrain, camera);
}

}  // namespace ravine::render
