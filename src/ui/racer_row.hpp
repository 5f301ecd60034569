// One racer of the list: its row, and its controls below when it is selected.
#pragma once

#include "ui/panels.hpp"

#include <optional>

namespace ravine::ui {

// Actions of a row's buttons and menu, executed after all rows are drawn.
enum class RacerAction { solo, duplicate, up, down, remove };

// Draws number, name, learning rate and eye. A press on the name selects, a right click opens a menu.
std::optional<RacerAction> racer_row(Document& document, std::size_t racer);

// Draws the buttons for actions on the racer, its optimizer and all parameters.
std::optional<RacerAction> open_racer(Document& document, std::size_t racer, State& state);

}  // namespace ravine::ui
