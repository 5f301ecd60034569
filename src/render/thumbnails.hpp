// The thumbnails of the built-in surfaces as textures, made on first use, a few per frame, and kept.
#pragma once

#include "document/view_options.hpp"
#include "loss/surfaces.hpp"
#include "render/gpu/gpu.hpp"

#include <vector>

namespace ravine::render {

class Thumbnails {
  public:
    static constexpr int most_per_frame = 2;

    // Requires a call before the first texture() of a frame. Other colours drop the thumbnails.
    void begin_frame(ColourMap colours);

    // Returns the texture of surfaces()[surface], or 0 if it has to wait for another frame. Requires a valid index.
    GLuint texture(std::size_t surface);

    // Returns true if any had to wait.
    bool behind() const { return behind_; }

    // Drops everything that lives in the context, which may be lost.
    void release();

  private:
    std::vector<Texture> textures_;
    ColourMap colours_ = ColourMap::viridis;
    int made_ = 0;  // in this frame
    bool behind_ = false;
};

}  // namespace ravine::render
