// The text of an optimizer's rule (Optimizer::rule), line by line, executed and walked through with numbers: what a learner
// reads, with what it is worth at a step.
//
//   name = formula           for every coordinate, in the formula language
//   g = gradient(formula)    the gradient is wanted at that place; else at x
//   [parameter=choice] ...   only under that choice; several prefixes may stand in a row
//
// Rules of methods that think in vectors (Needs::line, Needs::hessian) are for reading: most of their lines do not run, and
// what they assign is known as far as somebody else knows it.
#pragma once

#include "formula/evaluate.hpp"
#include "optimizers/optimizer.hpp"
#include "optimizers/oracle.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// A line without its prefixes. All texts live as long as the optimizer.
struct RuleLine {
    std::string_view text;     // "m = beta1*m + (1 - beta1)*g"
    std::string_view target;   // "m"
    std::string_view formula;  // what is assigned; of a gradient, where it is taken
    bool probes = false;       // g = gradient(formula)
};

// The lines that hold under the choices among the parameters' values.
std::vector<RuleLine> rule_lines(const Optimizer& optimizer, std::span<const double> values);

// The rule as a program over any number of coordinates, and the memory that it works on: t, g, x, the parameters, the state
// and what the lines assign, each under its name, all zero at first.
class Rule {
  public:
    Rule(const Optimizer& optimizer, std::span<const double> values, std::size_t coordinates);

    const std::vector<RuleLine>& lines() const { return lines_; }

    // Whether a line is a formula over what is known when its turn comes. complaint() is of the first one that is not.
    bool runs(std::size_t line) const { return formulas_[line].has_value(); }
    const std::string& complaint() const { return complaint_; }

    // What a line's formula comes to now, for every coordinate. Assigns nothing. Only of a line that runs.
    std::vector<double> evaluate(std::size_t line);

    // Sets t and the parameters.
    void set_parameters(std::uint64_t t, std::span<const double> values);

    // What a name stands for now. Of a name that is known.
    std::vector<double>& operator[](std::string_view name) { return memory_.find(name)->second; }
    bool knows(std::string_view name) const { return memory_.find(name) != memory_.end(); }

  private:
    struct Formula {
        std::vector<std::string_view> names;
        formula::Function function;
    };
    std::optional<Formula> compile(const RuleLine& line);

    const Optimizer& optimizer_;
    std::size_t coordinates_;
    std::map<std::string_view, std::vector<double>> memory_;
    std::vector<RuleLine> lines_;
    std::vector<std::optional<Formula>> formulas_;
    std::string complaint_;
    formula::Workspace workspace_;
};

// A name of a rule and what it stands for at a moment: a number per coordinate, or of a scalar the same twice; nothing where
// nobody knows.
struct Quantity {
    std::string_view name;
    std::optional<Vector> value;
    bool scalar = false;
};

// A line with its numbers: what it names, in the order of reading and at its moment, and what it assigns.
struct WalkedLine {
    std::string_view text;
    Quantity assigned;
    std::vector<Quantity> named;
};

// What is known of one step of one ball.
struct KnownStep {
    std::uint64_t t;                 // counted from 1
    std::span<const double> values;  // the parameters
    Vector x, g;                     // the position before, and the gradient that the optimizer was given
    std::span<const Vector> before;  // the state before, in the order of Optimizer::state
    std::optional<Vector> next;      // the position after, and the state after: of use where a line does not run
    std::span<const Vector> after;   // empty without a position after
};

// The lines that hold, from the first to the last. A method of first order is computed from what was before; where its rule
// is for reading, positions and state come from what was after.
std::vector<WalkedLine> walk(const Optimizer& optimizer, const KnownStep& step);

}  // namespace ravine
