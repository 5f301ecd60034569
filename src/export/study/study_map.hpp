// Studies as pixels. Internal to the exports.
#pragma once

#include "export/image.hpp"
#include "export/study/study_export.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ravine {

struct MapEntry {
    std::uint32_t colour;  // 0xRRGGBB
    std::string text;
};

struct StudyMap {
    Image image;                   // a pixel per start or pair of values, low x at the left, low y at the bottom
    std::vector<MapEntry> legend;  // outcomes with their shares, the most frequent first; or values of a scale
};

// Returns true if a study has a map: basins, swarms, and sweeps of two parameters.
bool has_map(const studies::Study& study);

// Basins have the colour of their outcome, the darker the more steps it took; a swarm, the number of balls that end in a pixel;
// a sweep, the median of the final loss over its seeds. Requires a study that has a map, of one racer.
StudyMap study_map(const StudyTable& table);

}  // namespace ravine
