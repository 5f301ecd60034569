// Where the numbered badges go that stand at the ends of a chart's lines.
//
// Pure functions of places in points. A badge stands right of its line's end, at its height where there is room. Where lines
// end together, their badges share columns in the order of the ends, so that thin lines from the ends to the badges do not
// cross in a column. Every line has its badge, however many there are.
#pragma once

#include <glm/vec2.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace ravine::render {

// What all badges have in common: their size, how far from the ends they stand, and between which heights.
struct BadgeRoom {
    double radius, gap;
    double top, bottom;  // of the centres

    std::size_t rows() const;
    // How much is needed right of lines that all end at one place.
    double width(std::size_t badges) const;
};

// The centres of the badges, in the order of the ends. No two overlap.
std::vector<glm::dvec2> place_badges(std::span<const glm::dvec2> ends, const BadgeRoom& room);

// The nearest places to those wished for, given in ascending order, that are so far apart and within limits. They must fit.
std::vector<double> spread(std::span<const double> wishes, double apart, double low, double high);

}  // namespace ravine::render
