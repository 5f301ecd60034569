// The scale of a chart's values, linear or logarithmic, and its ticks.
//
// The logarithm requires values that are nowhere negative. Zeros, and values below sixteen decades of the greatest one
// (rounding), stand at its lower end.
#pragma once

#include <string>
#include <vector>

namespace ravine::render {

// Least and greatest of the charted values, and the least one above 0.
struct Extent {
    double low, high, least_positive;

    void add(double value);
    bool empty() const { return low > high; }
    static Extent none();
};

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
