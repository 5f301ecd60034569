#include "render/stroke_painter.hpp"

#include "shaders.hpp"

#include <cstddef>

namespace ravine::render {

Result<> StrokePainter::create(std::string_view name) {
    array_.create();
    buffer_.create();
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    attribute(0, 3, sizeof(StrokeVertex), offsetof(StrokeVertex, x));
    attribute(1, 2, sizeof(StrokeVertex), offsetof(StrokeVertex, across));
    attribute(2, 4, sizeof(StrokeVertex), offsetof(StrokeVertex, r));
    glBindVertexArray(0);
    return program_.build(name, shaders::stroke_vert, Occlusion::occludable(shaders::stroke_frag));
}

void StrokePainter::draw(std::span<const StrokeVertex> vertices, const Occlusion& occlusion) {
    if (vertices.empty()) return;
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size_bytes()), vertices.data(), GL_STREAM_DRAW);
    program_.use();
    occlusion.apply(program_);
    glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices.size()));
}

}  // namespace ravine::render
