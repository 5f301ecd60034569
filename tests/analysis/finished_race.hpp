// Races run to their end, for the tests of what is made of them.
#pragma once

#include "document/link/link.hpp"
#include "simulation/race.hpp"

#include <string>

namespace ravine {

inline Race finished_race(const std::string& link) {
    Race race(decode_link(link).document.experiment);
    race.advance_to(race.experiment().steps);
    return race;
}

}  // namespace ravine
