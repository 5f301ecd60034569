#include "render/trails.hpp"

#include "shaders.hpp"

#include <glm/ext/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace ravine::render {
namespace {

constexpr std::size_t row = 1024;                                  // texels; the shaders know it too
constexpr std::array<std::uint32_t, 6> corners{0, 1, 2, 2, 1, 3};  // of the four of a leg: two triangles
constexpr double coarsest_shown = 2;  // greatest size of a grain on the screen in points; a line is wider
constexpr std::size_t lifting_of_a_portion = 1'000'000, sketching_of_a_portion = 30'000;  // work for all trails
constexpr std::size_t kept_whole = 8192;                                                  // points of all ribbons
constexpr std::size_t fewest_latest = 64;  // of the ribbon, drawn over the sketch
constexpr std::size_t most_latest = 1024;  // that are drawn while the sketch lags behind

void send_rows(const RibbonPoint* points, std::size_t first_row, std::size_t width, std::size_t height) {
    if (width == 0 || height == 0) return;
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, static_cast<GLint>(first_row), static_cast<GLsizei>(width),
                    static_cast<GLsizei>(height), GL_RGBA, GL_FLOAT, points);
}

// Returns the part of the world in which the mesh is fine, at the grain that the camera resolves. Focus covers the domain only:
// where it reaches the border, the outside belongs to it.
Detail wanted_detail(const Focus& focus, const Frame& frame, const Camera& camera) {
    Detail detail;
    const double point = camera.project(camera.target()).depth / camera.focal();
    while (detail.grain > coarsest_shown * point) detail.grain /= 2;
    if (detail.grain == Detail::coarsest) return detail;
    const glm::dvec2 low = frame.to_world(focus.box().low), high = frame.to_world(focus.box().high);
    for (int axis = 0; axis < 2; ++axis) {
        if (low[axis] > -frame.half()[axis]) detail.low[axis] = low[axis];
        if (high[axis] < frame.half()[axis]) detail.high[axis] = high[axis];
    }
    return detail;
}

// Draws the legs to points [from, to); none leads to the first of all. The bound buffer holds their beginnings.
void draw_legs(std::size_t from, std::size_t to) {
    from = std::max<std::size_t>(from, 1);
    if (from >= to) return;
    const std::uintptr_t first = (from - 1) * corners.size() * sizeof(std::uint32_t);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>((to - from) * corners.size()), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(first));
}

}  // namespace

Result<> Trails::create() {
    none_.create();
    const Result<> lines = lines_.build("the trails", shaders::trail_vert, Occlusion::occludable(shaders::trail_frag));
    return lines ? steps_.build("the steps", shaders::step_vert, Occlusion::occludable(shaders::step_frag)) : lines;
}

void Trails::release() { *this = Trails(); }

void Trails::clear() {
    trails_.clear();
    drawn_.clear();
}

void Trails::extend(std::span<const Track> tracks, Terrain& terrain, const Focus& focus, const Camera& camera) {
    if (trails_.size() > tracks.size()) clear();
    while (trails_.size() < tracks.size()) trails_.emplace_back(kept_whole / tracks.size());
    wanted_ = wanted_detail(focus, terrain.frame(), camera);
    go_on(tracks, terrain);
}

bool Trails::go_on(std::span<const Track> tracks, Terrain& terrain) {
    behind_ = false;
    if (trails_.size() != tracks.size()) return false;
    const auto share = [&](std::size_t of_all) { return std::max<std::size_t>(of_all / tracks.size(), 1); };
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        Trail& trail = trails_[i];
        trail.ribbon.extend(tracks[i], terrain, share(lifting_of_a_portion / terrain.work_per_sample()));
        trail.look(wanted_);
        const bool sketched = trail.sketch(share(sketching_of_a_portion));
        behind_ = behind_ || !sketched || !trail.ribbon.complete(tracks[i]);
    }
    return behind_;
}

// Begins another close look if none serves.
void Trails::Trail::look(const Detail& wanted) {
    const bool far_off = coarse.sketch.is_whole() || coarse.sketch.detail().serves(wanted);
    if (far_off) close.reset();
    if (far_off || (close && close->sketch.detail().serves(wanted))) {
        next.reset();
    } else if (!next || !next->sketch.detail().serves(wanted)) {
        next.emplace(wanted, kept_whole);
    }
}

