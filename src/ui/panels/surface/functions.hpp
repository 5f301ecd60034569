// The list of all functions and constants of formulas.
#pragma once

#include <optional>
#include <string>

namespace ravine::ui {

// Draws a button beside the last item that opens the list. Returns what is chosen there, to be inserted: "sin()" or "pi".
std::optional<std::string> functions_button(std::string& search);

}  // namespace ravine::ui
