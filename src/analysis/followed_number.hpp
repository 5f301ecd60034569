// A number of a racer over the steps of its race: a parameter, or a part of its optimizer's state. Of a state that has a number
// per coordinate it is the length.
//
//     FollowedNumber number(race, racer, "d");
//     while (number.reach(step, 1000) < step) …   // a state is computed again, in portions
//     number.at(step)
#pragma once

#include "simulation/race.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Returns the names that can be followed: of the state, and of the parameters that are numbers.
std::vector<std::string> followed_names(const Optimizer& optimizer);

// Returns the chosen name, or where that is empty the usual one of the selected racer, or without a selected one of the first:
// a state that is one number, or else the learning rate, or else the first name. Returns "" where there is none.
std::string followed_name(const Experiment& experiment, int selected, const std::string& chosen);

class FollowedNumber {
  public:
    // Of a racer of the race, which need not outlive this.
    FollowedNumber(const Race& race, std::size_t racer, std::string_view name);

    // Returns true if the racer has that name.
    bool exists() const { return parameter_ || simulation_; }

    // Instructions per step, about.
    std::size_t work() const { return simulation_ ? simulation_->work() : 30; }

    // Takes at most so many steps towards a step. Returns the last step that is known. Requires that the name exists.
    int reach(int step, std::size_t most);

    // Returns the state when the racer is at a step, or the parameter in the step behind it; NaN where it is not known.
    double at(int step);

  private:
    void keep();

    Catalogue catalogue_;  // has the optimizer of the simulation
    std::optional<Schedule> parameter_;
    std::optional<Simulation> simulation_;
    std::size_t state_ = 0;
    bool scalar_ = false;
    std::vector<double> values_;  // of the state, by step
    formula::Workspace workspace_;
};

}  // namespace ravine
