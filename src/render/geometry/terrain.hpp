// The loss as ground to stand on: sampled over the domain, given a height, and asked for the height of any point.
//
// Everything that is drawn on the surface asks here, and here asks the formula itself, never the samples: a ball is
// where the formula puts it, and a click finds the formula's own point.
#pragma once

#include "loss/loss.hpp"
#include "render/geometry/camera.hpp"
#include "render/geometry/frame.hpp"
#include "render/geometry/heights.hpp"

#include <glm/vec3.hpp>

#include <optional>
#include <span>
#include <vector>

namespace ravine::render {

// f and its gradient on a square grid over the domain, row by row from its low corner; point (i, j) is j * side + i.
struct Samples {
    std::size_t side = 0;
    std::vector<double> x, y, f, fx, fy;
};

// side² samples in one call of the loss. An edge that lies on the domain's border is sampled on it exactly.
Samples tessellate(Loss& loss, const Box& domain, std::size_t side);

// A place on the surface.
struct Spot {
    glm::dvec3 position, normal;
};

class Terrain {
  public:
    static constexpr std::size_t usual_side = 256;

    Terrain() = default;

    // Takes a copy of the loss, as evaluating changes it. Without a loss there is no ground anywhere.
    Terrain(const std::optional<Loss>& loss, const Box& domain, std::size_t side = usual_side);

    const Frame& frame() const { return frame_; }
    const Heights& heights() const { return heights_; }
    const Samples& samples() const { return samples_; }

    // World heights at points of the domain, in blocks; NaN where the loss is not finite.
    void lift(std::span<const double> x, std::span<const double> y, std::span<double> z);

    // Place and normal at a point, or nothing where the loss is not finite.
    std::optional<Spot> spot(Point p);

    // Where a ray meets the surface from above, in the domain; where it only meets it from below, that. Exact to 1e-6
    // of the domain. Features of the loss that are narrower than 1/500 of the ray's way over the domain may be missed.
    std::optional<Point> pick(const Ray& ray);

  private:
    double above(const Ray& ray, double way);
    void flatten();

    std::optional<Loss> loss_;
    Frame frame_;
    Heights heights_;
    Samples samples_;
};

}  // namespace ravine::render
