// The thumbnails of the built-in surfaces as textures, made once they are asked for, in portions, and kept.
#pragma once

#include "document/view_options.hpp"
#include "loss/surfaces.hpp"
#include "render/gpu/gpu.hpp"

#include <vector>

namespace ravine::render {

class Thumbnails {
  public:
    // Requires a call before the first texture() of a frame. Other colours drop the thumbnails.
    void begin_frame(ColourMap colours);

    // Returns the texture of surfaces()[surface], or 0 if it has yet to be made. Requires a valid index.
    GLuint texture(std::size_t surface);

    // Returns true if any that was asked for in this frame has yet to be made.
    bool behind() const { return !wanted_.empty(); }

    // Makes one of these. Returns true if more are left.
    bool go_on();

    // Drops everything that lives in the context, which may be lost.
    void release();

  private:
    std::vector<Texture> textures_;
    ColourMap colours_ = ColourMap::viridis;
    std::vector<std::size_t> wanted_;  // surfaces, the next one last
};

}  // namespace ravine::render