// Adds to all sketches. Returns true if they hold all of the ribbon.
bool Trails::Trail::sketch(std::size_t work) {
    for (Drawing* drawing : {&coarse, close ? &*close : nullptr, next ? &*next : nullptr}) {
        if (drawing) work -= std::min(drawing->sketch.extend(ribbon, work), work);
    }
    if (next && next->sketch.complete(ribbon)) {
        close = std::move(next);
        next.reset();
    }
    return !next && coarse.sketch.complete(ribbon) && (!close || close->sketch.complete(ribbon));
}

Trails::Drawing& Trails::Trail::choose(const Detail& wanted) {
    return close && close->sketch.detail().covers(wanted) ? *close : coarse;
}

// Chooses the drawn part of a ribbon up to a moment: points of the sketch, and the latest ones as they are. These continue the
// sketch, or begin a line of their own.
void Trails::Drawing::show(const Ribbon& ribbon, double step) {
    shown = sketch.until(step);
    const std::size_t taken = sketch.taken(), end = ribbon.until(step);
    std::size_t first = std::min(taken, end);
    if (!sketch.is_whole() || end - first > most_latest) first = end - std::min(end, fewest_latest);
    const auto at = [&](std::size_t i) { return ribbon.points().begin() + static_cast<std::ptrdiff_t>(i); };
    std::vector<RibbonPoint> points(at(first), at(end));
    if (first != taken && !points.empty()) points.front().step = -points.front().step;
    send(points);
}

// Sends the rows with new content; the texture doubles when it is full.
void Trails::Drawing::send(std::span<const RibbonPoint> latest_points) {
    const std::vector<RibbonPoint>& points = sketch.points();
    latest = latest_points.size();
    const std::size_t needed = (points.size() + latest + row - 1) / row;
    if (latest == 0 && sent == points.size()) return;
    glActiveTexture(GL_TEXTURE0);
    texture.create();
    glBindTexture(GL_TEXTURE_2D, texture.get());
    if (needed > rows) {
        rows = rows == 0 ? needed : 2 * needed;
        sent = 0;
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32F, row, static_cast<GLsizei>(rows), 0, GL_RGBA, GL_FLOAT, nullptr);
        for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
            glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
        }
    }
    const std::size_t first = sent / row;
    std::vector<RibbonPoint> fresh(points.begin() + static_cast<std::ptrdiff_t>(first * row), points.end());
    fresh.insert(fresh.end(), latest_points.begin(), latest_points.end());
    const std::size_t full = fresh.size() / row;
    send_rows(fresh.data(), first, row, full);
    send_rows(fresh.data() + full * row, first + full, fresh.size() % row, 1);
    sent = points.size();
}

// Returns the shown points: a part of the sketch, and the latest points behind the whole of it, as one run if nothing lies in
// between.
std::vector<Trails::Run> Trails::Drawing::runs() const {
    const std::size_t in_sketch = sketch.points().size();
    if (shown == in_sketch) return {{0, points()}};
    return {{0, shown}, {in_sketch, points()}};
}

std::size_t Trails::memory() const {
    std::size_t rows = 0;
    for (const Trail& trail : trails_) {
        rows += trail.coarse.rows + (trail.close ? trail.close->rows : 0) + (trail.next ? trail.next->rows : 0);
    }
    return rows * row * sizeof(RibbonPoint) + legs_ * sizeof(corners);
}

// Scales so that the lift towards the eye does not move points on the screen.
void Trails::prepare(Program& program, const TrailScene& scene, double lift, const Occlusion& occlusion) {
    const Camera& camera = scene.camera;
    const double nearer = 1 - lift;
    const glm::dmat4 lifted = glm::scale(glm::dmat4(1.0), glm::dvec3(nearer));
    program.use();
    occlusion.apply(program);
    program.set("points", 0);
    program.set("to_clip", camera.projection_matrix() * lifted * camera.view_matrix());
    program.set("screen", scene.pixel_ratio * glm::dvec2(camera.viewport().width, camera.viewport().height));
    program.set("now", scene.step);
    program.set("half_size", camera.frame().half());
}

void Trails::draw(const TrailScene& scene, const Occlusion& occlusion) {
    const int on_top = scene.pointed >= 0 ? scene.pointed : scene.selected;
    const std::uint32_t selected = on_top >= 0 ? std::uint32_t{1} << on_top : 0;
    const std::uint32_t others = scene.hidden | selected;
    const std::size_t shown = trails_.size() - static_cast<std::size_t>(std::popcount(scene.hidden));
    if (others == scene.hidden) return draw_all(scene, others, 1, occlusion);
    draw_all(scene, others, shown < crowd && scene.pointed < 0 ? 1 : in_a_crowd, occlusion);
    draw_all(scene, ~selected, 1, occlusion);
}

