// Studies as pixels.
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

inline constexpr std::uint32_t no_ball = 0x11161d;  // the colour of a swarm's empty pixels

struct StudyMap {
    Image image;                     // a pixel per start or pair of values, low x at the left, low y at the bottom
    std::vector<MapEntry> legend;    // outcomes, or values of a scale
    std::vector<MapEntry> outcomes;  // of basins and swarms: with their shares, the most frequent first
};

// Returns true if a study has a map: basins, swarms, and sweeps of two parameters.
bool has_map(const studies::Study& study);

// Basins have the colour of their outcome, minima the darker the more steps it took; a swarm, the number of balls that end in a
// pixel; a sweep, the median of the final loss or of the steps over its runs, or the most frequent outcome. Requires a study
// that has a map, of one racer.
StudyMap study_map(const StudyTable& table);

}  // namespace ravine
