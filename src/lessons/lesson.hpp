// The parts of a lesson: three to seven cards, each with a sentence or two, a race that shows it, and often a question.
//
// Lessons are data, one file each in the folder of their chapter in content/; lessons.def has their order. Numbers that a race
// can compute are never typed:
//
//   text, answer     hold placeholders, filled from the card's own race (words.hpp): "{name 5} is at {x 5}"
//   checks           are the further claims of the text: "distance 5 < distance 1; x 1 ~ 0.01550174"
//   question.among   is "least" or "most" and a fact: the answer is the racer that has "least leaves"
//   rule             is a task: the learner types a rule, which is compared with this one
//   choices          or else are answers in words, each with the check that holds if it is the right one
//
// Tests check all of it on every card. Facts are of the step that the card shows (`at` in its link), or of the end of its race.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace ravine::lessons {

struct Choice {
    std::string_view text;   // for example "about ten rates"
    std::string_view holds;  // a check that is true of the right choice alone
};

struct Question {
    std::string_view text{};    // empty if a card asks nothing
    std::string_view among{};   // "least leaves", "most distance": the answer is one of the racers
    std::string_view answer{};  // shown after the run
    std::array<Choice, 4> choices{};

    bool asked() const { return !text.empty(); }
};

struct Card {
    std::string_view key;  // permanent: links contain it
    std::string_view title, text;
    std::string_view link;  // race and view; canonical (document/link/link.hpp), without its "v=1&"
    Question question{};
    std::string_view checks{};
    std::string_view rule{};  // a racer, "momentum", whose ways the learner's typed rule is to go (own_rule.hpp)
};

// The chapters in order.
enum class Chapter { downhill, momentum, rates, curvature, races, data, studies, networks };

// The required topics: the articles' demonstrations, then their errata. A test looks for each of them.
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
    own_momentum,
    adam_divides,
    sharpness,
    prodigy_rate,
    which_rate,
    basins,
    seeds,
    fair_race,
    network_landscape,
    network_planes,
    edge_of_stability,
    muon,
    batch_size,
    over_fitting,
    warm_up,
    count
};

struct Lesson {
    std::string_view key, title;
    std::string_view line;  // its subject in a few words, for a list
    Chapter chapter;
    std::string_view source;
    std::span<const Topic> topics;
    std::span<const Card> cards;
};

// The articles that the lessons follow, and whose errors they show.
inline constexpr std::string_view advanced_descent = "DL Notes: Advanced Gradient Descent";
inline constexpr std::string_view slides = "A. Soto, Gradient Descent for DL (slides)";
inline constexpr std::string_view algorithms_with_code = "cemunds, Neural Network Optimization Algorithms Explained with Code";
inline constexpr std::string_view digital_ocean = "DigitalOcean/Paperspace, on momentum, RMSProp and Adam";

}  // namespace ravine::lessons
