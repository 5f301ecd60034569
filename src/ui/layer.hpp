// Text and shapes over a picture that is not the window's: of another size and resolution, drawn where it is not seen.
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
    // Width and height in points, and pixels per point. Text is made for that resolution while `write` runs.
    Layer(double width, double height, double ratio, const std::function<void(ImDrawList&)>& write);

    Layer(const Layer&) = delete;
    Layer& operator=(const Layer&) = delete;

    // What there is to draw. Until the next frame.
    ImDrawData data();

  private:
    ImDrawList list_;
    ImVec2 size_;
    float ratio_;
};

// Edges and circles as fine as a resolution shows them. Until the next frame.
void sharpen(float ratio);

}  // namespace ravine::ui
