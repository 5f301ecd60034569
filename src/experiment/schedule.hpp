// A hyperparameter over time: a formula of t, constants being the simple case.
#pragma once

#include "experiment/experiment.hpp"
#include "formula/program/evaluate.hpp"
#include "optimizers/optimizer.hpp"
#include "text/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct ScheduleResult;

class Schedule {
  public:
    Schedule() = default;
    explicit Schedule(double constant) : constant_(constant) {}

    // Reads the text of a setting: for a parameter with choices the name of one, else a formula of t and of constants. An end
    // that another parameter closes counts as closed: parameter_of (experiment.hpp) tells.
    static ScheduleResult read(const Parameter& parameter, std::string_view text,
                               std::span<const formula::Constant> constants = {});

    // The value at step t (counted from 1), clamped to the parameter's range: just below an open end. A value that is not a
    // number stays NaN.
    double at(std::uint64_t t, formula::Workspace& workspace) const;
    double at(std::uint64_t t) const;  // allocates

    bool is_constant() const { return !varies_; }

  private:
    formula::Function formula_;
    bool varies_ = false;
    double constant_ = 0, low_ = 0, high_ = 0;
    bool open_ = false;
    double below_end_ = 0;
};

// A schedule, or the constant that is used instead, and what is wrong with the text.
struct ScheduleResult {
    Schedule schedule;
    std::string fault = {};                     // "1000 is outside 1e−6 to 100", or empty
    std::string used = {};                      // with a fault: what is used instead
    std::string text = {};                      // without a fault: what was read, a formula in plain notation
    std::vector<std::string> corrections = {};  // with one: what may have been meant, the likeliest first
    std::vector<std::string> constants = {};    // without a fault: those that the text uses

    // Return what to say of the parameter of that name: where another value is used instead, and where the text changes nothing
    // and another one stays. Both require a fault.
    std::string complaint(std::string_view name) const;
    Failure failure(std::string_view name, std::string_view stays) const;
};

// Returns a racer's schedule of a parameter. A text that cannot be read is the default.
Schedule schedule_of(const Racer& racer, const Parameter& parameter, std::span<const formula::Constant> constants);

// Return a parameter's name in links, and on the screen: "lr", and "learning rate η" or the label where that is a word of its
// own.
std::string key_of(const Parameter& parameter);
std::string full_name(const Parameter& parameter);

// Gives parameters of a racer with that optimizer that its other settings do not allow their defaults. Returns a sentence for
// each, with the name that `name_of` returns.
std::vector<std::string> settle(Racer& racer, const Optimizer& optimizer, std::span<const formula::Constant> constants = {},
                                std::string (*name_of)(const Parameter&) = key_of);

// Returns those constants, and then those others of the experiment that settings of racers use.
std::vector<formula::Constant> with_those_of_racers(std::vector<formula::Constant> constants, const Experiment& experiment);

}  // namespace ravine
