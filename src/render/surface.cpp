#include "render/surface.hpp"

#include "render/lighting.hpp"
#include "render/palette.hpp"
#include "shaders.hpp"

#include <cstddef>

namespace ravine::render {

std::string Surface::create() {
    array_.create();
    vertices_.create();
    indices_.create();
    palette_.create();
    const std::vector<std::uint8_t> texels = palette_texels(viridis);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, palette_.get());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 256, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
        glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    }
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
        glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    }
    return program_.build("the surface", shaders::surface_vert, shaders::surface_frag);
}

void Surface::release() { *this = Surface(); }

ContourLabels Surface::upload(Terrain& terrain, const Focus& focus) {
    mesh_ = {};
    ContourLabels labels;
    if (terrain.exists()) {
        const Samples samples = terrain.sample(choose_axes(terrain, focus));
        contours_ = contours_within(terrain.heights(), samples, focus.box());
        mesh_ = build_mesh(terrain, samples, contours_);
        labels = ContourLabels(terrain, samples, contours_, focus);
    }
    top_ = terrain.heights().top();
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh_.vertices.size() * sizeof(SurfaceVertex)), mesh_.vertices.data(),
                 GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.get());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh_.indices.size() * sizeof(std::uint32_t)),
                 mesh_.indices.data(), GL_STATIC_DRAW);
    attribute(0, 3, sizeof(SurfaceVertex), offsetof(SurfaceVertex, x));
    attribute(1, 2, sizeof(SurfaceVertex), offsetof(SurfaceVertex, slope_x));
    attribute(2, 3, sizeof(SurfaceVertex), offsetof(SurfaceVertex, contour));
    glBindVertexArray(0);
    return labels;
}

void Surface::prepare(const Camera& camera, double pixel_ratio, const Theme& theme, bool glass) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, palette_.get());
    program_.use();
    program_.set("palette", 0);
    program_.set("view_projection", camera.projection_matrix() * camera.view_matrix());
    program_.set("eye", camera.eye());
    program_.set("lamp", lamp(camera));
    program_.set_linear("contour", theme.contour);
    program_.set("contour_strength", theme.contour_strength);
    program_.set("contour_bold", static_cast<double>(contours_.bold_every()));
    program_.set("line_width", pixel_ratio);
    program_.set("half_size", camera.frame().half());
    program_.set("ambient", theme.ambient);
    program_.set("top", top_);
    program_.set("glass", glass ? 1.0 : 0.0);
}

void Surface::draw(IndexRange range) {
    glBindVertexArray(array_.get());
    glEnable(GL_CULL_FACE);
    glFrontFace(GL_CCW);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(range.count), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(range.first * sizeof(std::uint32_t)));
    glDisable(GL_CULL_FACE);
}

void Surface::draw_solid(const Camera& camera, double pixel_ratio, const Theme& theme) {
    prepare(camera, pixel_ratio, theme, false);
    glCullFace(GL_BACK);
    glDepthMask(GL_TRUE);
    draw({0, mesh_.indices.size()});
}

void Surface::draw_glass(const Camera& camera, double pixel_ratio, const Theme& theme) {
    const IndexRange range = seen_from_below(mesh_, camera.eye());
    if (range.count == 0) return;
    prepare(camera, pixel_ratio, theme, true);
    glCullFace(GL_FRONT);
    glDepthMask(GL_FALSE);
    draw(range);
}

}  // namespace ravine::render
