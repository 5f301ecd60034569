// Text and shapes over an offscreen picture, of another size and resolution than the window's.
//
// Dear ImGui draws one window. Its fonts and draw lists can be used for another picture in the same frame:
//
//     window.begin();
//     Layer layer(720, 450, 2, [&](ImDrawList& list) { axis_labels(list, camera); … });
//     window.paint();
//     window.paint(layer.data());   // over the framebuffer that is bound then
#pragma once

#include <imgui.h>

#include <functional>

namespace ravine::ui {

class Layer {
  public:
    // Width and height in points, and pixels per point. Calls `write`, with text at that resolution.
    Layer(double width, double height, double ratio, const std::function<void(ImDrawList&)>& write);

    Layer(const Layer&) = delete;
    Layer& operator=(const Layer&) = delete;

    // Returns the drawing, valid until the next frame.
    ImDrawData data();

  private:
    ImDrawList list_;
    ImVec2 size_;
    float ratio_;
};

// Makes edges and circles as fine as a resolution shows them, until the next frame.
void sharpen(float ratio);

}  // namespace ravine::ui
