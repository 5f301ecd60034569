#include "render/vectors.hpp"

#include "render/geometry/paths/strokes.hpp"
#include "render/vector_colours.hpp"

namespace ravine::render {
namespace {

constexpr double casing = 1.3, casing_opacity = 0.7;  // points at each side
constexpr double head = 11, ring_radius = 5;          // points

using Style = SurfaceLine::Style;

Pen pen_of(const SurfaceLine& line) {
    const Colour colour = role_colour(line.role);
    switch (line.style) {
        case Style::arrow: return {colour, 3};
        case Style::endless: return {colour, 3, 1, 0};
        case Style::dashed: return {.colour = colour, .width = 1.6, .opacity = 0.9, .opacity_at_end = 0.9, .dash = 4};
        case Style::outline: return {colour, 1.6};
        case Style::grid: break;
    }
    return {colour, 1, 0.4, 0.4};
}

// Returns the dark line around another one, drawn before it.
Pen cased(Pen pen) {
    pen.colour = vector_casing;
    pen.width += 2 * casing;
    pen.opacity *= casing_opacity;
    pen.opacity_at_end *= casing_opacity;
    return pen;
}

std::vector<StrokeVertex> strokes_of(const Arrows& arrows, const Camera& camera, double pixel_ratio) {
    Strokes strokes(camera, pixel_ratio);
    for (const SurfaceLine& line : arrows.lines) {
        const Pen pen = pen_of(line);
        const bool pointed = line.style == Style::arrow;
        if (line.style != Style::grid) strokes.line(line.points, cased(pen), pointed ? head + 2 * casing : 0);
        strokes.line(line.points, pen, pointed ? head : 0);
    }
    if (arrows.next) {
        const Pen pen{step_colour, 1.8};
        strokes.ring(*arrows.next, ring_radius, cased(pen));
        strokes.ring(*arrows.next, ring_radius, pen);
    }
    return strokes.vertices();
}

}  // namespace

void Vectors::draw(const StepTrace& trace, Terrain& terrain, const Camera& camera, double pixel_ratio,
                   const Occlusion& occlusion) {
    Arrows arrows = make_arrows(trace, terrain, camera);
    tips_ = std::move(arrows.tips);
    painter_.draw(strokes_of(arrows, camera, pixel_ratio), occlusion);
}

}  // namespace ravine::render
