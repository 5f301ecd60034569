// Lessons: the list of all, or the open card. Changes to a card are kept (lessons/desk.hpp).
#pragma once

#include "ui/panels.hpp"

namespace ravine::ui {

// Draws the card of the race, or else the list. lists_lessons() returns true if the open panel draws the list.
void lesson_panel(Document& document, Player& player, State& state);
bool lists_lessons(const Document& document, const State& state);

// Returns true if the card waits for a prediction, so that the race must not run yet.
bool asks(const Document& document);

// Returns the card for screen readers: its text, its question, and the answer once there is one. Returns "" without a card.
std::string spoken_card(const Document& document, State& state);

// Actions of the keys; they return false if there is nothing to do. turn_card() goes on by cards, from the last one to the next
// lesson; predict() takes the number of a choice; go_on() starts the run or the next card.
bool turn_card(int by, Document& document, Player& player, State& state);
bool predict(std::size_t choice, Document& document, Player& player, State& state);
bool go_on(Document& document, Player& player, State& state);

}  // namespace ravine::ui
