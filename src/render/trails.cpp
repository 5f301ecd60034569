#include "render/trails.hpp"

#include "render/geometry/placement.hpp"
#include "shaders.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::render {
namespace {

constexpr std::size_t row = 1024;  // texels; the shaders know it too
constexpr int vertices_per_leg = 6;

// Of the way to the eye by which trails come forward: enough to clear the surface beside the line and between its points,
// little enough not to shine through a hill. Zoom is a longer lens, so the same on the screen is less in the world.
double lift_at(double zoom) { return std::clamp(0.004 / zoom, 0.0003, 0.004); }

void send_rows(const RibbonPoint* points, std::size_t first_row, std::size_t width, std::size_t height) {
    if (width == 0 || height == 0) return;
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, static_cast<GLint>(first_row), static_cast<GLsizei>(width),
                    static_cast<GLsizei>(height), GL_RGBA, GL_FLOAT, points + first_row * row);
}

}  // namespace

std::string Trails::create() {
    none_.create();
    std::string error = lines_.build("the trails", shaders::trail_vert, shaders::trail_frag);
    return error.empty() ? steps_.build("the steps", shaders::step_vert, shaders::step_frag) : error;
}

void Trails::release() { *this = Trails(); }

void Trails::extend(std::span<const Track> tracks, Terrain& terrain) {
    if (trails_.size() > tracks.size()) clear();
    trails_.resize(tracks.size());
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        if (trails_[i].ribbon.extend(tracks[i], terrain)) send(trails_[i]);
    }
}

// Sends the rows that hold anything new; the texture doubles when it is full.
void Trails::send(Trail& trail) {
    const std::vector<RibbonPoint>& points = trail.ribbon.points();
    const std::size_t rows = (points.size() + row - 1) / row;
    if (rows == 0) return;
    glActiveTexture(GL_TEXTURE0);
    trail.texture.create();
    glBindTexture(GL_TEXTURE_2D, trail.texture.get());
    if (rows > trail.rows) {
        trail.rows = trail.rows == 0 ? rows : 2 * rows;
        trail.sent = 0;
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32F, row, static_cast<GLsizei>(trail.rows), 0, GL_RGBA, GL_FLOAT, nullptr);
        for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
            glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
        }
    }
    const std::size_t first = trail.sent / row, full = points.size() / row;
    send_rows(points.data(), first, row, full - first);
    send_rows(points.data(), full, points.size() % row, 1);
    trail.sent = trail.ribbon.settled();
}

std::size_t Trails::memory() const {
    std::size_t rows = 0;
    for (const Trail& trail : trails_) rows += trail.rows;
    return rows * row * sizeof(RibbonPoint);
}

void Trails::prepare(Program& program, const Camera& camera, double step, double pixel_ratio) {
    program.use();
    program.set("points", 0);
    program.set("view_matrix", camera.view_matrix());
    program.set("projection", camera.projection_matrix());
    program.set("screen", pixel_ratio * glm::dvec2(camera.viewport().width, camera.viewport().height));
    program.set("now", step);
    program.set("half_size", camera.frame().half());
    program.set("lift", lift_at(camera.view().zoom));
}

void Trails::draw(const Camera& camera, double step, double pixel_ratio, const Theme& theme, std::span<const Colour> colours,
                  std::uint32_t hidden) {
    hidden_ = hidden;
    glActiveTexture(GL_TEXTURE0);
    glBindVertexArray(none_.get());
    prepare(lines_, camera, step, pixel_ratio);
    lines_.set("margin", margin);
    const double width = 3.2 * pixel_ratio;
    lines_.set("hollow", width);
    draw_lines(step, std::span(&theme.casing, 1), width + 2.2 * pixel_ratio, 0.55);
    lines_.set("hollow", 0.0);
    draw_lines(step, colours, width, 1.0);
    prepare(steps_, camera, step, pixel_ratio);
    steps_.set("pixel", pixel_ratio);
    steps_.set("casing", dark_theme.casing);
    draw_steps(camera, step, colours);
}

// How much of a trail is drawn: nothing of a hidden one.
std::size_t Trails::points_of(std::size_t trail, double step) const {
    return (hidden_ >> trail & 1U) ? 0 : trails_[trail].ribbon.until(step);
}

void Trails::draw_lines(double step, std::span<const Colour> inks, double width, double strength) {
    lines_.set("width", width + 1.0);  // half a pixel of soft edge at each side
    lines_.set("strength", strength);
    for (std::size_t i = 0; i < trails_.size(); ++i) {
        const std::size_t points = points_of(i, step);
        if (points < 2) continue;
        lines_.set("ink", inks[i % inks.size()]);
        lines_.set("last", static_cast<int>(points) - 1);
        glBindTexture(GL_TEXTURE_2D, trails_[i].texture.get());
        glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(points - 1) * vertices_per_leg);
    }
}

// Trails whose every step is too short on the screen for its dot are not even looked at.
void Trails::draw_steps(const Camera& camera, double step, std::span<const Colour> colours) {
    gl::obey_point_size();
    steps_.set("lift", 1.5 * lift_at(camera.view().zoom));
    const double nearest = 0.5 * camera.project(camera.target()).depth;
    for (std::size_t i = 0; i < trails_.size(); ++i) {
        const std::size_t points = points_of(i, step);
        if (points < 2 || trails_[i].ribbon.longest_step() * camera.focal() / nearest < 12) continue;
        steps_.set("ink", colours[i % colours.size()]);
        steps_.set("last", static_cast<int>(points) - 1);
        glBindTexture(GL_TEXTURE_2D, trails_[i].texture.get());
        glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(points));
    }
}

}  // namespace ravine::render
