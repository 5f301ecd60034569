// One control for one parameter of a racer, made from its row in the optimizer's table.
#pragma once

#include "race/config.hpp"

namespace ravine::ui {

// A slider for a number, which a double click turns into a field for a number or a formula of t; buttons for a choice.
// The label is drawn inside the slider where with_label is set. Changes go into the racer's settings.
void parameter_control(Racer& racer, const Parameter& parameter, float width, bool with_label);

}  // namespace ravine::ui
