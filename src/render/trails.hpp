// Trails: ribbons of constant width on the screen, one per racer, kept on the graphics card as they grow.
//
// A ribbon's points are the texels of a texture, 16 bytes each, from which the vertex shader fetches a leg with both its
// neighbours: nothing is stored twice. What is sent is what is new.
#pragma once

#include "render/geometry/camera.hpp"
#include "render/geometry/ribbon.hpp"
#include "render/gpu.hpp"

#include <cstdint>
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

    // All trails up to a moment, but for those whose bit in `hidden` is set. A casing around each sets it off the surface, and
    // dots mark the steps where there is room between them.
    void draw(const Camera& camera, double step, double pixel_ratio, const Theme& theme, std::span<const Colour> colours,
              std::uint32_t hidden);

    // Bytes of the textures.
    std::size_t memory() const;

  private:
    struct Trail {
        Ribbon ribbon;
        Texture texture;
        std::size_t sent = 0, rows = 0;  // points that need no sending again; rows of the texture
    };
    static void send(Trail& trail);
    std::size_t points_of(std::size_t trail, double step) const;
    void prepare(Program& program, const Camera& camera, double step, double pixel_ratio);
    void draw_lines(double step, std::span<const Colour> inks, double width, double strength);
    void draw_steps(const Camera& camera, double step, std::span<const Colour> colours);

    Program lines_, steps_;
    VertexArray none_;  // vertices are made from their number
    std::vector<Trail> trails_;
    std::uint32_t hidden_ = 0;  // of this draw
};

}  // namespace ravine::render
