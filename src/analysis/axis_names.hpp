// The names of the axes of a race, as they are shown.
#pragma once

#include "simulation/race.hpp"

#include <string>

namespace ravine {

struct AxisNames {
    std::string x = "x", y = "y";

    bool operator==(const AxisNames&) const = default;
};

// Returns x and y, or for networks what the axes of the plane are: "component 1, 66 %".
AxisNames axis_names(const Race& race);

}  // namespace ravine
