// An offscreen framebuffer of any size: drawings between begin() and read() are returned as pixels. Like the screen's it has
// neither depth nor several samples per pixel: the renderer has its own.
//
//     Target target;
//     if (const Result<> result = target.create(2560, 1600); !result) …
//     target.begin();
//     …                                // draw
//     std::vector<std::uint8_t> rgba = target.read();
#pragma once

#include "render/gpu/gpu.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ravine::render {

// The complaint if a picture cannot be drawn.
inline constexpr const char* no_memory = "The graphics card has no memory for a picture of that size.";

class Target {
  public:
    // Returns the longest side that the context can draw, in pixels.
    static int longest_side();

    // Allocates a picture of that size in pixels. Fails if memory runs out.
    Result<> create(int width, int height);

    void begin() const;
    void end() const;  // back to the screen

    // Returns RGBA, top row first.
    std::vector<std::uint8_t> read() const;

  private:
    int width_ = 0, height_ = 0;
    Framebuffer framebuffer_;
    Renderbuffer colour_;
};

}  // namespace ravine::render
