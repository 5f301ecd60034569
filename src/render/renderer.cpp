#include "render/renderer.hpp"

#include "render/backdrop.hpp"
#include "render/balls.hpp"
#include "render/surface.hpp"
#include "render/trails.hpp"

#include <cmath>

namespace ravine::render {

struct Renderer::Parts {
    Backdrop backdrop;
    Surface surface;
    Trails trails;
    Balls balls;

    // What the surface and the trails were made of.
    bool alive = false, surface_sent = false;
    std::uint64_t revision = 0;
    std::string loss;
    std::optional<Box> domain;
    HeightScale scale = HeightScale::automatic;
    Terrain terrain;
    Focus focus;
    View view;
    Viewport viewport;
    glm::dvec3 eye{0, 0, 0};
    ContourLabels labels;
    std::vector<BallMark> marks;

    void refresh(const Scene& scene);
    void look_closely(const Camera& camera);
    std::vector<DressedBall> place(const Scene& scene);
};

Renderer::Renderer() : parts_(std::make_unique<Parts>()) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

std::string Renderer::create() {
    release();
    for (std::string error :
         {parts_->backdrop.create(), parts_->surface.create(), parts_->trails.create(), parts_->balls.create()}) {
        if (!error.empty()) return error;
    }
    parts_->alive = true;
    return {};
}

void Renderer::release() {
    parts_->backdrop.release();
    parts_->surface.release();
    parts_->trails.release();
    parts_->balls.release();
    parts_->alive = parts_->surface_sent = false;
}

// Follows the race: a new surface for a new loss, domain or scale of heights, new trails for a new race or surface. What the
// camera comes close to gets a finer mesh.
void Renderer::Parts::refresh(const Scene& scene) {
    const Config& config = scene.race.config();
    const HeightScale wanted = scale_of(scene.look.height, config.loss);
    if (!domain || loss != config.loss || *domain != config.domain || scale != wanted) {
        loss = config.loss;
        domain = config.domain;
        scale = wanted;
        terrain = Terrain(scene.race.loss(), config.domain, scale);
        surface_sent = false;
        trails.clear();
    }
    look_closely(scene.camera);
    if (revision != scene.revision) {
        trails.clear();
        revision = scene.revision;
    }
    trails.extend(scene.race.tracks(), terrain);
}

// Makes the mesh if there is none yet, or none that is fine where the camera looks.
void Renderer::Parts::look_closely(const Camera& camera) {
    if (surface_sent && eye == camera.eye() && view == camera.view() && viewport == camera.viewport()) return;
    eye = camera.eye();
    view = camera.view();
    viewport = camera.viewport();
    const Seen seen = seen_part(terrain, camera);
    if (surface_sent && focus.serves(seen)) return;
    focus = Focus(terrain.frame().domain(), seen);
    labels = surface.upload(terrain, focus);
    surface_sent = true;
}

std::vector<DressedBall> Renderer::Parts::place(const Scene& scene) {
    const std::vector<Track>& tracks = scene.race.tracks();
    const Viewport& window = scene.camera.viewport();
    marks.assign(tracks.size(), {});
    std::vector<DressedBall> dressed;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const std::optional<Ball> ball = place_ball(tracks[i], scene.step, terrain, scene.camera);
        if (!ball) continue;
        dressed.push_back({*ball, scene.colours[i % scene.colours.size()], static_cast<int>(i) == scene.selected});
        const Projected& at = ball->screen;
        const bool in_window = at.x >= 0 && at.y >= 0 && at.x <= window.width && at.y <= window.height;
        marks[i] = {at.x, at.y, ball->size, in_window, ball->retired};
    }
    return dressed;
}

void Renderer::draw(const Scene& scene) {
    if (!parts_->alive) return;
    Parts& parts = *parts_;
    parts.refresh(scene);
    const std::vector<DressedBall> balls = parts.place(scene);
    const Camera& camera = scene.camera;
    const double ratio = scene.pixel_ratio;
    Theme theme = scene.theme;
    if (!scene.look.contours) theme.contour_strength = 0;

    glViewport(0, 0, static_cast<GLsizei>(std::lround(camera.viewport().width * ratio)),
               static_cast<GLsizei>(std::lround(camera.viewport().height * ratio)));
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_BLEND);
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // colours come multiplied
    parts.backdrop.draw(camera, ratio, scene.theme);

    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    parts.surface.draw_solid(camera, ratio, theme);
    glDepthMask(GL_FALSE);
    parts.trails.draw(camera, scene.step, ratio, scene.theme, scene.colours);
    parts.balls.draw(balls, camera, ratio);
    parts.surface.draw_glass(camera, ratio, theme);

    glDepthMask(GL_TRUE);
    glDisable(GL_DEPTH_TEST);
    glBindVertexArray(0);
    glUseProgram(0);
}

std::optional<Point> Renderer::pick(const Camera& camera, double x, double y) { return parts_->terrain.pick(camera.ray(x, y)); }

std::vector<ContourLabel> Renderer::contour_labels(const Camera& camera, const TextSize& size) {
    return parts_->labels.choose(parts_->terrain, camera, size);
}

std::span<const BallMark> Renderer::balls() const { return parts_->marks; }

}  // namespace ravine::render
