// ravine-cli list: the catalogues, for people and, as JSON, for programs. Returns the exit status.
#pragma once

#include "cli/console.hpp"

namespace ravine {

int run_list(Arguments arguments);

}  // namespace ravine
