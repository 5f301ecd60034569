// World coordinates: the domain's centre is the origin, its longer half side has length 1, z points up. The surface
// stands on z = 0 and is about `relief` high, whatever the loss; the floor grid hangs a little below.
#pragma once

#include "loss/loss.hpp"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <algorithm>

namespace ravine::render {

inline constexpr double relief = 0.75;
inline constexpr double floor_level = -0.12;

class Frame {
  public:
    Frame() : Frame(Box{}) {}
    explicit Frame(const Box& domain)
        : domain_(domain), centre_(domain.centre()), scale_(std::max(domain.width(), domain.height()) / 2) {}

    glm::dvec2 to_world(Point p) const { return {(p.x - centre_.x) / scale_, (p.y - centre_.y) / scale_}; }
    Point to_domain(glm::dvec2 w) const { return {centre_.x + w.x * scale_, centre_.y + w.y * scale_}; }

    // Half sides of the domain in the world; the longer one is 1.
    glm::dvec2 half() const { return {domain_.width() / 2 / scale_, domain_.height() / 2 / scale_}; }

    // Length of one world unit in the domain.
    double scale() const { return scale_; }
    const Box& domain() const { return domain_; }

    bool operator==(const Frame&) const = default;

  private:
    Box domain_;
    Point centre_;
    double scale_;
};

}  // namespace ravine::render
