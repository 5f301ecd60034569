// One control for one parameter of a racer, made from its row in the optimizer's table.
#pragma once

#include "document/document.hpp"

namespace ravine::ui {

enum class Form : unsigned char { full, short_with_label };

// Draws a slider for a number, which a double click turns into a field for a number or a formula of t; buttons for a choice. A
// right click, and the button of the full form, opens the menu of schedules over so many steps. The short form has the label
// inside the slider. Changes the racer's settings.
void parameter_control(Racer& racer, const Optimizer& optimizer, const Parameter& parameter, int steps, float width, Form form);

}  // namespace ravine::ui
