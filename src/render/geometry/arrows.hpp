// What an optimizer thinks at a step, as lines on the surface.
//
//   arrows    minus the gradient times the learning rate (the plain step), the momentum that the racer brings along, and the
//             step that it takes, with its parts along x and y
//   outline   a rectangle around the ball with sides √s along x and y, times the learning rate: the memory of squared
//             gradients, by whose root adaptive methods divide
//   ring      where the next step ends
//   model     for Newton's method: the paraboloid that it takes the loss for, as a grid
//
// Arrows have their true length in the domain where that can be seen. Where all are too short or too long, all of them and
// the outline are drawn with one common factor, a power of ten, which their names tell.
// An outline that would be too large even so has a smaller one of its own.
#pragma once

#include "analysis/inspector.hpp"
#include "optimizers/glossary.hpp"
#include "render/geometry/camera.hpp"
#include "render/geometry/terrain.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ravine::render {

// A line on the surface, in the world; other is the model's role.
struct SurfaceLine {
    enum class Style : std::uint8_t { arrow, endless, dashed, outline, grid };  // endless: an arrow that was cut off

    Role role;
    Style style;
    std::vector<glm::dvec3> points;
};

// The end of an arrow, or a corner of the outline, on the screen, in points, and what it is called: "−η g ×10".
struct Tip {
    double x, y;
    double from_x, from_y;  // its beginning
    Role role;
    std::string text;
};

struct Arrows {
    std::vector<SurfaceLine> lines;  // in the order of drawing
    std::vector<Tip> tips;
    std::optional<glm::dvec3> next;  // where the ring is
    double factor = 1;
};

// Limits for the length of arrows: in points, and as a share of the free part of the window.
inline constexpr double shortest_arrow = 28, longest_arrow = 0.4;

// One factor for arrows of these lengths in points, seen in a free part whose shorter side is given: 1 where any of them can
// be seen, else the power of ten from 0.0001 to 10,000 that comes nearest to it.
double common_factor(const std::vector<double>& lengths, double side);

// Nothing where the racer retires, or where its place is not on the surface or behind the eye.
Arrows make_arrows(const StepTrace& trace, Terrain& terrain, const Camera& camera);

}  // namespace ravine::render
