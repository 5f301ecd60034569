#include "render/geometry/view/filling.hpp"

#include <glm/vec2.hpp>

#include <algorithm>
#include <array>

namespace ravine::render {
namespace {

constexpr double edge = 14, of_numbers = 34;  // points around the heights, and around the floor

// Screen positions relative to the target, and the room that they want around them.
struct Extent {
    double room;
    glm::dvec2 low{0, 0}, high{0, 0};
};
using Extents = std::array<Extent, 2>;

// Adds the corners of the floor and of the heights above it.
void include(Extents& extents, const Camera& camera) {
    const Projected middle = camera.project(camera.target());
    const glm::dvec2 half = camera.frame().half();
    for (int corner = 0; corner < 8; ++corner) {
        const bool is_high = corner & 4;
        const double x = corner & 1 ? half.x : -half.x, y = corner & 2 ? half.y : -half.y;
        const Projected at = camera.project({x, y, is_high ? relief : floor_level});
        Extent& extent = extents[is_high ? 1 : 0];
        extent.low = {std::min(extent.low.x, at.x - middle.x), std::min(extent.low.y, at.y - middle.y)};
        extent.high = {std::max(extent.high.x, at.x - middle.x), std::max(extent.high.y, at.y - middle.y)};
    }
}

// Returns the largest scale at which both extents fit into a side of the frame.
double fitting_scale(const Extents& extents, int axis, double side) {
    double scale = 1e9;
    for (const Extent& a : extents) {
        for (const Extent& b : extents) scale = std::min(scale, (side - a.room - b.room) / (b.high[axis] - a.low[axis]));
    }
    return scale;
}

// Returns the place of the target that leaves equal room beyond both extents.
double middle_place(const Extents& extents, int axis, double side, double scale) {
    double least = 0, most = side;
    for (const Extent& extent : extents) {
        least = std::max(least, extent.room - scale * extent.low[axis]);
        most = std::min(most, side - extent.room - scale * extent.high[axis]);
    }
    return (least + most) / 2;
}

Camera turned(const Camera& camera, double azimuth) {
    View view = camera.view();
    view.azimuth = azimuth;
    return {view, camera.frame(), camera.viewport(), camera.target().z, camera.flatness()};
}

}  // namespace

Camera filling(const Camera& camera, bool orbits) {
    const View& view = camera.view();
    const Viewport& whole = camera.viewport();
    if (camera.flatness() > 0 || view.zoom != 1 || view.x != 0 || view.y != 0 || !has_room_for_numbers(whole)) return camera;
    constexpr int sides = 24;
    Extents extents{Extent{of_numbers}, Extent{edge}};
    if (!orbits) include(extents, camera);
    for (int side = 0; orbits && side < sides; ++side) include(extents, turned(camera, 360.0 * side / sides - 180));
    const double width = whole.right - whole.left, height = whole.bottom - whole.top;
    const double scale = std::min(fitting_scale(extents, 0, width), fitting_scale(extents, 1, height));

    // The free part is the largest one around the new place of the target; the zoom makes up for its size.
    const double x = whole.left + middle_place(extents, 0, width, scale);
    const double y = whole.top + middle_place(extents, 1, height, scale);
    const double half_x = std::min(x - whole.left, whole.right - x), half_y = std::min(y - whole.top, whole.bottom - y);
    const Viewport moved{whole.width, whole.height, x - half_x, y - half_y, x + half_x, y + half_y};
    const Camera there(view, camera.frame(), moved, camera.target().z);
    View filled = view;
    filled.zoom = scale * camera.focal() / there.focal();
    return {filled, camera.frame(), moved, camera.target().z};
}

}  // namespace ravine::render
