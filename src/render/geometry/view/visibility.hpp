// Tests whether the surface hides a point from the eye.
#pragma once

#include "render/geometry/ground/terrain.hpp"

namespace ravine::render {

// Marches from a point of the world to the eye and evaluates the formula at every stop, so the answer does not depend on the
// mesh. The point should be a little above its ground. May miss ridges narrower than a hundredth of the way over the domain.
// Ground outside the domain hides nothing, as it is not drawn; nor does a slope that is seen from below only, which is drawn as
// glass.
bool is_hidden(const glm::dvec3& point, const glm::dvec3& eye, Terrain& terrain);

}  // namespace ravine::render
