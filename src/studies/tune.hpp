// Tuning: the parameters of a racer, found by the same budget of evaluations for every racer.
//
// Random search with successive halving (Bergstra & Bengio 2012, "Random search for hyper-parameter optimization"; Jamieson &
// Talwalkar 2016, "Non-stochastic best arm identification and hyperparameter optimization"). Settings are drawn from the ranges
// of the parameter table, each number but the rate in half of them; the racer as it is is among them. All race from the same
// starts for few evaluations; the better half goes on with twice as many, until the last few race for as many evaluations as
// the race has steps. At each start the settings are ranked by their loss, and the sum of its ranks is the score of a setting,
// so that no start weighs more than another and no minimum needs to be known.
//
// Numbers are tuned; choices, and what is a formula of t, stay as they are. Racers draw from the same random numbers: two that
// are equal are tuned equally. The starts, and the noise, are others than those of the race that ranks them.
#pragma once

#include "simulation/race.hpp"
#include "simulation/steppers.hpp"
#include "studies/study.hpp"

#include <memory>

namespace ravine::studies {

inline constexpr std::size_t tuning_starts = 4;

struct Round {
    std::size_t settings;
    int evaluations;  // of a ball

    bool operator==(const Round&) const = default;
};
std::vector<Round> rounds_of(const Study& study, const Experiment& experiment);

// Returns the most evaluations that the tuning of a racer takes.
std::uint64_t budget_of(const Study& study, const Experiment& experiment);

// Returns the parameters of a racer that are tuned, with their ranges.
std::vector<Swept> tuned_parameters(const Study& study, const Experiment& experiment, std::size_t racer);

// The tuning of a racer, in portions.
class Tuner {
  public:
    // Requires the experiment's ground, and a study without fault. Networks are tuned with tuning_starts seeds of their own.
    Tuner(const Study& study, const Experiment& experiment, Ground ground, std::size_t racer);

    // Tries some settings, some milliseconds of work. Returns true if more is left.
    bool go_on();

    // Returns the value of each of tuned_parameters(). Requires that nothing is left to do.
    std::vector<double> values() const;

  private:
    std::vector<double> losses_of(Experiment& tried, int evaluations, std::uint64_t& work);

    Experiment experiment_;
    Ground ground_;
    std::size_t racer_;
    std::uint64_t own_seed_ = 0;
    std::vector<Swept> ranges_;
    std::vector<double> starts_;
    std::vector<Round> rounds_;
    std::size_t round_ = 0;
    std::vector<std::size_t> left_;            // settings of the round
    std::vector<std::vector<double>> losses_;  // of those that were tried in it
    Steppers steppers_;
    std::vector<Ground> networks_;  // of the seeds
};

// The same at once. Requires the experiment's ground, and a study without fault.
std::vector<double> tune(const Study& study, const Experiment& experiment, const Ground& ground, std::size_t racer);

}  // namespace ravine::studies
