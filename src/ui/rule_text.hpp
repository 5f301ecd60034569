// The lines of a rule, set as people read them, with a step's numbers below each.
//
// A quantity tells what it means: beside the mouse while that is over it, or under its line once it was clicked or tapped,
// until it is again. The key Q goes on to the next quantity, Shift+Q back to the one before.
#pragma once

#include "race/inspector.hpp"
#include "ui/panels.hpp"

#include <vector>

namespace ravine::ui {

// A quantity's colour in the view, where it has one there.
ImU32 quantity_colour(const Optimizer& optimizer, std::string_view name);

void rule_text(const Insight& insight, const std::vector<WalkedLine>& lines, std::optional<Noted>& noted);

}  // namespace ravine::ui
