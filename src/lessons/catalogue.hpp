// The lessons in the order of learning, and their cards as documents and as finished text.
//
// A card has a name, "saddle.race", which is its link: lesson=saddle.race (document/link/link.hpp). "saddle" alone names the
// first card.
#pragma once

#include "document/document.hpp"
#include "lessons/lesson.hpp"

#include <cassert>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::lessons {

std::span<const Lesson* const> lessons();
std::string_view chapter_title(Chapter chapter);

// The position of a card. Dereferencing and the functions below require a lesson and a valid index.
struct Place {
    const Lesson* lesson = nullptr;
    std::size_t card = 0;

    const Card& operator*() const {
        assert(lesson && card < lesson->cards.size());
        return lesson->cards[card];
    }
    const Card* operator->() const { return &**this; }
    bool operator==(const Place&) const = default;
};

std::optional<Place> find_card(std::string_view name);
std::string name_of(Place place);

// Return the cards before and after in the same lesson, and the first one of the next lesson; nothing if there is none.
std::optional<Place> before(Place place);
std::optional<Place> after(Place place);
std::optional<Place> next_lesson(Place place);

// Return the race of a card. find_lesson() is a FindLesson for links.
Document document_of(Place place);
std::optional<Document> find_lesson(std::string_view name);

// Returns true if the race is of a card that asks for a prediction first, so that it must not run yet.
bool asks(const Document& document);

// A card with all its numbers, from a run of its own race. A placeholder that cannot be filled stays in the text, and
// `complaint` tells why; tests require that none does.
struct FinishedCard {
    struct Answer {
        std::string text;
        std::optional<std::size_t> racer;
    };
    std::string text, answer;
    std::vector<Answer> choices;
    std::size_t right = 0;  // index of the right choice
    std::string complaint;
};

FinishedCard finish(Place place);

// Returns the number of choices of the card's question, without a run.
std::size_t count_choices(Place place);

// Returns the answer to the card's question in another race: the racers for which it is true there. Returns nothing if the
// question is not about racers. Runs no more steps than the card has.
std::optional<std::string> answer_in(Place place, Document document);

}  // namespace ravine::lessons
