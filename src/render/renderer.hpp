// The picture: a loss surface, the balls that race on it and the trails behind them.
//
// The renderer reads a const Race and a Camera and nothing else. All of its state can be rebuilt from them: create()
// and release() may be called at any time, the next draw() uploads what is missing. It tessellates the surface when the
// loss or the domain changes, and extends the trails as tracks grow; a frame in which neither happens only draws. What stands
// still as well as the camera is drawn once and kept (layers.hpp).
//
//     Renderer renderer;
//     if (std::string error = renderer.create(); !error.empty()) …
//     renderer.draw({.race = race, .revision = 1, .step = 12.5, .camera = camera, …});
//     for (const BallMark& ball : renderer.balls()) …          // labels
//     if (auto point = renderer.pick(camera, mouse_x, mouse_y)) …
#pragma once

#include "analysis/critical_points.hpp"
#include "analysis/inspector.hpp"
#include "render/colours.hpp"
#include "render/geometry/arrows.hpp"
#include "render/geometry/camera.hpp"
#include "render/geometry/contour_labels.hpp"
#include "render/geometry/marks.hpp"
#include "render/geometry/ticks.hpp"
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
    const CriticalPoints* critical_points = nullptr;  // what is marked on the surface, if anything
    const Look& look = {};
    const Theme& theme = dark_theme;
    std::span<const Colour> colours = okabe_ito;  // racer i has colour i, and begins again after the last
    int selected = -1;                            // the racer whose ball wears a ring, or none
    std::uint32_t hidden = 0;                     // bit i: racer i has neither ball nor trail
    const StepTrace* trace = nullptr;             // of the selected racer at the whole step shown: its vectors are drawn
    bool patient = false;                         // all of long trails is made for this very draw, however long it takes
    double scale = 1;                             // pixels drawn on each side per pixel of the framebuffer, at most 1
    bool direct = false;                          // without layers that are kept, to be compared with (layers.hpp)
};

// Where a ball was drawn, in points. `shown` is false where it has no place, is not to be seen, is outside the window or far
// outside of the domain; a ball behind a hill still counts as shown, and is `hidden`.
struct BallMark {
    double x = 0, y = 0, radius = 0;
    double depth = 0;      // of the nearer of two balls, less; among equals the one with the higher number is drawn on top
    double departure = 0;  // 0 in the race, rising to 1 in the steps after the retirement
    bool shown = false, hidden = false;
};

// Where a point of the domain is on the screen, at the surface's height, in points. It is `visible` where it is in the window
// and no other part of the surface is before it.
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

    // Compiles the shaders in the current context, which is OpenGL ES 3.0, WebGL 2 or desktop OpenGL 3.3 core and, but
    // for the browser, has been given to gl::load(). Returns what went wrong, or nothing.
    std::string create();

    // Drops everything that lives in the context, also one that is lost.
    void release();

    // Draws over the whole of the bound framebuffer, whose size is the viewport's times the pixel ratio, and which has one
    // sample to a pixel. What stands still is kept for the next frames. Leaves blending on and depth test off, no vertex array,
    // no program.
    void draw(const Scene& scene);

    // Whether the last draw() had the memory on the graphics card that it needs; without it draws nothing.
    bool drawn() const;

    // Whether the picture lacks something that the next draw() will add: long trails are made in portions.
    bool behind() const;

    // The point of the domain under a screen position, exact to 1e-6 of the domain. Speaks of the race last drawn.
    std::optional<Vector> pick(const Camera& camera, double x, double y);

    // Where a point of the domain is in the world, on the surface; nothing where there is none.
    std::optional<glm::dvec3> place(Vector point);
    // The way back: nothing where the loss is not finite or the point is behind the eye. Speaks of the race last drawn.
    std::optional<PointMark> project(const Camera& camera, Vector point);
    // The values of contour lines and where they are written, on the surface last drawn.
    std::vector<ContourLabel> contour_labels(const Camera& camera, const TextSize& size);

    // The balls of the last draw, one per racer.
    std::span<const BallMark> balls() const;

    // The stars and crosses of the last draw: see mark_near().
    std::span<const Mark> marks() const;
    // The ends of the selected racer's vectors in the last draw.
    std::span<const Tip> tips() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace ravine::render
