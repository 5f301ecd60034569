// Moves the camera smoothly to the view of the document.
//
// When a key, a button or a lesson changes the view at once, the camera glides there, also between relief and map. A dragging
// hand moves it at once. Apart from the view, the camera may ride along with a ball and orbit by itself; neither changes the
// view until a hand takes over.
#pragma once

#include "document/document.hpp"
#include "render/geometry/view/camera.hpp"

#include <optional>

namespace ravine::render {

class Flight {
  public:
    // Advances by elapsed time in seconds. `ride` is a place in the world that replaces the view's target. `at_once` does not
    // glide: a hand is dragging. `still` keeps the camera from orbiting by itself.
    void update(const Document& document, std::optional<glm::dvec3> ride, double seconds, bool at_once, bool still);

    Camera camera(const Frame& frame, const Viewport& viewport) const;

    // Returns true if the camera has arrived and will stay.
    bool resting() const { return resting_; }

    // take_turn() adds the angle that the camera has orbited to a view; forget_turn() drops it, as the view has it already.
    void take_turn(View& view);
    void forget_turn() { turned_ = 0; }

  private:
    View view_;
    double height_ = resting_height, flatness_ = 0, turned_ = 0;
    bool resting_ = false, begun_ = false;
};

}  // namespace ravine::render
