// Any number of balls under one optimizer, in any dimension: the one place where the numbers of a race come from.
//
// Ball i has the same bits whatever the number of balls. Balls that have stopped are taken out and cost nothing.
#pragma once

#include "experiment/schedule.hpp"
#include "loss/objective.hpp"
#include "optimizers/optimizer.hpp"
#include "simulation/batches.hpp"
#include "simulation/block.hpp"
#include "simulation/steppers.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct SimulationSetting {
    std::shared_ptr<const Objective> objective;
    const Optimizer* optimizer;       // must outlive the simulation
    std::vector<Schedule> schedules;  // one per parameter
    double noise = 0;                 // standard deviation of the normal noise on every gradient, the same for all balls
    std::uint64_t seed = 0;           // of noise, batches and draws
    std::size_t batch = 0;            // rows per batch; 0 means that every step sees all rows
    std::vector<double> centre{};     // per coordinate: a ball that is farther away from it ...
    std::vector<double> reach{};      // ... than this has left; no limits where both are empty
    std::string_view left = "it left a million times the domain";  // says so; must outlive the simulation
    std::uint64_t longest = ~std::uint64_t{0};                     // steps that a ball may take
    Steppers* steppers = nullptr;  // to share one with other simulations; not used after construction
};

// The end of a ball. It stays where it was last well.
struct Stop {
    std::uint64_t step;  // that it could not take; 0 where its start is no place to be
    std::string_view reason;
};

class Simulation {
  public:
    // starts has first the first coordinates of all balls, then the second ones: dimension * balls numbers. Where the rule of
    // the optimizer cannot be compiled, no ball starts, and complaint() says why.
    Simulation(SimulationSetting setting, std::span<const double> starts);

    const SimulationSetting& setting() const { return setting_; }
    const std::string& complaint() const { return complaint_; }

    std::size_t balls() const { return places_.size(); }
    std::size_t dimension() const { return setting_.objective->dimension(); }
    std::uint64_t steps() const { return steps_; }  // taken so far

    // Takes so many steps with all balls that have not stopped.
    void advance(std::uint64_t steps = 1);

    // Takes a step, and returns what a method in C++ tells of it (optimizers/ball.hpp). Requires a single ball.
    std::vector<Told> advance_telling();

    // A ball as it is now, or where it stopped.
    double x(std::size_t ball, std::size_t coordinate) const;
    double loss(std::size_t ball) const;
    Evaluations evaluations(std::size_t ball) const;
    std::optional<Stop> stop(std::size_t ball) const;

    // Returns true if a name of Optimizer::state has values: the choices of the setting need it, and the method does not keep
    // its state in a way of its own.
    bool remembers(std::size_t name) const { return stepper_ && !stepper_->arrays_of(name).empty(); }

    // The value of a name of Optimizer::state, per coordinate: the same in all of them for a scalar, 0 where it is not
    // remembered. Requires a ball that has not stopped.
    std::vector<double> state(std::size_t ball, std::size_t name) const;

    // The numbers of step t, counted from 1, that are the same for all balls.
    StepInputs inputs(std::uint64_t t);

    // Everything that changes from step to step.
    struct Snapshot;
    Snapshot snapshot() const;
    void restore(const Snapshot& snapshot);

    // The same as numbers, for another simulation of the same setting and start. load() returns false, and changes nothing, if
    // they cannot be its own. Both require one ball; save(), that it has not stopped.
    std::vector<double> save() const;
    bool load(std::span<const double> numbers);

    // Instructions that one step of all balls takes, about.
    std::size_t work() const;

  private:
    struct Place {
        std::uint32_t block, slot;  // of a ball that has stopped, `stopped` and its number among these
    };
    struct Stopped {
        Stop stop;
        std::vector<double> x;
        double loss;
        Evaluations evaluations;
    };
    static constexpr std::uint32_t stopped = ~std::uint32_t{0};

    void start(std::span<const double> starts);
    void fill(StepInputs& inputs, std::uint64_t t);
    const StepInputs& prepared(std::uint64_t t);
    void step(Block& block, const StepInputs& inputs);
    bool all_well(const Block& block) const;
    std::string_view fault(const Block& block, const double* numbers, std::size_t slot, bool at_start) const;
    void stop_faulty(Block& block, std::uint64_t t);
    void remove(Block& block, std::size_t slot);

    SimulationSetting setting_;
    Batches batches_;
    std::shared_ptr<const Stepper> stepper_;
    std::string complaint_;
    formula::Workspace workspace_, uniform_workspace_;
    std::uint64_t steps_ = 0;
    std::vector<Block> blocks_;
    AlignedNumbers spare_;       // memory of the block that steps
    std::vector<Place> places_;  // per ball
    std::vector<Stopped> stopped_;
    std::vector<StepInputs> inputs_;  // of steps in a row
};

struct Simulation::Snapshot {
    std::uint64_t steps;
    std::vector<Block> blocks;
    std::vector<Place> places;
    std::vector<Stopped> stopped;
};

}  // namespace ravine
