// What a lesson is: three to seven cards, each a sentence or two, a race that shows it, and often a question.
//
// Lessons are data, one file each in content/; catalogue.cpp has their order. What a race can compute is never typed:
//
//   text, answer     hold placeholders, which are filled from the card's own race (words.hpp): "{name 5} is at {x 5}"
//   checks           what the words claim beyond that: "distance 5 < distance 1; x 1 ~ 0.01550174"
//   question.among   a measure and which end of it: the answer is the racer that has "least leaves"
//   choices          or else answers in words, each with the check that holds if it is the right one
//
// Tests hold every card to all of it, so a claim that a run does not bear out does not build a green tree. Facts are of the
// step that the card shows (`at` in its link), or of the end of its race.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace ravine::lessons {

struct Choice {
    std::string_view text;   // "about ten rates"
    std::string_view holds;  // a check, true of the right choice alone
};

struct Question {
    std::string_view text{};    // empty where a card asks nothing
    std::string_view among{};   // "least leaves", "most distance": one of the racers is the answer
    std::string_view answer{};  // shown after the run
    std::array<Choice, 4> choices{};

    bool asked() const { return !text.empty(); }
};

struct Card {
    std::string_view key;  // for ever: it is in links
    std::string_view title, text;
    std::string_view link;  // what is raced and how it is looked at; canonical (race/link.hpp), without its "v=1&"
    Question question{};
    std::string_view checks{};
};

// The chapters, in this order.
enum class Chapter { downhill, momentum, rates, curvature, races, data };

// What the lessons have to cover: the articles' demonstrations, then their errata. A test looks for each of them.
enum class Topic {
    five_way_race,
    saddle_race,
    learning_rates_on_a_saddle,
    momentum_against_nesterov,
    whole_field,
    learning_rate,
    bouncing_in_a_ravine,
    zigzag_in_a_canyon,
    newton,
    mini_batches,
    schedules,
    adadelta_units,
    bias_correction,
    flat_and_sharp,
    regularisation,
    adadelta_without_rate,
    epsilon_inside_or_outside,
    weight_of_the_new_gradient,
    adam_by_slides,
    nesterov_by_slides,
    momentum_formula_and_code,
    well_is_not_convex,
    pytorch_first_step,
    rmsprop_first_step,
    momentum_near_the_minimum,
    squared_average_of_w1,
    count
};

struct Lesson {
    std::string_view key, title;
    std::string_view line;  // what it shows, in a few words, for a list
    Chapter chapter;
    std::string_view source;
    std::span<const Topic> topics;
    std::span<const Card> cards;
};

// The articles that the lessons follow, and whose slips they show.
inline constexpr std::string_view advanced_descent = "DL Notes: Advanced Gradient Descent";
inline constexpr std::string_view slides = "A. Soto, Gradient Descent for DL (slides)";
inline constexpr std::string_view algorithms_with_code = "cemunds, Neural Network Optimization Algorithms Explained with Code";
inline constexpr std::string_view digital_ocean = "DigitalOcean/Paperspace, on momentum, RMSProp and Adam";

}  // namespace ravine::lessons
