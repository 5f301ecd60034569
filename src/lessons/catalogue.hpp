// The lessons in the order of learning, and their cards as configurations and as finished words.
//
// A card has a name, "saddle.race", which is its link: lesson=saddle.race (race/link.hpp). "saddle" alone is the first card.
#pragma once

#include "document/config.hpp"
#include "lessons/lesson.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::lessons {

std::span<const Lesson* const> lessons();
std::string_view chapter_title(Chapter chapter);

// A card by its place.
struct Place {
    const Lesson* lesson = nullptr;
    std::size_t card = 0;

    const Card& operator*() const { return lesson->cards[card]; }
    const Card* operator->() const { return &lesson->cards[card]; }
    bool operator==(const Place&) const = default;
};

std::optional<Place> find_card(std::string_view name);
std::string name_of(Place place);

// The cards before and after in the same lesson, and the first one of the lesson that follows.
std::optional<Place> before(Place place);
std::optional<Place> after(Place place);
std::optional<Place> next_lesson(Place place);

// What is raced on a card. As a FindLesson it gives links their lessons.
Config config_of(Place place);
std::optional<Config> find_lesson(std::string_view name);

// A card with all its numbers, from a run of its own race. Where a placeholder makes no sense the text keeps it and
// `complaint` tells why; the tests see to it that none does.
struct FinishedCard {
    struct Answer {
        std::string text;
        std::optional<std::size_t> racer;
    };
    std::string text, answer;
    std::vector<Answer> choices;
    std::size_t right = 0;  // of the choices
    std::string complaint;
};

FinishedCard finish(Place place);

// What the question's answer is in another race than the card's: of which racers it is true there. Nothing where the
// question is not about racers. Steps beyond those of the card are not run.
std::optional<std::string> answer_in(Place place, Config config);

}  // namespace ravine::lessons
