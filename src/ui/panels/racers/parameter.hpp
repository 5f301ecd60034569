// One control for one parameter of a racer, made from its row in the optimizer's table.
#pragma once

#include "document/document.hpp"
#include "ui/widgets/fields.hpp"

#include <string>

namespace ravine::ui {

// What is being done with parameters, of all racers.
struct ParameterEditing {
    // The slider that a double click turned into a field.
    ImGuiID typed = 0;
    bool just_opened = false;

    // A sentence about the last input, valid while the parameter has the value that it names.
    struct Told {
        ImGuiID control = 0;
        std::string setting = {};
        Fault fault = {};
    } told = {};

    // The last pressed parameter and its value before, to restore if that was the first of two clicks.
    struct Pressed {
        ImGuiID slider = 0;
        std::string setting = {};
    } pressed = {};
};

enum class Form : unsigned char { full, short_with_label };

// Draws a slider for a number, which a double click turns into a field for a number or a formula of t; buttons for a choice. A
// right click, and the button of the full form, opens the menu of schedules over so many steps. The short form has the label
// inside the slider. Changes the racer's settings.
void parameter_control(Racer& racer, const Optimizer& optimizer, const Parameter& parameter, int steps, float width, Form form,
                       ParameterEditing& editing);

}  // namespace ravine::ui
