// ravine-cli export: races as files for other programs. Returns the exit status.
#pragma once

#include "cli/console.hpp"

namespace ravine {

int run_export(Arguments arguments);

}  // namespace ravine
