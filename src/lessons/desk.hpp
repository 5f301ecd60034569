// What belongs to a learner: the race that was there before the lessons, the cards as they were left, and what was predicted.
//
// A card is a configuration like any other, to be played with. What a learner made of one is kept when another is opened, and
// is there again on the way back; and so is the race that was on the screen before the first card.
#pragma once

#include "lessons/catalogue.hpp"

#include <map>
#include <optional>
#include <string>

namespace ravine::lessons {

// Of a question: what was predicted, and whether the race has been run since.
struct Prediction {
    std::optional<std::size_t> choice;
    bool running = false, answered = false;
};

class Desk {
  public:
    // Keeps the present configuration and opens a card: as it was left, or as it is written. Theme, colours and folded panels
    // stay as the learner has them.
    Config open(Place place, const Config& present);

    // Keeps the present configuration, which another is about to replace.
    void keep(const Config& present);

    // Leaves the lessons for the race that was there before, or for the present one where none was.
    Config leave(const Config& present);
    bool has_own_race() const { return own_.has_value(); }

    // Whether the race differs from that of the card it began as; how it is looked at does not count.
    static bool is_changed(const Config& present);

    // The card as it is written; what was made of it is forgotten (the history has it).
    Config rewrite(const Config& present);

    std::map<std::string, Prediction> predictions;  // by the card's name

  private:
    std::optional<Config> own_;
    std::map<std::string, Config> changed_;
};

}  // namespace ravine::lessons
