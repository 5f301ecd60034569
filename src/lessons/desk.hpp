// A learner's state: the race before the lessons, cards as they were left, and predictions.
//
// A card is a configuration like any other and may be changed. Changes to a card are kept when another one opens, and restored
// on the way back; so is the race that was shown before the first card.
#pragma once

#include "lessons/catalogue.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ravine::lessons {

// The prediction of a question's answer, and whether the race has run since.
struct Prediction {
    std::optional<std::size_t> choice;
    bool running = false, answered = false;
};

class Desk {
  public:
    // Keeps the present document and returns that of a card: as it was left, or as it is written. Theme, colours and
    // folded panels stay as they are.
    Document open(Place place, const Document& present);

    // Keeps the present document, which the caller is about to replace.
    void keep(const Document& present);

    // Returns the race before the lessons, or the present one if there was none.
    Document leave(const Document& present);
    bool has_own_race() const { return own_.has_value(); }

    // Returns true if the race differs from that of its card, apart from the view.
    static bool is_changed(const Document& present);

    // Returns the card as it is written, and forgets changes to it (undo still has them).
    Document rewrite(const Document& present);

    std::map<std::string, Prediction> predictions;  // by name of the card

    // Returns the answered questions and what was chosen, "newton.step:1,well.start:", for recall(), which adds them to others
    // and leaves out what makes no sense.
    std::string progress() const;
    void recall(std::string_view progress);

  private:
    std::optional<Document> own_;
    std::map<std::string, Document> changed_;
};

}  // namespace ravine::lessons
