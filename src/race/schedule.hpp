// A hyperparameter over time: a formula of t, constants being the simple case.
#pragma once

#include "formula/evaluate.hpp"
#include "optimizers/optimizer.hpp"

#include <string>
#include <vector>

namespace ravine {

struct ScheduleResult;

class Schedule {
  public:
    Schedule() = default;
    explicit Schedule(double constant) : constant_(constant) {}

    // Reads the text of a setting: for a parameter with choices the name of one, else a formula of t.
    static ScheduleResult read(const Parameter& parameter, std::string_view text);

    // The value at step t (counted from 1), clamped to the parameter's range. A value that is not a number stays NaN.
    double at(std::uint64_t t);

    bool is_constant() const { return !varies_; }

  private:
    formula::Evaluator formula_;
    bool varies_ = false;
    double constant_ = 0, low_ = 0, high_ = 0;
};

// A schedule, or the default's constant and a sentence that says what is wrong with the text.
struct ScheduleResult {
    Schedule schedule;
    std::string complaint;
    std::string text = {};                      // without a complaint: what was read, a formula in plain notation
    std::vector<std::string> corrections = {};  // with one: what may have been meant, the likeliest first
};

}  // namespace ravine
