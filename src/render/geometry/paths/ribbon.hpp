// The path of a ball over the surface, in as few points as follow it within a tolerance in place and in time.
//
// Between two steps a ball moves straight in the domain, but up and down with the surface: long steps are divided, and every
// point has the formula's height; of a network, that of its own loss. Then points are dropped if a straight line at even speed
// passes each of them within the tolerance at its moment: a ball that creeps along a valley for ten thousand steps leaves a
// handful of points, while every turn of a zigzag stays. Whole steps that are distinct in a close-up always stay.
//
// The ribbon only grows at its end, as its track does, except that its very last point may still move. The result does not
// depend on the portions in which a track is added.
#pragma once

#include "render/geometry/ground/terrain.hpp"
#include "render/geometry/paths/placement.hpp"
#include "simulation/race.hpp"

#include <array>
#include <limits>
#include <span>
#include <vector>

namespace ravine::render {

struct RibbonPoint {
    float x, y, z;  // world
    float step;     // moment at which the ball was there
};

// Returns the number of points up to a moment, plus the next one. Requires points in the order of their steps, whose sign does
// not count.
std::size_t points_until(std::span<const RibbonPoint> points, double step);

class Ribbon {
  public:
    // Greatest distance of points from the origin along both axes: beyond, trails have dissolved.
    static constexpr double reach = 1.0 + 2 * margin;

    // World units per axis, at the moment of each dropped point: a pixel at the closest zoom. It grows with very large numbers
    // of points: a cloud of noise needs one point per step, not four.
    static constexpr double tolerance = 1.5e-5;

    // Adds the steps that the track has gained since the last call, but stops after `most` points. Returns the number of points
    // made, before simplification.
    std::size_t extend(const Track& track, Terrain& terrain, std::size_t most = std::numeric_limits<std::size_t>::max());

    // Returns true if all of the track is in.
    bool complete(const Track& track) const { return steps_ == track.x.size(); }

    const std::vector<RibbonPoint>& points() const { return points_; }

    // Returns the number of points that will never change: all but the last.
    std::size_t settled() const { return points_.empty() ? 0 : points_.size() - 1; }

    // Returns the number of points up to a moment, plus the next one.
    std::size_t until(double step) const { return points_until(points_, step); }

    // Returns the length of the longest step so far, in the world, as seen from above.
    double longest_step() const { return longest_; }

  private:
    void add_leg(glm::dvec2 from, glm::dvec2 to, double step);
    void flush(Terrain& terrain, const Track& track);
    void append(const glm::dvec4& point);
    void narrow(const glm::dvec4& point);

    std::vector<RibbonPoint> points_;
    std::size_t steps_ = 0, made_ = 0;   // entries of the track that are in, and points that were made of them
    std::vector<double> x_, y_, z_, t_;  // of the domain: points waiting for their height
    glm::dvec2 last_{0, 0};              // the last point, in the world
    bool rested_ = false;                // at the last step
    double longest_ = 0;

    // The current line, from the last settled point: the range of velocities it may have, per axis.
    struct Range {
        double low, high;
    };
    std::array<Range, 3> velocity_{};
    glm::dvec4 settled_{0}, loose_{0};  // x, y, z, step of the last two points
    glm::dvec2 step_place_{0, 0};       // of the last whole step
    bool pinned_ = false;               // the last point is a whole step that must stay
};

}  // namespace ravine::render
