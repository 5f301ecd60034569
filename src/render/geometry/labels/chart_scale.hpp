// The scale of a chart's values, linear or logarithmic, and its ticks.
//
// The logarithm requires values that are nowhere negative. Zeros, and values more than forty decades below the greatest one,
// stand at its lower end.
#pragma once

#include "analysis/extent.hpp"

#include <string>
#include <vector>

namespace ravine::render {

// Returns true if a logarithm shows more: no value is negative, and they span more than two decades.
bool wants_log(const Extent& extent);

struct ChartScale {
    double low, high;  // of the axis
    bool log;

    // Returns a scale with room for all values; a linear one if a logarithm does not suit them.
    static ChartScale around(const Extent& extent, bool log);

    // Returns the place of a value: 0 at the lower end, 1 at the upper one, and beyond for values outside.
    double part(double value) const;

    struct Tick {
        double value;
        std::string text;
    };
    // Returns about `wanted` ticks.
    std::vector<Tick> ticks(int wanted) const;
};

}  // namespace ravine::render
