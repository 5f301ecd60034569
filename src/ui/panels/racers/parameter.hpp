// One control for one parameter of a racer, made from its row in the optimizer's table.
#pragma once

#include "document/document.hpp"
#include "ui/widgets/fields.hpp"

#include <string>
#include <vector>

namespace ravine::ui {

// The fault told last of the parameters of all racers.
struct ParameterEditing {
    // A sentence about the last input, valid while the parameter has the value that it names.
    struct Told {
        ImGuiID control = 0;
        std::string setting = {};
        Fault fault = {};
    } told = {};
    std::vector<formula::Constant> constants = {};  // that numbers may use
};

enum class Form : unsigned char { full, short_with_label };

// Draws a field for a number, which may be a formula of t; buttons for a choice. A right click, and the button of the full
// form, opens the menu of schedules over so many steps. The short form has the label inside the field. Changes the racer's
// settings.
void parameter_control(Racer& racer, const Optimizer& optimizer, const Parameter& parameter, int steps, float width, Form form,
                       ParameterEditing& editing);

}  // namespace ravine::ui
