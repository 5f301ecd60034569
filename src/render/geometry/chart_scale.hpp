// The scale of a chart's values: linear or logarithmic, with the ticks that belong to it.
//
// The logarithm serves values that are nowhere negative. Zeros, and what is below sixteen decades of the greatest value
// (which is rounding), stand at its lower end.
#pragma once

#include <string>
#include <vector>

namespace ravine::render {

// Least and greatest of the values that are charted, and the least one above 0.
struct Extent {
    double low, high, least_positive;

    void add(double value);
    bool empty() const { return low > high; }
    static Extent none();
};

// Whether a logarithm shows more: none is negative, and they span more than two decades.
bool wants_log(const Extent& extent);

struct ChartScale {
    double low, high;  // of the axis
    bool log;

    // Has room for all values; for a logarithm that serves them not, it is linear.
    static ChartScale around(const Extent& extent, bool log);

    // From 0 at the lower end to 1 at the upper one, and beyond for values that are beyond.
    double part(double value) const;

    struct Tick {
        double value;
        std::string text;
    };
    // About so many.
    std::vector<Tick> ticks(int wanted) const;
};

}  // namespace ravine::render
