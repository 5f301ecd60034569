// Lessons: the list of all, or the card that is open. What a learner made of a card is kept (lessons/desk.hpp).
#pragma once

#include "ui/panels.hpp"

namespace ravine::ui {

// The card that the race began as, or else the list.
void lesson_panel(Config& config, Player& player, State& state);
bool lists_lessons(const Config& config, const State& state);

// Whether the card asks what will happen, so that nothing may happen yet.
bool asks(const Config& config);

// The card for those who cannot see it: its words, what it asks, and the answer once it is there. Empty without a card.
std::string spoken_card(const Config& config, State& state);

// What its keys do: to the card by so many cards, from the last one to the next lesson; the number of a choice; and on with
// what the card waits for, be it a run or the next card. False where there is nothing to do.
bool turn_card(int by, Config& config, Player& player, State& state);
bool predict(std::size_t choice, Config& config, Player& player, State& state);
bool go_on(Config& config, Player& player, State& state);

}  // namespace ravine::ui
