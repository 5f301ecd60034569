#include "render/trails.hpp"

#include "render/geometry/placement.hpp"
#include "shaders.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::render {
namespace {

constexpr std::size_t corners = 4;  // of a leg; every point is sent that often
constexpr std::size_t point_bytes = corners * sizeof(RibbonPoint);

}  // namespace

std::string Trails::create() { return program_.build("the trails", shaders::trail_vert, shaders::trail_frag); }

void Trails::release() { *this = Trails(); }

void Trails::extend(std::span<const Track> tracks, Terrain& terrain) {
    if (trails_.size() > tracks.size()) clear();
    trails_.resize(tracks.size());
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        if (trails_[i].ribbon.extend(tracks[i], terrain)) send(trails_[i]);
    }
}

// Sends the points that are new; the buffer doubles when it is full.
void Trails::send(Trail& trail) {
    const std::vector<RibbonPoint>& points = trail.ribbon.points();
    trail.array.create();
    trail.buffer.create();
    glBindVertexArray(trail.array.get());
    glBindBuffer(GL_ARRAY_BUFFER, trail.buffer.get());
    if (points.size() > trail.room) {
        trail.room = std::max<std::size_t>(2 * points.size(), 1024);
        trail.sent = 0;
        // One point more than there is room for: the last leg's attributes reach beyond the last point.
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>((trail.room + 1) * point_bytes), nullptr, GL_DYNAMIC_DRAW);
        attribute(0, 4, sizeof(RibbonPoint), 0);
        attribute(1, 4, sizeof(RibbonPoint), point_bytes);
    }
    std::vector<RibbonPoint> copies;
    copies.reserve((points.size() - trail.sent) * corners);
    for (std::size_t i = trail.sent; i < points.size(); ++i) copies.insert(copies.end(), corners, points[i]);
    glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(trail.sent * point_bytes),
                    static_cast<GLsizeiptr>(copies.size() * sizeof(RibbonPoint)), copies.data());
    trail.sent = points.size();
    glBindVertexArray(0);
}

void Trails::draw(const Camera& camera, double step, double pixel_ratio, const Theme& theme, std::span<const Colour> colours) {
    program_.use();
    program_.set("view_matrix", camera.view_matrix());
    program_.set("projection", camera.projection_matrix());
    program_.set("screen", pixel_ratio * glm::dvec2(camera.viewport().width, camera.viewport().height));
    program_.set("now", step);
    program_.set("half_size", camera.frame().half());
    program_.set("margin", margin);
    // Enough to clear the surface between two points of the ribbon, little enough not to shine through a hill.
    program_.set("lift", 0.004);
    const double width = 3.2 * pixel_ratio;
    program_.set("hollow", width);
    draw_pass(step, std::span(&theme.casing, 1), width + 2.2 * pixel_ratio, 0.55);
    program_.set("hollow", 0.0);
    draw_pass(step, colours, width, 1.0);
}

void Trails::draw_pass(double step, std::span<const Colour> inks, double width, double strength) {
    program_.set("width", width + 1.0);  // half a pixel of soft edge at each side
    program_.set("strength", strength);
    for (std::size_t i = 0; i < trails_.size(); ++i) {
        const std::size_t points = trails_[i].ribbon.until(step);
        if (points < 2) continue;
        program_.set("ink", inks[i % inks.size()]);
        glBindVertexArray(trails_[i].array.get());
        glDrawArrays(GL_TRIANGLE_STRIP, 0, static_cast<GLsizei>((points - 1) * corners));
    }
}

}  // namespace ravine::render
