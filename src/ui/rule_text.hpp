// Where a ball is, and the lines of its rule, set as people read them, with a step's numbers below each.
//
// A quantity tells what it means: beside the mouse while that is over it, or under its line once it was clicked or tapped,
// until it is again. The key Q goes on to the next quantity, Shift+Q back to the one before.
#pragma once

#include "analysis/inspector.hpp"
#include "ui/panels.hpp"

namespace ravine::ui {

void rule_text(const StepTrace& trace, std::optional<Noted>& noted);

}  // namespace ravine::ui
