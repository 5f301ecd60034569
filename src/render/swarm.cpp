#include "render/swarm.hpp"

#include "shaders.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace ravine::render {

Result<> Swarm::create() {
    array_.create();
    buffer_.create();
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    attribute(0, 3, sizeof(Sprite), offsetof(Sprite, x));
    glBindVertexArray(0);
    return program_.build("the swarm", shaders::swarm_vert, Occlusion::occludable(shaders::swarm_frag));
}

void Swarm::release() { *this = Swarm(); }

void Swarm::find(std::span<const Vector> places, Terrain& terrain) {
    const Frame& frame = terrain.frame();
    x_.clear();
    y_.clear();
    for (const Vector place : places) {
        if (!frame.domain().contains(place)) continue;
        x_.push_back(place.x);
        y_.push_back(place.y);
    }
    z_.resize(x_.size());
    terrain.lift(x_, y_, z_);
    sprites_.clear();
    for (std::size_t i = 0; i < x_.size(); ++i) {
        if (!std::isfinite(z_[i])) continue;
        const glm::vec2 at(frame.to_world({x_[i], y_[i]}));
        sprites_.push_back({at.x, at.y, static_cast<float>(z_[i])});
    }
}

void Swarm::draw(std::span<const Vector> places, Colour colour, Terrain& terrain, const Camera& camera, double pixel_ratio,
                 const Occlusion& occlusion) {
    constexpr double largest = 1.7, smallest = 0.8, edge = 0.9;  // points
    constexpr double few = 2000;                                 // balls, up to which they are of the largest size
    constexpr Colour dark{0.03F, 0.05F, 0.06F};
    find(places, terrain);
    if (sprites_.empty()) return;
    const double crowding = std::max(static_cast<double>(sprites_.size()) / few, 1.0);
    const double radius = std::max(largest / std::sqrt(crowding), smallest);
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(sprites_.size() * sizeof(Sprite)), sprites_.data(), GL_STREAM_DRAW);
    gl::obey_point_size();
    program_.use();
    occlusion.apply(program_);
    program_.set("view_matrix", camera.view_matrix());
    program_.set("projection", camera.projection_matrix());
    program_.set("lift", lift_at(camera.view().zoom));
    // All edges lie below all balls, so that their colour is seen where many are.
    for (const auto& [size, ink] : {std::pair{radius + edge, dark}, {radius, colour}}) {
        program_.set("radius", size * pixel_ratio);
        program_.set("ink", ink);
        glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(sprites_.size()));
    }
}

}  // namespace ravine::render
