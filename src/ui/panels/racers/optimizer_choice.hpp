// The choice of a racer's optimizer: all of a catalogue in the order of their publication, with a field to search them.
#pragma once

#include "document/document.hpp"

namespace ravine::ui {

// Draws it. Enter takes the first found. The racer keeps its start, but not the parameters of another method.
void optimizer_choice(Racer& racer, const Catalogue& catalogue, std::string& search);

}  // namespace ravine::ui
