// A step of a rule line by line, with numbers: the text that a learner reads, and the value of every name in it.
#pragma once

#include "loss/objective.hpp"
#include "math/vector.hpp"
#include "optimizers/ball.hpp"
#include "rules/rule.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// A name of a rule and its value at a moment: a number per coordinate, of a scalar the same twice, of a matrix its first row;
// none where it is unknown.
struct Quantity {
    std::string_view name;
    std::optional<Vector> value;
    bool scalar = false;
    std::optional<Vector> second_row = {};
};

// A line with its numbers: the names in it, in the order of reading and with their values before it, and what it assigns.
struct WalkedLine {
    std::string text;
    Quantity assigned;
    std::vector<Quantity> named;
    bool chosen = false;  // holds under a choice
};

// The known numbers of one step of one ball.
struct KnownStep {
    std::uint64_t t;                  // counted from 1
    std::span<const double> values;   // the parameters
    Vector x, g;                      // the position before, and the gradient there or, without an objective, the given one
    std::span<const Vector> before;   // the state before, in the order of Optimizer::state
    std::optional<Vector> next;       // the position after, and the state after: of use where a line does not run
    std::span<const Vector> after;    // empty without a position after
    std::optional<double> f = {};     // the loss at the position before, as the step sees it
    std::uint64_t seed = 0;           // of draws
    std::span<const Told> told = {};  // by a method in C++
    const Objective* objective = nullptr;  // for lines that ask for more than g and f; without it their values are unknown
    Batch batch = {};                      // of the step, for these lines
    std::span<const double> noise = {};    // of the step, per coordinate; empty without
};

// Returns the lines that hold, from the first to the last. A rule that runs is computed from the numbers before; without an
// objective, what lines assign that ask the loss is taken from the state after the step. Of a method in C++, positions and
// state are those after the step, and a told value is preferred to a computed one. Returns nothing where a rule cannot be
// compiled.
std::vector<WalkedLine> walk(const Optimizer& optimizer, const KnownStep& step);

// Returns the place at which a method takes the gradient that the step is given: x, unless a line says g = gradient(...).
// Returns nothing where it asks for none.
std::optional<Vector> place_of_gradient(const Optimizer& optimizer, const KnownStep& step);

}  // namespace ravine
