// A race: the balls of an Experiment and where they have been.
//
// A race is computed step by step and remembered whole, so that seeking is exact: what is shown at step t is what a
// fresh run shows at t. The same Experiment gives the same bits on every platform.
#pragma once

#include "experiment/experiment.hpp"
#include "simulation/simulation.hpp"

#include <memory>
#include <optional>

namespace ravine {

// Why and when a ball left the race. It stays where it was last well.
struct Retirement {
    int step;
    std::string reason;  // a sentence: "the loss is not finite"
};

// The path of one ball: entry i is step i. It ends at the race's last computed step or at the retirement, whichever is
// first; every entry is finite. Empty only where the start itself is no place to be.
struct Track {
    std::vector<double> x, y, loss;
    std::vector<Evaluations> evaluations;    // what the method had asked for by then
    std::vector<double> beside_x, beside_y;  // the place that the method has beside x; empty where it has none
    std::optional<Retirement> retired;

    bool empty() const { return x.empty(); }
    int last() const { return static_cast<int>(x.size()) - 1; }
};

// The simulation of one racer of an experiment over its loss: one ball at the racer's start, or one at each of other starts,
// first all x, then all y. It may share its stepper with others (steppers.hpp). Returns nothing where there is no optimizer of
// that name.
std::optional<Simulation> simulate(const Experiment& experiment, std::shared_ptr<const Loss> loss, std::size_t racer);
std::optional<Simulation> simulate(const Experiment& experiment, std::shared_ptr<const Loss> loss, std::size_t racer,
                                   std::span<const double> starts, Steppers* steppers = nullptr);

// Appends where a ball of a simulation is now, or retires it where it has stopped.
void record(const Simulation& simulation, std::size_t ball, Track& track);

// Steps of a race that were computed elsewhere (race_part.hpp).
struct RacePart;

class Race {
  public:
    // Balls at the start, step 0. A loss that is no formula retires every ball with that reason.
    explicit Race(Experiment experiment);

    const Experiment& experiment() const { return experiment_; }
    // Null where the experiment's loss is no formula.
    const std::shared_ptr<const Loss>& loss() const { return loss_; }

    // One track per racer of the experiment, in its order.
    const std::vector<Track>& tracks() const { return tracks_; }

    // The last step computed; advance_to() moves it on, at most to experiment().steps.
    int computed() const { return computed_; }
    void advance_to(int step);

    // Advances by as many steps as take that many instructions, one at least, up to a step: a portion of the way there.
    void advance_towards(int step, std::size_t work);

    // Takes the steps of a part as if they had been computed here, and goes on from its end. Returns false, and takes none, if
    // they do not follow computed() or are not of this race.
    bool append(const RacePart& part);

    // Returns the state after computed() of each racer's simulation, Simulation::save(); empty for those who are out.
    std::vector<std::vector<double>> states() const;

    // Takes memory for so many steps at once, so that none is moved later.
    void reserve(int step);

    // Instructions that one more step takes, so that those who have no time can ask for few steps at once.
    std::size_t work_per_step() const;

  private:
    Experiment experiment_;
    std::shared_ptr<const Loss> loss_;
    std::vector<std::optional<Simulation>> simulations_;  // per racer
    std::vector<Track> tracks_;
    int computed_ = 0;
};

// Sixty-four bits that change if any bit of any position or loss up to the race's last computed step does.
std::uint64_t trajectory_hash(const Race& race);

}  // namespace ravine
