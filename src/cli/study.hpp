// The command "study": tables of many runs, in parts and on all processors.
#pragma once

#include "cli/console.hpp"

namespace ravine {

int run_study(Arguments arguments);

}  // namespace ravine
