// Places the balls at a moment of the race. The result depends on the track and the moment alone, so that seeking shows the
// same as playing.
#pragma once

#include "render/geometry/ground/terrain.hpp"
#include "render/geometry/view/camera.hpp"
#include "simulation/race.hpp"

#include <optional>

namespace ravine::render {

// A ball on the surface; of a network, at the height of its own loss, above or below the surface of the plane. Its size on the
// screen hardly depends on the distance, unlike its radius in the world.
struct Ball {
    Spot contact;
    glm::dvec3 centre;                     // a radius above the contact, along the normal
    double radius;                         // world
    Projected screen;                      // of the centre
    double size;                           // radius on the screen, in points
    double departure;                      // 0 in the race, rising to 1 in the steps after the retirement
    double presence;                       // 1 over the domain, fading to 0 outside of it
    std::optional<glm::dvec3> below = {};  // of a network: the place of the surface that it is over, or under
};

// Returns the position at a moment between two steps, on the straight line between them in the domain; over the surface, whose
// height is the formula's, the ball neither cuts a corner nor falls through. Returns nothing for an empty track.
std::optional<Vector> position_at(const Track& track, double step);

// Returns the loss of a network at a moment between two steps, of which it is a straight line. Nothing for other tracks.
std::optional<double> network_loss_at(const Track& track, double step);

// The same for the place that the method has beside x; nothing where it has none.
std::optional<Vector> position_beside(const Track& track, double step);

// Returns the progress of a retired ball's departure: 0 up to its last step, 1 from `steps_to_leave` later on, smooth in
// between. It shrinks and turns grey by it.
inline constexpr double steps_to_leave = 8;
double departure(const Track& track, double step);

// Returns the ball of a track, or nothing if it has no place: the track is empty, the loss is not finite between two steps, or
// the position is far outside the domain or behind the eye.
std::optional<Ball> place_ball(const Track& track, double step, Terrain& terrain, const Camera& camera);

// The same for the place beside x.
std::optional<Ball> place_ball_beside(const Track& track, double step, Terrain& terrain, const Camera& camera);

// Distance from the domain's border, in world units, up to which balls and trails are drawn.
inline constexpr double margin = 0.6;

// Returns that distance as a camera shows it: hardly any in a map, which ends at its frame.
inline double margin_of(const Camera& camera) { return std::max(margin * (1 - camera.flatness()), 1e-3); }

}  // namespace ravine::render
