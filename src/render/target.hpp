// A framebuffer beside the screen's, of any size: what is drawn between begin() and read() lands in it and comes back as
// pixels. Like the screen's it has neither depth nor several samples to a pixel: the renderer brings its own.
//
//     Target target;
//     if (std::string error = target.create(2560, 1600); !error.empty()) …
//     target.begin();
//     …                                // draw
//     std::vector<std::uint8_t> rgba = target.read();
#pragma once

#include "render/gpu.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ravine::render {

// Why there is no picture.
inline constexpr const char* no_memory = "The graphics card has no memory for a picture of that size.";

class Target {
  public:
    // The longest side that the context can draw, in pixels.
    static int longest_side();

    // Takes the memory of a picture of that size in pixels. Returns what went wrong, a sentence, or nothing.
    std::string create(int width, int height);

    void begin() const;
    void end() const;  // back to the screen

    // RGBA, top row first.
    std::vector<std::uint8_t> read() const;

  private:
    int width_ = 0, height_ = 0;
    Framebuffer framebuffer_;
    Renderbuffer colour_;
};

}  // namespace ravine::render
