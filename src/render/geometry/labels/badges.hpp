// Places the numbered badges at the ends of a chart's lines.
//
// Pure functions of places in points. A badge stands right of its line's end, at its height if there is room. Where lines end
// together, their badges share columns in the order of the ends, so that the thin lines from ends to badges do not cross within
// a column. Every line has its badge, however many there are.
#pragma once

#include <glm/vec2.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace ravine::render {

// The common size of badges, their distance from the ends, and the range of their heights.
struct BadgeRoom {
    double radius, gap;
    double top, bottom;  // of the centres

    std::size_t rows() const;
    // Returns the width needed right of lines that all end at one place.
    double width(std::size_t badges) const;
};

// Returns the centres of the badges, in the order of the ends. No two overlap.
std::vector<glm::dvec2> place_badges(std::span<const glm::dvec2> ends, const BadgeRoom& room);

// Returns the places nearest to the wishes that are `apart` from each other and within limits; those that do not fit exceed
// `high`. Requires ascending wishes.
std::vector<double> spread(std::span<const double> wishes, double apart, double low, double high);

}  // namespace ravine::render
