// Marks on the surface: a star at every known minimum, a cross at every saddle, where there is room on the screen.
#pragma once

#include "analysis/critical_points.hpp"
#include "render/geometry/ground/terrain.hpp"

#include <span>
#include <vector>

namespace ravine::render {

enum class MarkKind { minimum, saddle };

struct Mark {
    MarkKind kind;
    std::size_t index;  // in the critical_points' minima or saddles
    Vector at;          // of the domain
    glm::dvec3 place;   // world
    Projected screen;   // points
    double size;        // half its width, in points
    double strength;    // opacity
    bool best;          // a minimum as low as the lowest
    bool hidden;        // behind a hill; hidden saddles are left out
};

// Returns the marks inside the window, the important ones first: minima from the lowest up, then saddles from the lowest up.
// Each stands at least `mark_spacing` from all before it. The more there are of a kind, the smaller and fainter they all are.
std::vector<Mark> place_marks(const CriticalPoints& critical_points, Terrain& terrain, const Camera& camera);
inline constexpr double mark_spacing = 18;  // points

// Returns the visible mark nearest to a screen position within a reach in points, or nullptr.
const Mark* mark_near(std::span<const Mark> marks, double x, double y, double reach);

}  // namespace ravine::render
