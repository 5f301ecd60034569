// What a loss has in a race's domain that its balls can be judged by: the minima that are known, and how high it rises.
//
// Built once per loss, domain and data. It costs some milliseconds; where a loss is so heavy that it would cost far more, less
// is known of it: no minima are searched.
#pragma once

#include "document/config.hpp"
#include "loss/surfaces.hpp"

#include <vector>

namespace ravine {

struct CriticalPoints {
    // Inside the domain, lowest first; people count them from 1. The surface's published ones, and those that a search finds
    // where the loss is no surface, has other data, or is raced beyond its own domain.
    std::vector<Minimum> minima;

    // Inside the domain; all that a search finds.
    std::vector<Vector> saddles;

    // A typical height above the lowest one: what is much less counts as level. 0 where nothing is finite.
    double relief = 0;
};

CriticalPoints find_critical_points(const Loss& loss, const Config& config);

// Whether two configs have the same critical_points.
bool same_critical_points(const Config& a, const Config& b);

}  // namespace ravine
