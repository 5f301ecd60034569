// Where the balls stand at a moment of the race. All of it is a function of the track and the moment, so that seeking shows
// what playing showed.
#pragma once

#include "render/geometry/camera.hpp"
#include "render/geometry/terrain.hpp"
#include "simulation/race.hpp"

#include <optional>

namespace ravine::render {

// A ball on the surface. Its size on the screen hardly depends on the distance, so its radius in the world does.
struct Ball {
    Spot contact;
    glm::dvec3 centre;  // a radius above the contact, along the normal
    double radius;      // world
    Projected screen;   // of the centre
    double size;        // radius on the screen, in points
    double departure;   // 0 in the race, rising to 1 in the steps after the retirement
    double presence;    // 1 over the domain, fading to 0 outside of it
};

// The position at a moment between two steps: along the straight line from one to the other in the domain, so that over
// the surface, whose height is the formula's, the ball neither cuts a corner nor falls through. Nothing for an empty track.
std::optional<Vector> position_at(const Track& track, double step);

// How far a retired ball has left by a moment: 0 up to its last step, 1 from `steps_to_leave` later on, smooth in between. It
// shrinks and turns grey by it.
inline constexpr double steps_to_leave = 8;
double departure(const Track& track, double step);

// The ball of a track, or nothing where it has no place: the track is empty, the loss not finite between two steps, the
// position far outside of the domain or behind the eye.
std::optional<Ball> place_ball(const Track& track, double step, Terrain& terrain, const Camera& camera);

// How far from the domain's border, in world units, balls and trails are still drawn.
inline constexpr double margin = 0.6;

}  // namespace ravine::render
