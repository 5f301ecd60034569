// One control for one parameter of a racer, made from its row in the optimizer's table.
#pragma once

#include "document/config.hpp"

namespace ravine::ui {

enum class Form : unsigned char { full, short_with_label };

// A slider for a number, which a double click turns into a field for a number or a formula of t; buttons for a choice. A right
// click opens the menu of ready-made schedules over so many steps, and so does the full form's button. The short form has
// the label inside the slider. Changes go into the racer's settings.
void parameter_control(Racer& racer, const Parameter& parameter, int steps, float width, Form form);

}  // namespace ravine::ui
