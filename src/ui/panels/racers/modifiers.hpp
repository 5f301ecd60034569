// The modifiers around a racer's optimizer.
#pragma once

#include "document/document.hpp"
#include "ui/widgets/fields.hpp"

namespace ravine::ui {

// Both require a valid index, and note why a modifier cannot go around the racer.

// Draws a button with a menu that puts one more around.
void modifier_button(Document& document, std::size_t racer, float width, Fault& fault);

// Draws those that are around, each as a button that takes it off, and the fault.
void modifiers_around(Document& document, std::size_t racer, Fault& fault);

}  // namespace ravine::ui
