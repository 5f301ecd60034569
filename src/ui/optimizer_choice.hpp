// The choice of a racer's optimizer: all there are, in the order of their publication, with a field to search them.
#pragma once

#include "document/config.hpp"

namespace ravine::ui {

// Enter takes the first that the search has found. The racer keeps its start, but not the parameters of another method.
void optimizer_choice(Racer& racer, std::string& search);

}  // namespace ravine::ui
