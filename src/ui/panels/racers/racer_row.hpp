// One racer of the list: its row, and its controls below when it is selected.
#pragma once

#include "document/document.hpp"
#include "ui/panels/racers/parameter.hpp"

#include <optional>
#include <string>

namespace ravine::ui {

// Actions of a row's buttons and menu, executed after all rows are drawn.
enum class RacerAction { solo, duplicate, up, down, remove };

struct RacerEditing {
    ParameterEditing parameters;
    std::string optimizer_search;
    Fault modifier_fault;
};

// Returns the width of the longest name, which all rows leave room for.
float widest_name(const Experiment& experiment);

// Draws number, name, learning rate and eye. A press on the name selects, a right click opens a menu. Names that wide make the
// rate smaller, down to what it takes.
std::optional<RacerAction> racer_row(Document& document, std::size_t racer, float names, RacerEditing& editing);

// Draws the buttons for actions on the racer, its optimizer and all parameters.
std::optional<RacerAction> open_racer(Document& document, std::size_t racer, RacerEditing& editing);

}  // namespace ravine::ui
