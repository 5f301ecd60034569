#include "render/marks.hpp"

#include "shaders.hpp"

#include <cstddef>

namespace ravine::render {
Result<> Marks::create() {
    array_.create();
    buffer_.create();
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    attribute(0, 3, sizeof(Sprite), offsetof(Sprite, x));
    attribute(1, 3, sizeof(Sprite), offsetof(Sprite, size));
    glBindVertexArray(0);
    return program_.build("the marks", shaders::mark_vert, shaders::mark_frag);
}

void Marks::release() { *this = Marks(); }

void Marks::draw(std::span<const Mark> marks, const Camera& camera, double pixel_ratio) {
    if (marks.empty()) return;
    std::vector<Sprite> sprites;
    for (const Mark& mark : marks) {
        const glm::vec3 p(mark.place);
        const float shape = mark.kind == MarkKind::saddle ? 2.0F : mark.best ? 0.0F : 1.0F;
        sprites.push_back(
            {p.x, p.y, p.z, static_cast<float>(mark.size * pixel_ratio), shape, static_cast<float>(mark.strength)});
    }
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(sprites.size() * sizeof(Sprite)), sprites.data(), GL_STREAM_DRAW);
    gl::obey_point_size();
    program_.use();
    program_.set("view_matrix", camera.view_matrix());
    program_.set("projection", camera.projection_matrix());
    program_.set("pixel", pixel_ratio);
    glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(sprites.size()));
}

}  // namespace ravine::render
