// Draws the balls of a swarm on the surface, thousands of them, as point sprites.
#pragma once

#include "render/colours.hpp"
#include "render/geometry/ground/terrain.hpp"
#include "render/geometry/view/camera.hpp"
#include "render/gpu/gpu.hpp"
#include "render/occlusion.hpp"

#include <span>
#include <vector>

namespace ravine::render {

class Swarm {
  public:
    // Fails if the shaders do not compile.
    Result<> create();
    void release();

    // Draws a ball at each place that is in the domain and has a finite loss. Requires that the terrain exists.
    void draw(std::span<const Vector> places, Colour colour, Terrain& terrain, const Camera& camera, double pixel_ratio,
              const Occlusion& occlusion);

  private:
    struct Sprite {
        float x, y, z;
    };

    void find(std::span<const Vector> places, Terrain& terrain);

    Program program_;
    VertexArray array_;
    Buffer buffer_;
    std::vector<double> x_, y_, z_;  // of the balls in the domain
    std::vector<Sprite> sprites_;
};

}  // namespace ravine::render
