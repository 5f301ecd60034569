#include "render/balls.hpp"

#include "math/order.hpp"
#include "render/lighting.hpp"
#include "shaders.hpp"

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace ravine::render {
namespace {

constexpr GLenum point_size_range_es = 0x846D, point_size_range_desktop = 0x0B12;

float linear(float srgb) { return std::pow(srgb, 2.2F); }

// Mixes a colour with dark grey.
Colour faded(const Colour& c, float share) {
    const float grey = 0.6F * (0.3F * c.r + 0.55F * c.g + 0.15F * c.b) + 0.15F;
    const auto fade = [&](float part) { return part + 0.72F * share * (grey - part); };
    return {fade(c.r), fade(c.g), fade(c.b)};
}

// Coinciding shadows are together as dark as one.
double shadow_strength(const Ball& ball, std::span<const DressedBall> all) {
    constexpr double alone = 0.62;
    double balls = 0;
    for (const DressedBall& other : all) {
        if (other.hollow) continue;
        const double distance = glm::distance(other.ball.contact.position, ball.contact.position);
        balls += std::max(1 - distance / ball.radius, 0.0);
    }
    return 1 - std::pow(1 - alone, 1 / std::max(balls, 1.0));
}

}  // namespace

Result<> Balls::create() {
    array_.create();
    buffer_.create();
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    attribute(0, 3, sizeof(Sprite), offsetof(Sprite, x));
    attribute(1, 3, sizeof(Sprite), offsetof(Sprite, size));
    attribute(2, 4, sizeof(Sprite), offsetof(Sprite, r));
    attribute(3, 4, sizeof(Sprite), offsetof(Sprite, shape));
    glBindVertexArray(0);
    float range[2] = {1, 64};
    glGetFloatv(gl::is_es() ? point_size_range_es : point_size_range_desktop, range);
    largest_ = std::max(range[1], 16.0F);
    return program_.build("the balls", shaders::ball_vert, Occlusion::occludable(shaders::ball_frag));
}

void Balls::release() { *this = Balls(); }

// A shadow is a disc in the surface's plane, seen as an ellipse: the square that holds it, and the map from pixels to the disc.
Balls::Sprite Balls::shadow(const Ball& ball, double strength, const Camera& camera, double pixel_ratio) const {
    const double radius = 1.75 * ball.radius;
    const glm::dvec3& up = ball.contact.normal;
    const glm::dvec3 u = glm::normalize(glm::cross(up, std::abs(up.x) < 0.9 ? glm::dvec3(1, 0, 0) : glm::dvec3(0, 1, 0)));
    const glm::dvec3 v = glm::cross(up, u);
    // Mostly right below the ball, a little away from the lamp.
    const glm::dvec3 away = lamp(camera) - glm::dot(lamp(camera), up) * up;
    const glm::dvec3 middle = ball.contact.position - 0.45 * ball.radius * away;
    const Projected m = camera.project(middle), a = camera.project(middle + radius * u),
                    b = camera.project(middle + radius * v);
    glm::dmat2 axes{{a.x - m.x, m.y - a.y}, {b.x - m.x, m.y - b.y}};
    axes *= pixel_ratio;
    // Discs seen edge-on keep some thickness, or the inverse would be infinite.
    const double area = std::abs(glm::determinant(axes)), least = 0.02 * glm::dot(axes[0], axes[0]) + 1e-6;
    const glm::dmat2 back = area > least ? glm::inverse(axes) : glm::dmat2(0.0);
    const bool shown = area > least && ball.presence >= 1;  // in the air there is nothing to cast a shadow on
    const double extent = 2 * std::hypot(glm::length(axes[0]), glm::length(axes[1]));
    const glm::vec3 p(middle);
    return {p.x,
            p.y,
            p.z,
            std::min(static_cast<float>(extent), largest_),
            static_cast<float>(1.5 * radius / m.depth),
            0,
            0,
            0,
            0,
            shown ? static_cast<float>(strength) : 0.0F,
            // Row by row, as the shader takes dot products.
            {static_cast<float>(back[0][0]), static_cast<float>(back[1][0]), static_cast<float>(back[0][1]),
             static_cast<float>(back[1][1])}};
}

Balls::Sprite Balls::sphere(const DressedBall& dressed, const Camera& camera, double pixel_ratio) const {
    const Ball& ball = dressed.ball;
    const glm::vec3 p(ball.centre);
    const double radius = std::min(ball.size * pixel_ratio, largest_ / 2 - 6 * pixel_ratio);
    const Colour c = faded(dressed.colour, static_cast<float>(ball.departure));
    // Two numbers suffice for the pole: its band looks the same from both ends, so the end towards the viewer is taken.
    glm::dvec3 pole = glm::dmat3(camera.view_matrix()) * dressed.pole;
    if (pole.z < 0) pole = -pole;
    return {
        p.x,
        p.y,
        p.z,
        static_cast<float>(2 * radius + 12 * pixel_ratio),
        // Occludes by the ball's nearest point: the surface below never hides it.
        static_cast<float>(1.6 * ball.radius / ball.screen.depth),
        dressed.hollow ? 2.0F : 1.0F,
        linear(c.r),
        linear(c.g),
        linear(c.b),
        static_cast<float>(ball.presence * (dressed.faint ? in_a_crowd : 1)),
        {static_cast<float>(radius), dressed.selected ? 1.0F : 0.0F, static_cast<float>(pole.x), static_cast<float>(pole.y)}};
}

void Balls::draw(std::span<const DressedBall> balls, const Camera& camera, double pixel_ratio, const Occlusion& occlusion) {
    if (balls.empty()) return;
    std::vector<DressedBall> far_first(balls.begin(), balls.end());
    sort_stably(far_first, [](const DressedBall& a, const DressedBall& b) {
        if (a.hollow != b.hollow) return a.hollow;
        if (a.faint != b.faint) return a.faint;
        return a.selected != b.selected ? b.selected : a.ball.screen.depth > b.ball.screen.depth;
    });
    std::vector<Sprite> sprites;
    sprites.reserve(2 * far_first.size());
    for (const DressedBall& each : far_first)
        if (!each.hollow) sprites.push_back(shadow(each.ball, shadow_strength(each.ball, far_first), camera, pixel_ratio));
    for (const DressedBall& each : far_first) sprites.push_back(sphere(each, camera, pixel_ratio));
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(sprites.size() * sizeof(Sprite)), sprites.data(), GL_STREAM_DRAW);
    gl::obey_point_size();
    program_.use();
    occlusion.apply(program_);
    program_.set("view_matrix", camera.view_matrix());
    program_.set("projection", camera.projection_matrix());
    program_.set("lamp", glm::dmat3(camera.view_matrix()) * lamp(camera));
    program_.set("pixel", pixel_ratio);
    glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(sprites.size()));
}

}  // namespace ravine::render
