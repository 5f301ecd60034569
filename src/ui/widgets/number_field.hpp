// The one way to change a number by hand: it is dragged, stepped by the arrow keys up and down, or typed.
#pragma once

#include <imgui.h>

#include <optional>
#include <string>

namespace ravine::ui {

// The way of a hand over a number. A drag of 300 points, the width of a panel, is three decades on a logarithmic scale, and
// `span` on a linear one. Requires low < high, and 0 < low where log.
struct NumberScale {
    double low, high;
    bool log = false;
    double span = high - low;
    bool whole = false;
    double from_zero = low;  // where a drag begins on a logarithmic scale if the number is not above 0
};

struct NumberTexts {
    std::string shown;  // in the field
    std::string exact;  // what typing begins with, and Escape restores
};

struct NumberEdit {
    std::optional<double> moved = {};       // by the mouse or an arrow key, rounded to the digits that count
    std::optional<std::string> typed = {};  // by the keyboard, a pressed correction or Escape
};

// Draws the field. A click selects it and changes nothing. A double click, a second tap or Enter types, beginning with the old
// text. A drag changes the number from what it was at the press, ten times finer with Shift or a slow finger; Escape restores
// that. Without a value the text is no number, and a click types. `id` is that of the value_field, for faults and corrections.
NumberEdit number_field(const char* id, std::optional<double> value, const NumberScale& scale, const NumberTexts& texts,
                        float width);

// Returns true while a selected number takes the arrow keys up and down, Enter and Escape.
bool number_has_keyboard();

// Leaves the number that is selected. A number that is typed stays open, and follows the document as every field does.
void forget_selected_number();

}  // namespace ravine::ui
