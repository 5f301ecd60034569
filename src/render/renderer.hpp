// Draws the picture: a loss surface, the balls that race on it and the trails behind them.
//
// The renderer reads a const Race and a Camera and nothing else. All of its state can be rebuilt from them: create() and
// release() may be called at any time, and the next draw() uploads what is missing. It tessellates the surface when the loss or
// the domain changes, and extends the trails as tracks grow; other frames only draw. What takes longer than a frame is made in
// portions: until then a coarse mesh, or the one before, is drawn. Parts that stand still are drawn once and kept (layers.hpp).
//
//     Renderer renderer;
//     if (const Result<> result = renderer.create(); !result) …
//     renderer.draw({.race = race, .revision = 1, .step = 12.5, .camera = camera, …});
//     for (const BallMark& ball : renderer.balls()) …          // labels
//     if (auto point = renderer.pick(camera, mouse_x, mouse_y)) …
#pragma once

#include "analysis/critical_points.hpp"
#include "analysis/inspector.hpp"
#include "render/colours.hpp"
#include "render/drape.hpp"
#include "render/geometry/labels/arrows.hpp"
#include "render/geometry/labels/contour_labels.hpp"
#include "render/geometry/labels/marks.hpp"
#include "render/geometry/labels/ticks.hpp"
#include "render/geometry/view/camera.hpp"
#include "simulation/race.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace ravine::render {

struct Scene {
    const Race& race;
    std::uint64_t revision;  // another number whenever `race` is another race, not when it only has advanced
    double step;             // the moment shown; between two whole steps the balls roll from one to the other
    const Camera& camera;
    double pixel_ratio = 1;                           // pixels of the framebuffer per point
    const CriticalPoints* critical_points = nullptr;  // marked on the surface, if given
    const ViewOptions& look = {};
    const Theme& theme = dark_theme;
    std::span<const Colour> colours = okabe_ito;  // racer i has colour i, and begins again after the last
    int selected = -1;                            // the racer whose ball wears a ring and lies on top, or none
    int pointed = -1;                             // the racer beside which all others are faint, or none
    std::uint32_t hidden = 0;                     // bit i: racer i has neither ball nor trail
    const StepTrace* trace = nullptr;             // of the selected racer at the whole step shown: its vectors are drawn
    std::shared_ptr<const Drape> drape = {};      // lies on the surface, if given
    std::span<const Vector> swarm = {};           // places of balls beside the racers'
    std::size_t swarm_racer = 0;                  // has their colour
    double scale = 1;                             // pixels drawn on each side per pixel of the framebuffer, at most 1
    bool direct = false;                          // without layers that are kept, to be compared with (layers.hpp)
};

// The last drawn position of a ball, in points. `shown` is false if it has no place, is hidden by the user, is outside the
// window or far outside the domain; a ball behind a hill is still shown, and is `hidden`.
struct BallMark {
    double x = 0, y = 0, radius = 0;
    double depth = 0;  // less on top: 0 of the one pointed at, or else the selected one; among equals the one with the higher
                       // number is on top
    double departure = 0;  // 0 in the race, rising to 1 in the steps after the retirement
    bool shown = false, hidden = false;
    bool faint = false;                 // beside the one that is pointed at
    double beside_x = 0, beside_y = 0;  // of the hollow ball, where the method has a place beside x and it is in sight
    bool beside = false;
};

// The screen position of a point of the domain, at the surface's height, in points. `visible` if it is in the window and no
// other part of the surface is before it.
struct PointMark {
    double x, y;
    bool visible;
};

class Renderer {
  public:
    Renderer();
    ~Renderer();
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;

    // Compiles the shaders in the current context: OpenGL ES 3.0, WebGL 2 or desktop OpenGL 3.3 core. Requires gl::load(),
    // except in the browser. Fails if one of them does not.
    Result<> create();

    // Drops everything that lives in the context, which may be lost.
    void release();

    // Draws over the whole of the bound framebuffer. Requires its size to be the viewport's times the pixel ratio, with one
    // sample per pixel. Keeps static parts for the next frames. Leaves blending on and depth test off, no vertex array, no
    // program.
    void draw(const Scene& scene);

    // Returns true if the last draw() had enough memory on the graphics card; otherwise it drew nothing.
    bool drawn() const;

    // Returns true if the picture lacks parts: a draw() makes a portion of a fine mesh and of long trails, and go_on() others,
    // which the next draw() shows.
    bool behind() const;

    // Makes a portion of what is lacking in the picture of a race. Returns true if more is left, and false for a race that was
    // not drawn last.
    bool go_on(const Race& race, std::uint64_t revision);

    // Returns the point of the domain under a screen position in the last drawn race, exact to 1e-6 of the domain.
    std::optional<Vector> pick(const Camera& camera, double x, double y);

    // Returns the point of the surface over a point of the domain, in the world; nothing if the loss is not finite there.
    std::optional<glm::dvec3> place(Vector point);
    // Returns the screen position of a point in the last drawn race; nothing if the loss is not finite or the point is behind
    // the eye.
    std::optional<PointMark> project(const Camera& camera, Vector point);
    // Returns the values of contour lines and their places, on the last drawn surface.
    std::vector<ContourLabel> contour_labels(const Camera& camera, const TextSize& size);

    // Returns the balls of the last draw, one per racer.
    std::span<const BallMark> balls() const;

    // Returns the stars and crosses of the last draw: see mark_near().
    std::span<const Mark> marks() const;
    // Returns the ends of the selected racer's vectors in the last draw.
    std::span<const Tip> tips() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace ravine::render
