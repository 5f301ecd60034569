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

// Undoes the last change of the document, or repeats it; does nothing if there is none.
void undo(Document& document, State& state);
void redo(Document& document, State& state);

// Executes the keys pressed in this frame.
void obey_keys(Document& document, Player& player, State& state);

}  // namespace ravine::ui
