// World coordinates: the domain's centre is the origin, its longer half side has length 1, z points up. The surface stands on z
// = 0 and is about `relief` high, whatever the loss; the floor grid is a little below.
//
// x and y have the same scale, unless one side of the domain is much longer than the other: then each has its own and the
// domain is a square, or it would look like a line. AxisScale::same always keeps one scale.
#pragma once

#include "document/view_options.hpp"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <cmath>

namespace ravine::render {

inline constexpr double relief = 0.75;
inline constexpr double floor_level = -0.12;

inline constexpr double flattest = 0.25;  // least ratio of the sides of a domain that share one scale

class Frame {
  public:
    Frame() : Frame(Box{}) {}
    Frame(const Box& domain, AxisScale axes = AxisScale::fit) : domain_(domain), centre_(domain.centre()) {
        const double longer = std::max(domain.width(), domain.height()), shorter = std::min(domain.width(), domain.height());
        const bool fits = axes == AxisScale::fit && shorter < flattest * longer;
        scale_ = fits ? glm::dvec2(domain.width() / 2, domain.height() / 2) : glm::dvec2(longer / 2);
    }

    glm::dvec2 to_world(Vector p) const { return {(p.x - centre_.x) / scale_.x, (p.y - centre_.y) / scale_.y}; }
    Vector to_domain(glm::dvec2 w) const { return {centre_.x + w.x * scale_.x, centre_.y + w.y * scale_.y}; }

    // Returns half the sides of the domain in the world; the longer one is 1.
    glm::dvec2 half() const { return {domain_.width() / 2 / scale_.x, domain_.height() / 2 / scale_.y}; }

    // Returns the lengths of one world unit along x and along y in the domain.
    glm::dvec2 scale() const { return scale_; }

    // Returns the length in the world of a vector of the domain.
    double distance(double dx, double dy) const { return std::hypot(dx / scale_.x, dy / scale_.y); }
    const Box& domain() const { return domain_; }

    bool operator==(const Frame&) const = default;

  private:
    Box domain_;
    Vector centre_;
    glm::dvec2 scale_;
};

// Returns the part of the domain that a view has in its middle: of the domain's shape, and as large as the domain at zoom 1.
inline Box seen_domain(const Frame& frame, const View& view) {
    const Vector middle = frame.to_domain({view.x, view.y});
    const Vector half{frame.domain().width() / 2 / view.zoom, frame.domain().height() / 2 / view.zoom};
    return {middle - half, middle + half};
}

}  // namespace ravine::render
