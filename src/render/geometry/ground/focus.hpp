// Chooses where the mesh is fine: in the part of the domain that the camera sees, and where the surface bends.
//
// The mesh is one grid of straight lines at varying distances, so that it has no seams. Most lines go through a rectangle
// around the seen part and somewhat beyond. It is replaced only when the view has left it or has come so close that it is too
// coarse: orbiting costs nothing, zooming a new mesh now and then.
#pragma once

#include "render/geometry/ground/samples.hpp"
#include "render/geometry/view/camera.hpp"
#include "render/geometry/view/frame.hpp"

namespace ravine::render {

class Terrain;

// A circle in the world around the seen part of a domain. Its radius is measured along the axis with the longer units.
struct Seen {
    Vector centre;
    double radius;
};

// Finds the seen part by rays through places all over the window. Returns the whole domain if nothing is seen or the camera is
// not close.
Seen seen_part(Terrain& terrain, const Camera& camera);

class Focus {
  public:
    // Focuses on the whole domain.
    explicit Focus(const Frame& frame = {});

    // Focuses on the seen part and its surroundings.
    Focus(const Frame& frame, const Seen& seen);

    // Returns true if a mesh for this focus suffices for what is seen.
    bool serves(const Seen& seen) const;

    // Returns the rectangle, in the domain.
    const Box& box() const { return box_; }
    bool is_whole() const { return box_ == frame_.domain(); }

  private:
    Frame frame_;
    Box box_;
    double radius_;  // half the rectangle's side, unless the domain's border cuts it
};

// Returns the lines of the mesh: between 192 and 640 along each axis, fewer if that makes more samples than are allowed.
Axes choose_axes(const Terrain& terrain, const Focus& focus, std::size_t most_samples);

}  // namespace ravine::render
