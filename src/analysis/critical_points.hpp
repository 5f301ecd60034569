// The minima, saddles and relief of a loss in the measuring box of a race, its domain as a rule, by which its balls are judged.
//
// They depend on loss, domain and data, and take some milliseconds to find. No points are searched if the loss is so costly
// that it would take far longer.
#pragma once

#include "experiment/experiment.hpp"
#include "loss/surfaces.hpp"

#include <vector>

namespace ravine {

struct CriticalPoints {
    // Inside the box, lowest first; users count them from 1. The surface's published minima, and those that a search finds
    // if the loss is not a surface, has other data or constants, or is raced beyond its own domain.
    std::vector<Minimum> minima;

    // Inside the box. All that a search finds.
    std::vector<Vector> saddles;

    // A typical height above the lowest one: much smaller differences count as level. 0 if no height is finite.
    double relief = 0;
};

// Returns the critical points of a loss in the experiment's measuring box, none of a network. `loss` is the experiment's.
CriticalPoints find_critical_points(const Loss& loss, const Experiment& experiment);

// Returns true if two experiments have the same critical points.
bool same_critical_points(const Experiment& a, const Experiment& b);

}  // namespace ravine
