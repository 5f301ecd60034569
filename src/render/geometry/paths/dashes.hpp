// Cuts lines into dashes.
#pragma once

#include <glm/vec2.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace ravine::render {

// Returns the marks of a dashed line: those eighths of each period whose bit is set, from the lowest one up. Requires a
// positive period, in the units of the points.
std::vector<std::vector<glm::dvec2>> dashes(std::span<const glm::dvec2> line, std::uint32_t marks, double period);

}  // namespace ravine::render
