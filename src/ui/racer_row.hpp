// One racer of the list: the row that is always there, and what opens below it when the racer is selected.
#pragma once

#include "ui/panels.hpp"

#include <optional>

namespace ravine::ui {

// What a row's buttons and menu ask for; it is done when all rows are drawn.
enum class RacerAction { solo, duplicate, up, down, remove };

// Number, name, learning rate and eye. A press on the name selects, a right click opens a menu.
std::optional<RacerAction> racer_row(Config& config, std::size_t racer);

// The buttons for what can be done with the racer, its optimizer and all parameters.
std::optional<RacerAction> open_racer(Config& config, std::size_t racer, State& state);

}  // namespace ravine::ui
