// The camera: position of a View in the world, and transforms between world and screen.
//
// Screen positions are in points, from the window's top left corner; the framebuffer may have more pixels. Panels cover parts
// of the window: the picture fills all of it, but the target is in the middle of the free part, and at zoom 1 the domain fits
// into it, seen from the default direction. Only the window and the zoom set the scale, so that it stays constant while
// orbiting. Zoom lengthens the focal length instead of approaching: the eye never enters a hill, and the depth buffer keeps its
// resolution.
//
// A flat camera looks straight down from so far away that the picture is orthographic: a map. Everything changes continuously
// between relief and map.
//
// Gestures are plain functions that edit a View.
#pragma once

#include "document/document.hpp"
#include "render/geometry/view/frame.hpp"

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <optional>

namespace ravine::render {

// The window and the part of it that no panel covers, in points.
struct Viewport {
    double width = 1280, height = 800;
    double left = 0, top = 0, right = 1280, bottom = 800;

    static Viewport whole(double width, double height) { return {width, height, 0, 0, width, height}; }
    bool operator==(const Viewport&) const = default;
};

// Returns true if the free part is large enough for numbers at the axes.
bool has_room_for_numbers(const Viewport& viewport);

struct Ray {
    glm::dvec3 origin, direction;  // the direction has length 1
};

// The screen position of a point of the world. Depth is the distance along the line of sight; if it is not positive, the point
// is behind the eye, and x and y are meaningless.
struct Projected {
    double x, y, depth;
};

// Height of the target, and of the plane in which gestures move, unless another is given.
inline constexpr double resting_height = 0.22;

class Camera {
  public:
    // Aims at the view's target at a height. Flatness 0 is the relief, 1 the map.
    Camera(const View& view, const Frame& frame, const Viewport& viewport, double height = resting_height, double flatness = 0);

    Projected project(const glm::dvec3& world) const;
    Ray ray(double x, double y) const;

    const glm::dvec3& eye() const { return eye_; }
    const glm::dvec3& target() const { return target_; }
    const glm::dmat4& view_matrix() const { return view_; }
    const glm::dmat4& projection_matrix() const { return projection_; }
    const View& view() const { return state_; }
    double flatness() const { return flatness_; }
    const Viewport& viewport() const { return viewport_; }
    const Frame& frame() const { return frame_; }

    // Returns the points on the screen per world unit at depth 1.
    double focal() const { return focal_; }

    // Returns the point where the line of sight through a screen position meets the horizontal plane at a height; nothing if
    // that is behind the eye.
    std::optional<glm::dvec3> on_plane(double x, double y, double height) const;

    bool operator==(const Camera&) const = default;

  private:
    View state_;
    Viewport viewport_;
    Frame frame_;
    double flatness_, focal_;
    glm::dvec3 target_, right_, up_, back_, eye_;
    glm::dmat4 view_, projection_;
};

// Turns the view by a drag of (dx, dy) points: the surface follows the hand.
void orbit(View& view, double dx, double dy);

// Moves the view so that the place under the first screen position comes under the second. Requires the camera of the view
// before, and the height of that place.
void pan(View& view, const Camera& camera, double from_x, double from_y, double to_x, double to_y,
         double height = resting_height);

// Zooms by a factor (over 1 is closer); the place under the screen position, at the height, stays there.
void zoom_at(View& view, const Camera& camera, double x, double y, double factor, double height = resting_height);

}  // namespace ravine::render
