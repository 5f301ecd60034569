// The ranking of the racers at a step.
#pragma once

#include "simulation/race.hpp"

#include <string>
#include <vector>

namespace ravine {

struct Standing {
    std::size_t racer;  // index in the experiment
    int rank;           // from 1, by loss; balls in the race rank before retired ones, equal ones alike
    bool started;       // has a position
    bool retired;       // at this step or before
    double x, y, loss;  // position and loss, or those of the retirement
};

// Returns the racers in the order of their ranks. Requires that the race has computed the step.
std::vector<Standing> standings(const Race& race, int step);

// Returns "GD", or "GD η 0.6" if settings tell the racer from others with its optimizer. Where none do, or only long ones, it
// returns "GD 2" for the second of these. Racers with one optimizer never share a name. Requires a valid index.
std::string racer_name(const Experiment& experiment, std::size_t racer);

}  // namespace ravine
