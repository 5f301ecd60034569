// Where the mesh is fine: in the part of the domain that the camera sees, and there where the surface bends.
//
// The mesh stays one grid of straight lines, so that it has no seams, but the lines are not equally far apart. Most of them
// go through a rectangle around the seen part. It is made larger than what is seen, and made anew only when the view has
// left it or has come so close that it is too coarse: turning around costs nothing, zooming a new mesh now and then.
#pragma once

#include "render/geometry/camera.hpp"
#include "render/geometry/frame.hpp"
#include "render/geometry/samples.hpp"

namespace ravine::render {

class Terrain;

// The circle of the world that holds the seen part of a domain. Its radius is measured along the axis whose units are longer.
struct Seen {
    Vector centre;
    double radius;
};

// Found by rays through places all over the window. Everything, where there is nothing to see or the camera is not close.
Seen seen_part(Terrain& terrain, const Camera& camera);

class Focus {
  public:
    // The whole domain.
    explicit Focus(const Frame& frame = {});

    // What is seen, and something around it.
    Focus(const Frame& frame, const Seen& seen);

    // Whether a mesh made for this focus will do for what is seen.
    bool serves(const Seen& seen) const;

    // The rectangle, in the domain.
    const Box& box() const { return box_; }
    bool is_whole() const { return box_ == frame_.domain(); }

  private:
    Frame frame_;
    Box box_;
    double radius_;  // half the rectangle's side, where the domain's border does not cut it
};

// The lines of the mesh: between 192 and 640 along each axis, fewer where a sample of the loss costs much.
Axes choose_axes(const Terrain& terrain, const Focus& focus);

}  // namespace ravine::render
