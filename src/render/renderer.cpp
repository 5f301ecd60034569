#include "render/renderer.hpp"

#include "render/backdrop.hpp"
#include "render/balls.hpp"
#include "render/geometry/ground/tessellation.hpp"
#include "render/geometry/paths/rolling.hpp"
#include "render/geometry/view/visibility.hpp"
#include "render/layers.hpp"
#include "render/marks.hpp"
#include "render/stems.hpp"
#include "render/surface.hpp"
#include "render/swarm.hpp"
#include "render/trails.hpp"
#include "render/vectors.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace ravine::render {
namespace {

// Returns the least loss of each network of a race, which may be less than any of the plane.
std::vector<double> lowest_losses(const Race& race) {
    std::vector<double> lowest;
    for (const Track& track : race.tracks()) {
        if (!track.weights.empty()) lowest.push_back(*std::min_element(track.loss.begin(), track.loss.end()));
    }
    return lowest;
}

bool in_window(const Projected& at, const Viewport& window) {
    return at.x >= 0 && at.y >= 0 && at.x <= window.width && at.y <= window.height;
}

}  // namespace

struct Renderer::Parts {
    Backdrop backdrop;
    Surface surface;
    Trails trails;
    Marks marks;
    Vectors vectors;
    Stems stems;
    Swarm swarm;
    Balls balls;

    Layers layers;
    std::optional<Scenery> painted;  // of the layers
    bool underside = false;          // the layers have an underside

    // Inputs of surface and trails.
    bool alive = false, surface_sent = false;
    std::uint64_t revision = 0;
    std::string loss;
    std::shared_ptr<const Loss> plane;  // of networks
    std::optional<Frame> frame;
    HeightScale scale = HeightScale::automatic;
    Terrain terrain;
    std::optional<Tessellator> finer;  // at work on the next mesh
    std::vector<Row> data;
    std::vector<formula::Constant> constants;
    Focus focus;
    glm::dmat4 seen_from{0.0};  // the camera of the last draw
    Viewport viewport;          // and its window
    ContourLabels labels;
    std::vector<Rolling> rolling;
    std::vector<BallMark> ball_marks;
    std::vector<Mark> critical_points;

    void forget();
    void refresh(const Scene& scene);
    void look_closely(const Camera& camera);
    void tessellate(const Focus& wanted);
    void show(Tessellation tessellation);
    bool go_on(const Race& race);
    std::vector<DressedBall> place(const Scene& scene);
    void draw_race(const Scene& scene, std::span<const DressedBall> dressed, const Occlusion& occlusion);
    void paint(const Scenery& scenery);
    void draw_directly(const Scenery& scenery, const std::function<void(const Occlusion&)>& race);
    void compose(const Scenery& scenery, const std::function<void(const Occlusion&)>& race);
};

Renderer::Renderer() : parts_(std::make_unique<Parts>()) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

Result<> Renderer::create() {
    release();
    for (const Result<>& part : {parts_->backdrop.create(), parts_->surface.create(), parts_->trails.create(),
                                 parts_->marks.create(), parts_->vectors.create(), parts_->stems.create(),
                                 parts_->swarm.create(), parts_->balls.create(), parts_->layers.create()}) {
        if (!part) return part;
    }
    parts_->alive = true;
    return {};
}

void Renderer::release() {
    parts_->backdrop.release();
    parts_->surface.release();
    parts_->trails.release();
    parts_->marks.release();
    parts_->vectors.release();
    parts_->stems.release();
    parts_->swarm.release();
    parts_->balls.release();
    parts_->layers.release();
    parts_->painted.reset();
    parts_->finer.reset();
    parts_->alive = parts_->surface_sent = false;
}

void Renderer::Parts::forget() {
    trails.clear();
    rolling.clear();
}

// Follows the race: a new surface for a new loss, domain or scale of axes or heights, new trails for a new race or surface.
// Refines the mesh where the camera comes close.
void Renderer::Parts::refresh(const Scene& scene) {
    const Experiment& experiment = scene.race.experiment();
    const HeightScale wanted = scale_of(scene.look.height, experiment.network ? "" : experiment.loss);
    const std::span<const Row> rows = data_of(experiment);
    const bool same_data = std::equal(rows.begin(), rows.end(), data.begin(), data.end());
    const Frame wanted_frame(experiment.domain, scene.look.axes);
    const std::shared_ptr<const Loss> wanted_plane = scene.race.training() ? scene.race.loss() : nullptr;
    if (frame != wanted_frame || loss != experiment.loss || plane != wanted_plane || !same_data ||
        constants != experiment.constants || scale != wanted) {
        loss = experiment.loss;
        plane = wanted_plane;
        constants = experiment.constants;
        data.assign(rows.begin(), rows.end());
        frame = wanted_frame;
        scale = wanted;
        terrain = Terrain(scene.race.loss(), *frame, scale, lowest_losses(scene.race));
        finer.reset();
        surface_sent = false;
        forget();
    }
    look_closely(scene.camera);
    if (revision != scene.revision) {
        forget();
        revision = scene.revision;
    }
    trails.extend(scene.race.tracks(), terrain, focus, scene.camera);
}

