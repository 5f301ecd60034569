// Edits of the list of racers. The same racer stays selected wherever it moves; colours and numbers belong to places in the
// list. All functions require a valid index.
#pragma once

#include "document/document.hpp"

namespace ravine {

// Removes a racer; deselects it if it is selected.
void remove_racer(Document& document, std::size_t racer);

// Inserts a copy behind the racer. Does nothing if there are most_racers already.
void duplicate_racer(Document& document, std::size_t racer);

// Swaps the racer with the one before it (-1) or behind it (1). Does nothing if there is none.
void move_racer(Document& document, std::size_t racer, int by);

// is_solo() returns true if all others are hidden. solo_racer() hides all others, or shows all if they are hidden already.
bool is_solo(const Document& document, std::size_t racer);
void solo_racer(Document& document, std::size_t racer);

// Returns true if the racer has a learning rate and the list has room for so many, 3 or 5, in its place.
bool can_compare_rates(const Document& document, std::size_t racer, int rates);

// Replaces a racer by three: with a third of its learning rate, with the rate itself, and with three times as much; or by five,
// with a tenth and ten times as much besides. Numbers are rounded to two digits and kept in the parameter's range; a formula is
// divided and multiplied as a whole. Does nothing unless can_compare_rates().
void compare_rates(Document& document, std::size_t racer, int rates);

}  // namespace ravine
