// How far a ball has rolled: where the pole that is painted on it points.
//
// From step to step the pole turns about the horizontal axis across the move, by the length of the move over a radius. The
// radius is one for all zooms, or else zooming would spin the balls. The pole is a function of the track and the moment alone;
// it is remembered every few steps, so that asking is cheap anywhere in a long race.
#pragma once

#include "render/geometry/terrain.hpp"
#include "simulation/race.hpp"

#include <vector>

namespace ravine::render {

class Rolling {
  public:
    static constexpr double radius = 0.03;  // world

    // A unit vector in the world; straight up at step 0. Always to be asked about the same track, which may have grown, on
    // the same terrain.
    glm::dvec3 pole(const Track& track, const Terrain& terrain, double step);

  private:
    std::vector<glm::dvec3> poles_;  // at every 64th step
};

}  // namespace ravine::render
