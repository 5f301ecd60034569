// The racer that the Step and the Slice tab look into.
#pragma once

#include "ui/panels.hpp"

namespace ravine::ui {

// What the selected racer thinks at the step shown. Where nobody knows, draws why, and what can be done: racers to choose
// from after the sentence given, or the way back to the last step of one that has retired.
const StepTrace* looked_at(Config& config, Player& player, const State& state, const char* sentence);

}  // namespace ravine::ui
