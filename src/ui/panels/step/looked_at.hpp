// The racer of the Step and the Slice tab.
#pragma once

#include "ui/commands.hpp"
#include "ui/model.hpp"

namespace ravine::ui {

// Returns the selected racer's trace at the shown step. If there is none, draws the reason and a remedy, racers to select after
// the given sentence or the way back to the last step of a retired one, and returns nullptr.
const StepTrace* looked_at(const Model& model, Commands& commands, const char* sentence);

}  // namespace ravine::ui