// Makes the mesh if there is none, or begins one that is fine where the camera looks.
void Renderer::Parts::look_closely(const Camera& camera) {
    const bool finished = finer && !finer->behind();
    if (finished) {
        show(finer->finish(terrain));
        finer.reset();
    }
    const glm::dmat4 from = camera.projection_matrix() * camera.view_matrix();
    if (surface_sent && !finished && seen_from == from) return;
    seen_from = from;
    // A resized window has the mesh and the labels that it would have had from the start.
    const bool resized = viewport != camera.viewport();
    viewport = camera.viewport();
    const Seen seen = seen_part(terrain, camera);
    if (surface_sent && !resized && (finer || focus.serves(seen))) return;
    tessellate(Focus(terrain.frame(), seen));
}

// Makes the mesh at once if it takes no longer than a frame. Otherwise begins it, after a coarse one if there is none.
void Renderer::Parts::tessellate(const Focus& wanted) {
    constexpr std::size_t coarse = 64 * 64;
    finer.emplace(terrain, wanted, choose_axes(terrain, wanted, terrain.affordable_samples()));
    if (finer->work() <= Terrain::work_of_a_frame) {
        show(finer->finish(terrain));
        finer.reset();
    } else if (!surface_sent) {
        show(Tessellator(terrain, wanted, choose_axes(terrain, wanted, coarse)).finish(terrain));
    }
}

void Renderer::Parts::show(Tessellation tessellation) {
    surface.upload(std::move(tessellation.mesh), std::move(tessellation.contours), tessellation.top);
    labels = std::move(tessellation.labels);
    focus = tessellation.focus;
    surface_sent = true;
}

// Does a portion of the mesh, or of trails when it is whole. Returns true if more is left.
bool Renderer::Parts::go_on(const Race& race) {
    if (!finer || !finer->behind()) return trails.go_on(race.tracks(), terrain);
    finer->go_on(terrain);
    return true;
}

std::vector<DressedBall> Renderer::Parts::place(const Scene& scene) {
    const std::vector<Track>& tracks = scene.race.tracks();
    const Viewport& window = scene.camera.viewport();
    ball_marks.assign(tracks.size(), {});
    rolling.resize(tracks.size());
    std::vector<DressedBall> dressed;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        if (scene.hidden >> i & 1U) continue;
        const std::optional<Ball> ball = place_ball(tracks[i], scene.step, terrain, scene.camera);
        if (!ball) continue;
        dressed.push_back({*ball, scene.colours[i % scene.colours.size()], static_cast<int>(i) == scene.selected,
                           scene.pointed >= 0 && static_cast<int>(i) != scene.pointed,
                           rolling[i].pole(tracks[i], terrain, scene.step)});
        const Projected& at = ball->screen;
        const bool shown = in_window(at, window);
        const bool hidden = shown && !ball->below && is_hidden(ball->centre, scene.camera.eye(), terrain);
        const bool on_top = static_cast<int>(i) == (scene.pointed >= 0 ? scene.pointed : scene.selected);
        ball_marks[i] = {at.x, at.y, ball->size, on_top ? 0 : at.depth, ball->departure, shown, hidden, dressed.back().faint};
        const std::optional<Ball> beside = place_ball_beside(tracks[i], scene.step, terrain, scene.camera);
        if (!beside) continue;
        DressedBall hollow = dressed.back();
        hollow.ball = *beside;
        hollow.hollow = true;
        dressed.push_back(hollow);
        ball_marks[i].beside_x = beside->screen.x;
        ball_marks[i].beside_y = beside->screen.y;
        ball_marks[i].beside = in_window(beside->screen, window) && !is_hidden(beside->centre, scene.camera.eye(), terrain);
    }
    return dressed;
}

// Draws trails, marks, vectors and balls: all that moves. Requires blending.
void Renderer::Parts::draw_race(const Scene& scene, std::span<const DressedBall> dressed, const Occlusion& occlusion) {
    const Camera& camera = scene.camera;
    const double ratio = scene.pixel_ratio;
    glDepthMask(GL_FALSE);
    if (scene.look.trails) {
        trails.draw({camera, scene.step, ratio, scene.theme, scene.colours, scene.selected, scene.pointed, scene.hidden},
                    occlusion);
    }
    if (terrain.exists()) {
        const Colour colour = scene.colours[scene.swarm_racer % scene.colours.size()];
        swarm.draw(scene.swarm, colour, terrain, camera, ratio, occlusion);
    }
    glDisable(GL_DEPTH_TEST);
    stems.draw(dressed, camera, ratio, occlusion);
    marks.draw(critical_points, camera, ratio);
    if (scene.look.vectors && scene.trace) vectors.draw(*scene.trace, terrain, camera, ratio, occlusion);
    balls.draw(dressed, camera, ratio, occlusion);
}

