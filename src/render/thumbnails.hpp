// The thumbnails of the built-in surfaces as textures: made when they are first asked for, a few in a frame, and kept.
#pragma once

#include "document/look.hpp"
#include "loss/surfaces.hpp"
#include "render/gpu.hpp"

#include <vector>

namespace ravine::render {

class Thumbnails {
  public:
    static constexpr int most_per_frame = 2;

    // To be called before the first texture() of a frame. Other colours are other thumbnails.
    void begin_frame(ColourMap colours);

    // The name of the texture of surfaces()[surface], or 0 where it has to wait for another frame.
    GLuint texture(std::size_t surface);

    // Whether any had to wait.
    bool behind() const { return behind_; }

    // Drops all that lives in the context, also one that is lost.
    void release();

  private:
    std::vector<Texture> textures_;
    ColourMap colours_ = ColourMap::viridis;
    int made_ = 0;  // in this frame
    bool behind_ = false;
};

}  // namespace ravine::render
