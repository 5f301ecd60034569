// Where the camera is, on its way to where the config wants it.
//
// A key, a button or a lesson moves the view at a stroke; the camera glides there, so that nobody loses the way, and so it does
// between relief and map. A hand that drags takes it along at once. Beside the view of the config the camera may ride along
// with a ball and go slowly around by itself; neither is written into the view until a hand takes over.
#pragma once

#include "document/config.hpp"
#include "render/geometry/camera.hpp"

#include <optional>

namespace ravine::render {

class Flight {
  public:
    // Moves on by the time that has passed. `ride` is a place in the world to look at in place of the view's. `at_once` does
    // not glide: a hand is dragging, or less motion was asked for, which also keeps the camera from going around.
    void update(const Config& config, std::optional<glm::dvec3> ride, double seconds, bool at_once, bool still);

    Camera camera(const Frame& frame, const Viewport& viewport) const;

    // Whether the camera has arrived and will stay.
    bool resting() const { return resting_; }

    // How far it has gone around by itself goes into a view, or is in it already.
    void take_turn(View& view);
    void forget_turn() { turned_ = 0; }

  private:
    View view_;
    double height_ = resting_height, flatness_ = 0, turned_ = 0;
    bool resting_ = false, begun_ = false;
};

}  // namespace ravine::render
