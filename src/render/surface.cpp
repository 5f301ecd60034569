#include "render/surface.hpp"

#include "render/geometry/labels/ticks.hpp"
#include "render/lighting.hpp"
#include "render/palette.hpp"
#include "shaders.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

namespace ravine::render {
namespace {

constexpr int drape_unit = 2;  // of textures: others have the palette and the depth (occlusion.hpp)

}  // namespace

Result<> Surface::create() {
    array_.create();
    vertices_.create();
    indices_.create();
    palette_.create();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, palette_.get());
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
        glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    }
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
        glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    }
    glActiveTexture(GL_TEXTURE0 + drape_unit);
    const std::uint8_t nothing[4] = {};
    render::upload(drape_, 1, 1, nothing, GL_NEAREST);
    glActiveTexture(GL_TEXTURE0);
    return program_.build("the surface", shaders::surface_vert, shaders::surface_frag);
}

void Surface::release() { *this = Surface(); }

void Surface::upload(SurfaceMesh mesh, Contours contours, double top) {
    mesh_ = std::move(mesh);
    contours_ = std::move(contours);
    top_ = top;
    ++meshes_;
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
}

// Places the lines of the wire at round values.
void Surface::set_wire(const Camera& camera, bool wanted) {
    if (!wanted) return program_.set("wire", glm::dvec4(0.0));
    constexpr int lines = 45;
    const Frame& frame = camera.frame();
    const Box& domain = frame.domain();
    const glm::dvec2 step{nice_step(0, 2 * frame.scale().x, lines), nice_step(0, 2 * frame.scale().y, lines)};
    const Vector first{std::ceil(domain.low.x / step.x) * step.x, std::ceil(domain.low.y / step.y) * step.y};
    const glm::dvec2 world = frame.to_world(first);
    program_.set("wire", glm::dvec4(world.x, step.x / frame.scale().x, world.y, step.y / frame.scale().y));
}

void Surface::bind_drape(const std::shared_ptr<const Drape>& drape) {
    glActiveTexture(GL_TEXTURE0 + drape_unit);
    glBindTexture(GL_TEXTURE_2D, drape_.get());
    if (drape && drape != draped_) {
        // A pixel is one run, and nothing is between two.
        render::upload(drape_, drape->width, drape->height, drape->pixels.data(), GL_NEAREST);
        draped_ = drape;
    }
    glActiveTexture(GL_TEXTURE0);
    program_.set("drape", drape_unit);
    program_.set("draped", drape ? 1.0 : 0.0);
}

void Surface::prepare(const Scenery& scenery, bool underside) {
    const Camera& camera = scenery.camera;
    const Theme& theme = scenery.theme;
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, palette_.get());
    if (colours_ != scenery.colours) {
        std::vector<std::uint8_t> texels = palette_texels(colour_table(scenery.colours));
        const std::vector<std::uint8_t> lines = contour_texels(texels);
        texels.insert(texels.end(), lines.begin(), lines.end());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 256, 2, 0, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
        colours_ = scenery.colours;
    }
    program_.use();
    program_.set("palette", 0);
    bind_drape(scenery.drape);
    program_.set("view_projection", camera.projection_matrix() * camera.view_matrix());
    program_.set("eye", camera.eye());
    program_.set("lamp", lamp(camera));
    program_.set("contour_strength", scenery.contours ? thin_contour : 0.0);
    program_.set("contour_bold", static_cast<double>(contours_.bold_every()));
    program_.set("line_width", scenery.pixel_ratio);
    program_.set("half_size", camera.frame().half());
    program_.set("ambient", theme.ambient);
    program_.set("top", top_);
    program_.set("glass", underside ? 1.0 : 0.0);
    program_.set("cover", scenery.fill == Fill::glass ? 0.5 : 1.0);
    program_.set("flatness", camera.flatness());
    program_.set("filled", scenery.contours ? 1.0 : 0.0);
    set_wire(camera, scenery.fill == Fill::wire);
}

void Surface::draw(IndexRange range) {
    glBindVertexArray(array_.get());
    glEnable(GL_DEPTH_TEST);
    glEnable(GL_CULL_FACE);
    glFrontFace(GL_CCW);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(range.count), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(range.first * sizeof(std::uint32_t)));
    glDisable(GL_CULL_FACE);
}

void Surface::draw_top(const Scenery& scenery) {
    prepare(scenery, false);
    glCullFace(GL_BACK);
    glDepthMask(GL_TRUE);
    if (scenery.see_through()) {  // depth alone first: what lies behind would mix with what is before it
        glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
        draw({0, mesh_.indices.size()});
        glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    }
    draw({0, mesh_.indices.size()});
}

bool Surface::shows_underside(const Camera& camera) const { return seen_from_below(mesh_, camera.eye()).count > 0; }

void Surface::draw_underside(const Scenery& scenery) {
    const IndexRange range = seen_from_below(mesh_, scenery.camera.eye());
    if (range.count == 0) return;
    prepare(scenery, true);
    glCullFace(GL_FRONT);
    glDepthMask(GL_FALSE);
    draw(range);
}

}  // namespace ravine::render
