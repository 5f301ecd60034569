// Who leads at a step, and what became of the others.
#pragma once

#include "simulation/race.hpp"

#include <string>
#include <vector>

namespace ravine {

struct Standing {
    std::size_t racer;  // index in the config
    int rank;           // from 1, by loss; a ball that left the race ranks behind all that are in it
    bool started;       // whether it has a position at all
    bool retired;       // at this step or before
    double x, y, loss;  // where it is, or where it retired
};

// In the order of the ranks. The step must have been computed.
std::vector<Standing> standings(const Race& race, int step);

// "GD", or "GD 2" where it is the second racer with that optimizer.
std::string racer_name(const Config& config, std::size_t racer);

}  // namespace ravine
