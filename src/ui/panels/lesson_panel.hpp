// Lessons: the list of all, or the open card. Changes to a card are kept (lessons/desk.hpp).
#pragma once

#include "lessons/desk.hpp"
#include "lessons/own_rule.hpp"
#include "ui/panel.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ravine::ui {

class LessonPanel final : public Panel {
  public:
    bool is_open() const { return open_; }
    void set_open(bool open) { open_ = open; }

    // Draws the card of the race, or else the list. lists() returns true if the open panel draws the list.
    void draw(const Model& model, Commands& commands) override;
    bool lists(const Document& document) const { return open_ && (list_ || document.page.lesson.empty()); }

    // Closes the list: back to the card, or without one all lessons.
    void close_list(const Document& document);

    // Keeps the document that another one is about to replace, which is no card's doing.
    void keep(const Document& present) { desk_.keep(present); }

    // Returns the card for screen readers: its text, its question, and the answer once there is one, with what was chosen;
    // "" without a card.
    std::string spoken(const Document& document);

    // The answered questions as a text, and those that the host has kept since an earlier visit (lessons/desk.hpp).
    std::string progress() const { return desk_.progress(); }
    void recall(std::string_view progress);

    // Returns the answers to choose from; none where the card has no question, or has been answered.
    std::vector<std::string> choices(const Document& document);

    // Opens the first card of a lesson, and leaves them all. An index beyond the last does nothing.
    void open(std::size_t lesson, Commands& commands);
    void leave(Commands& commands);

    // Actions of the keys; they return false if there is nothing to do. turn_card() goes on by cards, from the last one to the
    // next lesson; predict() takes the number of a choice; go_on() starts the run or the next card.
    bool turn_card(int by, Commands& commands);
    bool predict(std::size_t choice, const Player& player, Commands& commands);
    bool go_on(const Player& player, Commands& commands);

  private:
    void show(Document shown, bool plays, Commands& commands);
    void open_card(lessons::Place place, Commands& commands);
    const lessons::FinishedCard& finished(lessons::Place place);
    void draw_list(Commands& commands);
    void draw_card(lessons::Place place, const Player& player, Commands& commands);
    void top(lessons::Place place, Commands& commands);
    void question(lessons::Place place, const lessons::FinishedCard& card, const Player& player, Commands& commands);
    void answer(lessons::Place place, const lessons::FinishedCard& card, const lessons::Prediction& prediction,
                const Document& document, int revision);
    bool waits(lessons::Place place);
    void typed_rule(lessons::Place place, const Document& document, int revision);
    void changes(Commands& commands);
    void skipped() const;
    void keep_in_sight();
    void turning(lessons::Place place, Commands& commands);

    bool open_ = false;
    bool list_ = false;  // it shows the list, though a card is open
    lessons::Desk desk_;
    std::string name_;  // of the card finished last
    lessons::FinishedCard card_;
    std::optional<std::pair<int, std::optional<std::string>>> own_answer_;  // of the race with that revision
    std::optional<std::pair<int, lessons::RuleCheck>> rule_check_;          // of the race with that revision
    std::optional<lessons::Place> skipped_;                                 // the card before, whose question was left
    bool kept_ = false;                                                     // the host keeps progress
    bool scrolls_ = false;                                                  // to what a choice or an answer has brought
    bool turned_ = false;                                                   // to another card: scrolls to its top
};

}  // namespace ravine::ui
