// The loss as ground: sampled over the domain, scaled to heights, and queried for the height of any point.
//
// Queries evaluate the formula itself, never the samples: a ball is where the formula puts it, and a click finds the formula's
// own point.
#pragma once

#include "loss/loss.hpp"
#include "render/geometry/ground/heights.hpp"
#include "render/geometry/ground/overview.hpp"
#include "render/geometry/ground/samples.hpp"
#include "render/geometry/view/camera.hpp"
#include "render/geometry/view/frame.hpp"

#include <glm/vec3.hpp>

#include <memory>
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

    // Without a loss there is no ground anywhere. `others` are losses apart from the surface that have a height, too.
    Terrain(std::shared_ptr<const Loss> loss, const Frame& frame, HeightScale scale = HeightScale::automatic,
            std::span<const double> others = {});

    bool exists() const { return loss_ != nullptr; }
    const Frame& frame() const { return frame_; }
    const Heights& heights() const { return heights_; }
    const Overview& overview() const { return overview_; }

    // Returns the instructions that a sample takes, approximately.
    std::size_t work_per_sample() const { return (loss_ ? loss_->gradient_work() : 0) + 60; }

    // The samples times instructions that native code executes in about five milliseconds: what one frame can do.
    static constexpr std::size_t work_of_a_frame = 10'000'000;

    // Returns the number of samples of a mesh whose values can be computed within a frame.
    std::size_t affordable_samples() const;

    // Evaluate the loss and its gradient. Require that the terrain exists.
    Samples sample(Axes axes) { return render::sample(*loss_, std::move(axes)); }
    void evaluate(std::span<const double> x, std::span<const double> y, double* f, double* fx, double* fy);

    // Computes world heights at points of the domain, in blocks; NaN where the loss is not finite. Requires spans of equal
    // size.
    void lift(std::span<const double> x, std::span<const double> y, std::span<double> z);

    // Returns position and normal at a point, or nothing if the loss is not finite.
    std::optional<Spot> spot(Vector p);

    // Returns the point of the domain where a ray meets the surface from above or, if it never does, from below; exact to 1e-6
    // of the domain. May miss features narrower than 1/500 of the ray's way over the domain.
    std::optional<Vector> pick(const Ray& ray);

    // Returns true if the ground hides a point on it from the eye, by more than a hair.
    bool hides(const glm::dvec3& point, const glm::dvec3& eye);

  private:
    double above(const Ray& ray, double way);
    double lowest_between(const Ray& ray, double low, double high);
    std::optional<double> descend(const Ray& ray, double low, double high);
    void flatten(const Samples& samples);

    std::shared_ptr<const Loss> loss_;
    formula::Workspace workspace_;
    Frame frame_;
    Heights heights_;
    Overview overview_;
};

}  // namespace ravine::render
