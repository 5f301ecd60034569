// The numbers that a study gives to a racer.
#pragma once

#include "studies/study.hpp"

#include <string>

namespace ravine::studies {

// Sets a constant of the formula or of the racers, and returns true, if there is one of that name.
bool set_constant(Experiment& experiment, const std::string& key, double value);

// Sets a racer's parameter. Requires that it has it.
void set_number(Experiment& experiment, std::size_t racer, const std::string& key, double value);

// Returns the experiment without what the study's runs do not depend on: other racers, starts where each run has its own,
// values that are swept. Two experiments with the same numbers then have the same table.
Experiment without_what_varies(const Study& study, Experiment experiment);

}  // namespace ravine::studies
