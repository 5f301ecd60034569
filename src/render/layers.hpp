// A picture in layers. Static parts are painted into layers once, and every frame is composed of them:
//
//     Layers layers;
//     if (const Result<> result = layers.create(); !result) …
//     if (layers.fit(2560, 1600, 1) && scenery is another) {
//         layers.paint(Layer::ground, [&] { … });
//         layers.paint(Layer::underside, [&] { … });
//     }
//     layers.begin();                      // every frame
//     …                                    // draw moving parts, hidden by occlusion()
//     layers.lay(Layer::underside);
//
// Layers are painted with several samples per pixel if there is memory, and kept with one: edges are smooth, and composing
// costs no more than without. Moving parts must be smooth by themselves. The frame is composed on the window itself, as on
// software renderers every framebuffer in between costs about as much as all panels. So a texture holds the depth of the
// surface, at or near the middle of each pixel.
#pragma once

#include "render/gpu/gpu.hpp"
#include "render/occlusion.hpp"

#include <array>
#include <functional>
#include <string>

namespace ravine::render {

enum class Layer { ground, top, underside };

class Layers {
  public:
    Result<> create();
    void release();

    // Sets the size of the picture in pixels. With a scale below 1 layers have fewer pixels on each side, and are enlarged when
    // laid. Returns true if the layers survive, as they do unless the size changes. Requires a call before anything else of a
    // frame.
    bool fit(int width, int height, double scale);

    // Returns true if there was memory for the picture. All functions below require it.
    bool exists() const { return samples_ >= 0; }

    // Paints a layer by calling `draw`. The ground begins at the far depth, and `draw` must cover it; others begin transparent,
    // with the depth that the previously painted layer left.
    void paint(Layer layer, const std::function<void()>& draw);

    // Begins a frame with the ground, on all of the framebuffer that was bound at fit(), which is bound again. Leaves blending
    // on and the depth test off.
    void begin();

    // Returns the occlusion by the surface for drawing after begin().
    Occlusion occlusion() const;

    // Draws a layer over the frame, blending premultiplied colours. Leaves the depth test off.
    void lay(Layer layer);

  private:
    struct Sheet {
        Framebuffer kept;     // one sample to a pixel
        Framebuffer painted;  // several, of the memory that all sheets share; none where there are none
        Texture colour;       // of what is kept
    };
    struct Memory {
        Renderbuffer painted_colour, painted_depth;
        Texture depth;  // of what is kept
        std::array<Sheet, 3> sheets;
    };
    bool allocate(int samples);
    bool make(Sheet& sheet);
    Sheet& sheet(Layer layer) { return memory_.sheets[static_cast<std::size_t>(layer)]; }
    glm::dvec2 share() const;
    void draw(const Texture& texture);
    void copy(const Framebuffer& from, const Framebuffer& to, GLbitfield parts) const;

    Memory memory_;
    int width_ = 0, height_ = 0;            // of the memory
    int samples_ = -1;                      // of what is painted, none where the sheets themselves are
    int used_width_ = 0, used_height_ = 0;  // of the memory, at the scale
    GLuint shown_on_ = 0;
    Program program_;
    VertexArray none_;  // corners are made from the vertex number
};

}  // namespace ravine::render
