// The loss as ground to stand on: sampled over the domain, given a height, and asked for the height of any point.
//
// Everything that is drawn on the surface asks here, and here asks the formula itself, never the samples: a ball is
// where the formula puts it, and a click finds the formula's own point.
#pragma once

#include "loss/loss.hpp"
#include "render/geometry/camera.hpp"
#include "render/geometry/frame.hpp"
#include "render/geometry/heights.hpp"
#include "render/geometry/overview.hpp"
#include "render/geometry/samples.hpp"

#include <glm/vec3.hpp>

#include <optional>
#include <span>
#include <vector>

namespace ravine::render {

// A place on the surface.
struct Spot {
    glm::dvec3 position, normal;
};

class Terrain {
  public:
    Terrain() = default;

    // Without a loss there is no ground anywhere.
    Terrain(const std::optional<Loss>& loss, const Frame& frame, HeightScale scale = HeightScale::automatic);

    bool exists() const { return loss_.has_value(); }
    const Frame& frame() const { return frame_; }
    const Heights& heights() const { return heights_; }
    const Overview& overview() const { return overview_; }

    // Samples of a mesh that is made within a frame.
    std::size_t affordable_samples() const;

    // The loss and its gradient, of a terrain that exists.
    Samples sample(Axes axes) { return tessellate(*loss_, std::move(axes)); }
    void evaluate(std::span<const double> x, std::span<const double> y, double* f, double* fx, double* fy);

    // World heights at points of the domain, in blocks; NaN where the loss is not finite.
    void lift(std::span<const double> x, std::span<const double> y, std::span<double> z);

    // Place and normal at a point, or nothing where the loss is not finite.
    std::optional<Spot> spot(Vector p);

    // Where a ray meets the surface from above, in the domain; where it only meets it from below, that. Exact to 1e-6
    // of the domain. Features of the loss that are narrower than 1/500 of the ray's way over the domain may be missed.
    std::optional<Vector> pick(const Ray& ray);

    // Whether the ground is between a point on it and the eye; by a hair does not count.
    bool hides(const glm::dvec3& point, const glm::dvec3& eye);

  private:
    double above(const Ray& ray, double way);
    double lowest_between(const Ray& ray, double low, double high);
    std::optional<double> descend(const Ray& ray, double low, double high);
    void flatten(const Samples& samples);

    std::optional<Loss> loss_;
    formula::Workspace workspace_;
    Frame frame_;
    Heights heights_;
    Overview overview_;
};

}  // namespace ravine::render