void Renderer::Parts::paint(const Scenery& scenery) {
    layers.paint(Layer::ground, [&] {
        backdrop.draw(scenery);
        if (!scenery.see_through()) surface.draw_top(scenery);
    });
    if (scenery.see_through()) layers.paint(Layer::top, [&] { surface.draw_top(scenery); });
    underside = surface.shows_underside(scenery.camera);
    if (underside) layers.paint(Layer::underside, [&] { surface.draw_underside(scenery); });
    painted = scenery;
}

// Draws a frame into a single layer, which no other frame can reuse.
void Renderer::Parts::draw_directly(const Scenery& scenery, const std::function<void(const Occlusion&)>& race) {
    layers.paint(Layer::ground, [&] {
        backdrop.draw(scenery);
        if (scenery.see_through()) race({});
        surface.draw_top(scenery);
        race({.by = Occlusion::By::buffer});
        surface.draw_underside(scenery);
    });
    painted.reset();
    layers.begin();
}

// Composes a frame of layers. Glass and wire show what is behind a hill: there the race is drawn behind the surface, and once
// more on it.
void Renderer::Parts::compose(const Scenery& scenery, const std::function<void(const Occlusion&)>& race) {
    if (painted != scenery) paint(scenery);
    layers.begin();
    if (scenery.see_through()) {
        race({});
        layers.lay(Layer::top);
    }
    race(layers.occlusion());
    if (underside) layers.lay(Layer::underside);
}

void Renderer::draw(const Scene& scene) {
    if (!parts_->alive) return;
    Parts& parts = *parts_;
    parts.refresh(scene);
    const std::vector<DressedBall> balls = parts.place(scene);
    const Camera& camera = scene.camera;
    parts.critical_points.clear();
    if (scene.critical_points && scene.look.marks)
        parts.critical_points = place_marks(*scene.critical_points, parts.terrain, camera);
    parts.vectors.clear();

    const auto pixels = [&](double points) { return static_cast<int>(std::lround(points * scene.pixel_ratio)); };
    const Viewport& window = camera.viewport();
    if (!parts.layers.fit(pixels(window.width), pixels(window.height), scene.scale)) parts.painted.reset();
    if (!parts.layers.exists()) return;
    const Scenery scenery{.camera = camera,
                          .pixel_ratio = scene.pixel_ratio * scene.scale,
                          .theme = scene.theme,
                          .colours = scene.look.colours,
                          .fill = scene.look.fill,
                          .contours = scene.look.contours,
                          .drape = scene.drape,
                          .mesh = parts.surface.mesh()};
    // A network may be below the surface of the plane: nothing hides it.
    const bool see_all = scene.race.training() != nullptr;
    const auto race = [&](const Occlusion& occlusion) { parts.draw_race(scene, balls, see_all ? Occlusion{} : occlusion); };
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // colours are premultiplied
    glDepthFunc(GL_LEQUAL);
    glEnable(GL_BLEND);
    scene.direct ? parts.draw_directly(scenery, race) : parts.compose(scenery, race);

    glDepthMask(GL_TRUE);
    glDisable(GL_DEPTH_TEST);
    glBindVertexArray(0);
    glUseProgram(0);
}

bool Renderer::drawn() const { return parts_->layers.exists(); }

bool Renderer::behind() const {
    return parts_->alive && ((parts_->finer && parts_->finer->behind()) || parts_->trails.behind());
}

bool Renderer::go_on(const Race& race, std::uint64_t revision) {
    return behind() && parts_->revision == revision && parts_->go_on(race);
}

std::optional<Vector> Renderer::pick(const Camera& camera, double x, double y) {
    return parts_->terrain.pick(camera.ray(x, y));
}

std::optional<glm::dvec3> Renderer::place(Vector point) {
    const std::optional<Spot> spot = parts_->terrain.spot(point);
    return spot ? std::optional(spot->position) : std::nullopt;
}

std::optional<PointMark> Renderer::project(const Camera& camera, Vector point) {
    const std::optional<glm::dvec3> spot = place(point);
    if (!spot) return std::nullopt;
    const Projected at = camera.project(*spot);
    if (at.depth <= 0) return std::nullopt;
    // Occluding ground is farther away than this, except at the foot of a wall.
    constexpr double same = 1e-4;  // of the world
    const std::optional<Vector> front = in_window(at, camera.viewport()) ? pick(camera, at.x, at.y) : std::nullopt;
    const bool visible = front && parts_->terrain.frame().distance(front->x - point.x, front->y - point.y) < same;
    return PointMark{at.x, at.y, visible};
}

std::vector<ContourLabel> Renderer::contour_labels(const Camera& camera, const TextSize& size) {
    return parts_->labels.choose(parts_->terrain, camera, size);
}

std::span<const BallMark> Renderer::balls() const { return parts_->ball_marks; }

std::span<const Mark> Renderer::marks() const { return parts_->critical_points; }

std::span<const Tip> Renderer::tips() const { return parts_->vectors.tips(); }

}  // namespace ravine::render
