// Whether the surface stands between a point and the eye.
#pragma once

#include "render/geometry/terrain.hpp"

namespace ravine::render {

// Marches from the point, in the world, to the eye and asks the formula for the ground at every stop, so the answer is that of
// the surface itself and not of its drawing. The point should be a little above the ground it stands on. Ridges narrower than
// a hundredth of the way over the domain may be missed. Ground outside of the domain is not drawn and hides nothing, nor
// does a slope that is seen from below only, which is drawn as glass.
bool is_hidden(const glm::dvec3& point, const glm::dvec3& eye, Terrain& terrain);

}  // namespace ravine::render
