// The parameters and the state of a definition: sliders for the defaults, their ranges, and the roles of the state.
#pragma once

#include "rules/sketch.hpp"
#include "ui/widgets/fields.hpp"

#include <string>

namespace ravine::ui {

struct OwnParameters {
    std::string open;  // the parameter whose range is shown
    Fault fault;       // of the range typed last
};

// Draws them. Returns true if the sketch has changed.
bool draw_own_parameters(const Optimizer& definition, Sketch& sketch, OwnParameters& editing);

}  // namespace ravine::ui
