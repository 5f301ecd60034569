// Writes the trajectories of a race as CSV (RFC 4180, but with plain line ends): step,racer,x,y,loss.
//
// One row per racer and step, step by step, as far as the race is computed; racers count from 0, and step 0 is the start.
// Racers have no rows after their retirement. Numbers have the 17 digits that restore the same bits.
#pragma once

#include "simulation/race.hpp"

#include <string>

namespace ravine {

std::string race_csv(const Race& race);

// The same for people: step,racer,name,x,y,loss, where racers count from 1 and have the names that the screen gives them.
std::string named_race_csv(const Race& race);

}  // namespace ravine
