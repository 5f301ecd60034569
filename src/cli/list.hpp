// ravine-cli list: what there is to choose from, for people and, as JSON, for programs.
#pragma once

#include "cli/console.hpp"

namespace ravine {

int run_list(Arguments arguments);

}  // namespace ravine
