// The keys, as one table of actions and help; those of tabs are in document/panels.def. They work while no text is being typed.
#pragma once

#include <span>

namespace ravine::ui {

struct Shortcut {
    const char* keys;  // as the help shows them
    const char* help;
};

std::span<const Shortcut> shortcuts();

}  // namespace ravine::ui
