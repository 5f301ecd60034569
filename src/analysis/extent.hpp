// The extent of some values on an axis.
#pragma once

#include <algorithm>
#include <limits>

namespace ravine {

// Least and greatest of some values, and the least one above 0.
struct Extent {
    double low = std::numeric_limits<double>::infinity(), high = -low, least_positive = low;

    // Requires a number.
    void add(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
        if (value > 0) least_positive = std::min(least_positive, value);
    }
    void add(const Extent& other) {
        low = std::min(low, other.low);
        high = std::max(high, other.high);
        least_positive = std::min(least_positive, other.least_positive);
    }
    bool empty() const { return low > high; }
};

}  // namespace ravine