void Trails::draw_all(const TrailScene& scene, std::uint32_t hidden, double strength, const Occlusion& occlusion) {
    drawn_.assign(trails_.size(), nullptr);
    for (std::size_t i = 0; i < trails_.size(); ++i) {
        if (hidden >> i & 1U) continue;
        drawn_[i] = &trails_[i].choose(wanted_);
        drawn_[i]->show(trails_[i].ribbon, scene.step);
    }
    glActiveTexture(GL_TEXTURE0);
    glBindVertexArray(none_.get());
    number_corners();
    const double lift = lift_at(scene.camera.view().zoom), width = 3.2 * scene.pixel_ratio;
    prepare(lines_, scene, lift, occlusion);
    lines_.set("margin", margin_of(scene.camera));
    lines_.set("period", line_period * scene.pixel_ratio);
    draw_casings(scene, width, strength);
    draw_lines(scene, width, strength);
    if (strength < 1) return;
    prepare(steps_, scene, 1.5 * lift, occlusion);
    steps_.set("pixel", scene.pixel_ratio);
    steps_.set("casing", dark_theme.casing);
    draw_steps(scene);
}

// Numbers the corners: leg i has the vertices 4 i to 4 i + 3. The bound vertex array keeps the buffer.
void Trails::number_corners() {
    std::size_t most = 0;
    for (const Drawing* drawing : drawn_) most = std::max(most, drawing ? drawing->points() : 0);
    if (most <= legs_) return;
    legs_ = 2 * most;
    std::vector<std::uint32_t> vertices;
    vertices.reserve(legs_ * corners.size());
    for (std::uint32_t leg = 0; leg < legs_; ++leg) {
        for (const std::uint32_t corner : corners) vertices.push_back(4 * leg + corner);
    }
    corners_.create();
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, corners_.get());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(std::uint32_t)), vertices.data(),
                 GL_STATIC_DRAW);
}

void Trails::draw_casings(const TrailScene& scene, double width, double strength) {
    lines_.set("width", width + 2.2 * scene.pixel_ratio + 1.0);  // half a pixel of soft edge at each side
    lines_.set("hollow", width);
    lines_.set("strength", 0.55 * strength);
    lines_.set("ink", scene.theme.casing);
    lines_.set("marks", static_cast<int>(line_patterns[0]));
    for (const Drawing* drawing : drawn_) {
        if (drawing) draw_line(*drawing);
    }
}

void Trails::draw_lines(const TrailScene& scene, double width, double strength) {
    lines_.set("width", width + 1.0);
    lines_.set("hollow", 0.0);
    lines_.set("strength", strength);
    for (std::size_t i = 0; i < trails_.size(); ++i) {
        if (!drawn_[i]) continue;
        lines_.set("ink", scene.colours[i % scene.colours.size()]);
        lines_.set("marks", static_cast<int>(racer_pattern(i)));
        draw_line(*drawn_[i]);
    }
}

// Draws the legs between shown points of the sketch, then those to and between the latest points.
void Trails::draw_line(const Drawing& drawing) {
    if (drawing.points() < 2) return;
    lines_.set("last", static_cast<int>(drawing.points()) - 1);
    glBindTexture(GL_TEXTURE_2D, drawing.texture.get());
    for (const Run& run : drawing.runs()) draw_legs(run.from, run.to);
}

// Skips trails whose every step is too short on the screen for its dot.
void Trails::draw_steps(const TrailScene& scene) {
    gl::obey_point_size();
    const Camera& camera = scene.camera;
    const double nearest = 0.5 * camera.project(camera.target()).depth;
    for (std::size_t i = 0; i < trails_.size(); ++i) {
        if (!drawn_[i] || trails_[i].ribbon.longest_step() * camera.focal() / nearest < 12) continue;
        const Drawing& drawing = *drawn_[i];
        steps_.set("ink", scene.colours[i % scene.colours.size()]);
        steps_.set("last", static_cast<int>(drawing.points()) - 1);
        glBindTexture(GL_TEXTURE_2D, drawing.texture.get());
        for (const Run& run : drawing.runs()) {
            glDrawArrays(GL_POINTS, static_cast<GLint>(run.from), static_cast<GLsizei>(run.to - run.from));
        }
    }
}

}  // namespace ravine::render
