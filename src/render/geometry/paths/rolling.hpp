// The rolling of a ball, as the direction of a pole painted on it.
//
// From step to step the pole turns about the horizontal axis across the move, by the length of the move over a radius. The
// radius is the same for all zooms, so that zooming does not spin the balls. The pole depends on the track and the moment
// alone; it is stored every few steps, so that queries are cheap anywhere in a long race.
#pragma once

#include "render/geometry/ground/terrain.hpp"
#include "simulation/race.hpp"

#include <vector>

namespace ravine::render {

class Rolling {
  public:
    static constexpr double radius = 0.03;  // world

    // Returns a unit vector in the world; straight up at step 0. Requires the same track, which may have grown, and the same
    // terrain in every call.
    glm::dvec3 pole(const Track& track, const Terrain& terrain, double step);

  private:
    std::vector<glm::dvec3> poles_;  // at every 64th step
};

}  // namespace ravine::render
