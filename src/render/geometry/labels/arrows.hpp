// The quantities of an optimizer at a step, as lines on the surface.
//
//   arrows    minus the gradient times the learning rate (the plain step), the momentum from earlier steps, and the step
//             itself, with its parts along x and y
//   outline   a rectangle around the ball with sides √s along x and y, times the learning rate: the memory of squared
//             gradients, by whose root adaptive methods divide
//   ring      the end of the next step
//   model     for Newton's method: its paraboloid, as a grid
//
// Arrows have their true length in the domain if that is visible. If all are too short or too long, all of them and the outline
// are scaled by one common factor, a power of ten, which their names tell. An outline that is still too large has a smaller
// factor of its own.
#pragma once

#include "analysis/inspector.hpp"
#include "render/geometry/ground/terrain.hpp"
#include "render/geometry/view/camera.hpp"
#include "rules/glossary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ravine::render {

// A line on the surface, in the world. The model has the role `other`.
struct SurfaceLine {
    enum class Style : std::uint8_t { arrow, endless, dashed, outline, grid };  // endless: an arrow that was cut off

    Role role;
    Style style;
    std::vector<glm::dvec3> points;
};

// The end of an arrow, or a corner of the outline, on the screen in points, and its name: "−η g ×10".
struct Tip {
    double x, y;
    double from_x, from_y;  // its beginning
    Role role;
    std::string text;
};

struct Arrows {
    std::vector<SurfaceLine> lines;  // in the order of drawing
    std::vector<Tip> tips;
    std::optional<glm::dvec3> next;  // centre of the ring
    double factor = 1;
};

// Limits for the length of arrows: in points, and as a share of the shorter side of the window's free part.
inline constexpr double shortest_arrow = 28, longest_arrow = 0.4;

// Returns one factor for arrows of these lengths in points, in a free part whose shorter side is given: 1 if any of them is
// visible, else the power of ten from 0.0001 to 10,000 that comes nearest.
double common_factor(const std::vector<double>& lengths, double side);

// Returns the lines of a step; none if the racer retires, or if it is off the surface or behind the eye.
Arrows make_arrows(const StepTrace& trace, Terrain& terrain, const Camera& camera);

}  // namespace ravine::render
