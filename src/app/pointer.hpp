// Mouse and fingers on the surface: drag to orbit, drag with the right button or Shift to pan, wheel or pinch to zoom,
// click to start there.
#pragma once

#include "platform/window.hpp"
#include "render/renderer.hpp"

#include <optional>

namespace ravine {

class Pointer {
  public:
    // Edits the view. Returns the point that was clicked, if one was.
    std::optional<Point> update(View& view, const render::Camera& camera, render::Renderer& renderer,
                                const platform::Events& events);

  private:
    bool pressed_ = false;  // on the surface, and not yet moved far enough to be a drag
    bool dragging_ = false;
    int button_ = 0;           // that was pressed
    bool moved_view_ = false;  // by hand, and not yet rounded
};

// A point with no more digits than a hand can mean: a ten-thousandth of the domain.
Point round_to(Point point, const Box& domain);

}  // namespace ravine
