// The numbers that a study gives to a racer.
#pragma once

#include "experiment/experiment.hpp"

#include <string>

namespace ravine::studies {

// Sets a constant of the formula or of the racers, and returns true, if there is one of that name.
bool set_constant(Experiment& experiment, const std::string& key, double value);

// Sets a racer's parameter. Requires that it has it.
void set_number(Experiment& experiment, std::size_t racer, const std::string& key, double value);

}  // namespace ravine::studies
