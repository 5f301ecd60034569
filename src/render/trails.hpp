// Trails: ribbons of constant width on the screen, one per racer, kept on the graphics card as they grow.
#pragma once

#include "render/geometry/camera.hpp"
#include "render/geometry/ribbon.hpp"
#include "render/gpu.hpp"

#include <span>

namespace ravine::render {

class Trails {
  public:
    std::string create();
    void release();

    // Forgets all paths: another race, or another surface under it.
    void clear() { trails_.clear(); }

    // Adds what the tracks have gained.
    void extend(std::span<const Track> tracks, Terrain& terrain);

    // All trails up to a moment. A casing around each sets it off the surface.
    void draw(const Camera& camera, double step, double pixel_ratio, const Theme& theme, std::span<const Colour> colours);

  private:
    struct Trail {
        Ribbon ribbon;
        VertexArray array;
        Buffer buffer;
        std::size_t sent = 0, room = 0;  // points
    };
    static void send(Trail& trail);
    void draw_pass(double step, std::span<const Colour> inks, double width, double strength);

    Program program_;
    std::vector<Trail> trails_;
};

}  // namespace ravine::render
