// Where a ball is, and the lines of its rule, set as people read them, with a step's numbers below each.
//
// A quantity tells what it means: beside the mouse while that is over it, or under its line once it was clicked or tapped,
// until it is again. The key Q goes on to the next quantity, Shift+Q back to the one before.
#pragma once

#include "analysis/inspector.hpp"

#include <optional>
#include <string>

namespace ravine::ui {

// A quantity of a rule whose meaning is shown under its line.
struct Noted {
    std::size_t line;
    std::string name;
    bool assigned;      // it stands on the left of the sign
    bool fresh = true;  // not yet drawn: to be scrolled to

    bool operator==(const Noted& other) const { return line == other.line && name == other.name && assigned == other.assigned; }
};

void rule_text(const StepTrace& trace, std::optional<Noted>& noted);

}  // namespace ravine::ui
