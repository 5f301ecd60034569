#include "render/backdrop.hpp"

#include "render/geometry/labels/ticks.hpp"
#include "shaders.hpp"

#include <cmath>

namespace ravine::render {

Result<> Backdrop::create() {
    none_.create();
    const Result<> background = background_.build("the background", shaders::backdrop_vert, shaders::backdrop_frag);
    return background ? floor_.build("the floor", shaders::floor_vert, shaders::floor_frag) : background;
}

void Backdrop::release() {
    background_.reset();
    floor_.reset();
    none_.reset();
}

void Backdrop::draw(const Scenery& scenery) {
    const Viewport& window = scenery.camera.viewport();
    const double pixel_ratio = scenery.pixel_ratio;
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_BLEND);
    glBindVertexArray(none_.get());
    background_.use();
    const glm::dvec2 middle{(window.left + window.right) / 2, window.height - (window.top + window.bottom) / 2};
    background_.set("middle", middle * pixel_ratio);
    background_.set("reach", pixel_ratio * 0.62 * std::hypot(window.width, window.height));
    background_.set("centre", scenery.theme.centre);
    background_.set("edge", scenery.theme.edge);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glEnable(GL_BLEND);
    draw_floor(scenery);
}

void Backdrop::draw_floor(const Scenery& scenery) {
    const Camera& camera = scenery.camera;
    const Box& domain = camera.frame().domain();
    const glm::dvec2 half = camera.frame().half();
    // Counts grid lines from a tick near the low corner, so that the shader's numbers stay small.
    const auto lines = [](double low, double high, double share, double& first, double& last) {
        const double step = nice_step(low, high, share < 0.4 ? 4 : 8), origin = std::floor(low / step);
        first = low / step - origin;
        last = high / step - origin;
    };
    glm::dvec2 first, last;
    lines(domain.low.x, domain.high.x, half.x, first.x, last.x);
    lines(domain.low.y, domain.high.y, half.y, first.y, last.y);
    floor_.use();
    floor_.set("view_projection", camera.projection_matrix() * camera.view_matrix());
    floor_.set("half_size", half);
    floor_.set("first", first);
    floor_.set("last", last);
    floor_.set("level", floor_level);
    floor_.set("grid", scenery.theme.grid);
    floor_.set("width", scenery.pixel_ratio);
    floor_.set("shade", scenery.theme.shade);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace ravine::render
