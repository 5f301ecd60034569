// Draws all balls and their shadows in one call of point sprites.
#pragma once

#include "render/geometry/paths/placement.hpp"
#include "render/geometry/view/camera.hpp"
#include "render/gpu/gpu.hpp"
#include "render/occlusion.hpp"

#include <span>
#include <vector>

namespace ravine::render {

// A ball with its appearance.
struct DressedBall {
    Ball ball;
    Colour colour;
    bool selected, faint;
    glm::dvec3 pole;      // direction of its painted pole, in the world
    bool hollow = false;  // the place beside a ball: a ring without a shadow, below all balls
};

class Balls {
  public:
    // Fails if the shaders do not compile.
    Result<> create();
    void release();
    // Draws faint balls first, then far ones, and the selected one over all others that are not faint.
    void draw(std::span<const DressedBall> balls, const Camera& camera, double pixel_ratio, const Occlusion& occlusion);

  private:
    struct Sprite {
        float x, y, z;
        float size, lift, kind;
        float r, g, b, opacity;
        float shape[4];
    };
    Sprite shadow(const Ball& ball, double strength, const Camera& camera, double pixel_ratio) const;
    Sprite sphere(const DressedBall& dressed, const Camera& camera, double pixel_ratio) const;

    Program program_;
    VertexArray array_;
    Buffer buffer_;
    float largest_ = 64;  // sprite that the context can draw, in pixels
};

}  // namespace ravine::render
