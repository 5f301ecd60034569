// The keys, as one table: what they do, and what the help says of them. They work wherever no text is being typed.
#pragma once

#include "ui/panels.hpp"

#include <span>

namespace ravine::ui {

struct Shortcut {
    const char* keys;  // as the help shows them
    const char* help;
};

std::span<const Shortcut> shortcuts();

// Takes the last change of the config back, or makes it again; nothing where there is none.
void undo(Config& config, State& state);
void redo(Config& config, State& state);

// Does what the keys that are pressed in this frame ask for.
void obey_keys(Config& config, Player& player, State& state);

}  // namespace ravine::ui
