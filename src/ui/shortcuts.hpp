// The keys, as one table of actions and help. They work while no text is being typed.
#pragma once

#include "ui/panels.hpp"

#include <span>

namespace ravine::ui {

struct Shortcut {
    const char* keys;  // as the help shows them
    const char* help;
};

std::span<const Shortcut> shortcuts();

// Undoes the last change of the config, or repeats it; does nothing if there is none.
void undo(Config& config, State& state);
void redo(Config& config, State& state);

// Executes the keys pressed in this frame.
void obey_keys(Config& config, Player& player, State& state);

}  // namespace ravine::ui
