// Framing of pictures without panels: the surface fills the frame.
#pragma once

#include "render/geometry/view/camera.hpp"

namespace ravine::render {

// Returns the camera moved and zoomed so that the domain with its heights and numbers fills the frame, from all sides if it
// orbits. A map and a view that somebody has zoomed or moved stay as they are.
Camera filling(const Camera& camera, bool orbits);

}  // namespace ravine::render
