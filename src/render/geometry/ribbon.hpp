// The path of a ball over the surface, as points dense enough to follow it.
//
// Between two steps a ball moves straight in the domain, but up and down with the surface: long steps are divided, and
// every point gets the formula's height. The ribbon only ever grows at its end, as its track does.
#pragma once

#include "race/race.hpp"
#include "render/geometry/terrain.hpp"

#include <vector>

namespace ravine::render {

struct RibbonPoint {
    float x, y, z;  // world
    float step;     // moment at which the ball was there
};

class Ribbon {
  public:
    // Adds the steps that the track has gained since the last call. Returns true if there were any.
    bool extend(const Track& track, Terrain& terrain);

    const std::vector<RibbonPoint>& points() const { return points_; }

    // The number of points up to a moment, and the one after.
    std::size_t until(double step) const;

  private:
    void add_leg(glm::dvec2 from, glm::dvec2 to, double step);
    void flush(Terrain& terrain);

    std::vector<RibbonPoint> points_;
    std::size_t steps_ = 0;              // entries of the track that are in
    std::vector<double> x_, y_, z_, t_;  // of the domain: points waiting for their height
    glm::dvec2 last_{0, 0};              // the last point, in the world
};

}  // namespace ravine::render
