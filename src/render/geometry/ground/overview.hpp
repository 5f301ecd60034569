// A coarse survey of the whole surface: openness to the sky, and bends that need a finer grid.
#pragma once

#include "render/geometry/ground/heights.hpp"
#include "render/geometry/ground/samples.hpp"
#include "render/geometry/view/frame.hpp"

#include <glm/vec2.hpp>

#include <vector>

namespace ravine::render {

class Overview {
  public:
    Overview() = default;

    // Requires samples on a uniform square grid over the domain.
    Overview(const Samples& samples, const Heights& heights, const Frame& frame);

    // Returns the share of the sky visible from a place in the world past its neighbourhood, about 1 on a plane.
    double openness(glm::dvec2 place) const;

    // Return the lines per world unit that a smooth picture needs, for every interval between the lines of the grid.
    const std::vector<double>& lines_along_x() const { return lines_x_; }
    const std::vector<double>& lines_along_y() const { return lines_y_; }

  private:
    std::size_t side_ = 0;
    glm::dvec2 half_{1, 1};
    std::vector<double> openness_, lines_x_, lines_y_;
};

}  // namespace ravine::render
