// Lines of constant width on the screen as triangles: polylines, dashes, arrow heads and rings, in one list that one call draws
// in order. Made anew for every frame, so meant for hundreds of points, not for trails.
#pragma once

#include "render/colours.hpp"
#include "render/geometry/view/camera.hpp"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace ravine::render {

// Position in clip space (w = 1), distance from the middle of the line and half its width in pixels, and the colour.
struct StrokeVertex {
    float x, y, z;
    float across, half;
    float r, g, b, a;
};

// The style of a line; lengths in points.
struct Pen {
    Colour colour;
    double width;
    double opacity = 1, opacity_at_end = opacity;
    double dash = 0;  // length of dashes and of the gaps between them; 0 for none
};

class Strokes {
  public:
    Strokes(const Camera& camera, double pixel_ratio) : camera_(camera), ratio_(pixel_ratio) {}

    // Adds a line through points of the world, with a head of that length at its end, or none.
    void line(std::span<const glm::dvec3> points, const Pen& pen, double head = 0);

    // Adds a circle on the screen around a point of the world.
    void ring(const glm::dvec3& centre, double radius, const Pen& pen);

    const std::vector<StrokeVertex>& vertices() const { return vertices_; }

  private:
    // A point of a line on the screen: pixels from the window's top left, depth in clip space, distance from the beginning.
    struct Stop {
        glm::dvec2 at;
        double z, way;
    };
    std::vector<Stop> project(std::span<const glm::dvec3> points) const;
    void strip(std::span<const Stop> stops, const Pen& pen, double whole);
    void pointed(std::span<const Stop> stops, const Pen& pen, double head);
    void quad(const Stop& a, const Stop& b, glm::dvec2 normal_a, glm::dvec2 normal_b, double half_a, double half_b,
              const Colour& colour, double opacity_a, double opacity_b);
    StrokeVertex vertex(const Stop& stop, glm::dvec2 normal, double half, double side, const Colour& colour,
                        double opacity) const;

    const Camera& camera_;
    double ratio_;
    std::vector<StrokeVertex> vertices_;
};

}  // namespace ravine::render
