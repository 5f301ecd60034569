// What is done to the list of racers as a whole. The racer that is looked at stays the one that is, wherever it goes; colours
// and numbers belong to the places in the list and stay there.
#pragma once

#include "document/config.hpp"

namespace ravine {

void remove_racer(Config& config, std::size_t racer);

// Puts a copy right behind it. Nothing where there are as many as fit.
void duplicate_racer(Config& config, std::size_t racer);

// Exchanges two neighbours: the racer goes one place up (-1) or down (1), if there is one.
void move_racer(Config& config, std::size_t racer, int by);

// Hides all others, or shows all where that is so already.
bool is_solo(const Config& config, std::size_t racer);
void solo_racer(Config& config, std::size_t racer);

// Whether a racer has a learning rate and the list has room for two more.
bool can_compare_rates(const Config& config, std::size_t racer);

// Three in place of one: with a third of its learning rate, the rate itself, and three times as much. Numbers are rounded to
// two digits and stay in the parameter's range; a formula is divided and multiplied as a whole.
void compare_rates(Config& config, std::size_t racer);

}  // namespace ravine
