// What an optimizer thinks at a step, as numbers: what it is given, what it remembers, where it goes.
//
// A race remembers positions and losses only. The inspector runs one racer again, on a course of its own, to the same bits
// as the race's (course.hpp), and stops at the step that is asked for. Checkpoints make the way back short.
//
//     Inspector inspector(race, racer);
//     if (const StepTrace* trace = inspector.at(step)) …
//     else while (inspector.go_on()) …   // a long way, in portions: ask again at its end
#pragma once

#include "analysis/walk.hpp"
#include "simulation/race.hpp"

#include <optional>
#include <vector>

namespace ravine {

// A racer at step k, on its way to step k + 1. Of arrays of the optimizer's state there is a pair (along x, along y) per
// name of Optimizer::state.
struct StepTrace {
    std::size_t racer;
    int step;
    const Optimizer* optimizer;
    Vector position;
    double loss;             // at the position, over all rows
    Vector gradient;         // exact: at the position, over all rows, without noise
    double seen_loss;        // at the position, over the batch
    bool asks = true;        // for a gradient
    Vector seen_gradient;    // the gradient at the position, over the batch and with the noise of the step
    Vector given;            // the gradient that the optimizer gets: of its batch, with its noise, where it asks for it; else 0
    Vector asked;            // where that is: the position, unless the optimizer has a probe
    std::uint64_t seed = 0;  // of draws
    std::vector<double> values;                       // the parameters of the step; a choice is its index
    std::vector<Vector> before;                       // the state
    std::optional<Symmetric> hessian;                 // at the position, over the batch; for methods that need it
    std::vector<Told> told = {};                      // by a method in C++, of the step that it takes here
    std::shared_ptr<const Objective> objective = {};  // of the race, for lines that ask the loss elsewhere
    std::vector<std::uint16_t> batch = {};            // rows of the step; empty for all of them
    std::vector<double> noise = {};                   // added to every gradient; empty without noise

    struct Move {
        Vector to, by;  // the position at k + 1, and the way there
        std::vector<Vector> after;
    };
    std::optional<Move> move;  // none from the last step of the race, nor where the racer retires
    bool retires = false;      // it cannot go on from here
};

// The lines of the optimizer's rule with the numbers of that step.
std::vector<WalkedLine> walk(const StepTrace& trace);

class Inspector {
  public:
    // Of a racer of the race, which need not outlive this. Nothing can be seen of one that has no optimizer or no place to
    // start at.
    Inspector(const Race& race, std::size_t racer);

    // The racer at a step, until the next call. Null beyond the steps that it was in the race, and while it is behind: a call
    // takes a portion of the way.
    const StepTrace* at(int step);

    // True while the step asked for last has not been reached yet.
    bool behind() const { return behind_; }

    // Takes a portion of the way to the step asked for last, a millisecond or two. Returns true if more is left.
    bool go_on();

    // The step that it has come to. Requires that it is behind.
    int reached() const { return step(); }

    // How many moments it keeps at most to go back to.
    static constexpr std::size_t most_checkpoints = 512;
    std::size_t checkpoints() const { return checkpoints_.size(); }

  private:
    bool seek(int target);
    bool take_step();
    int step() const { return static_cast<int>(simulation_->steps()); }
    std::vector<Vector> state() const;
    struct Slope {
        double loss = 0;
        Vector gradient = {};
    };
    Slope slope(Vector at, Batch batch);
    Symmetric hessian(Vector at, Batch batch);
    void restore(std::size_t checkpoint);
    void keep();
    void look();

    std::shared_ptr<const Loss> loss_;
    Catalogue catalogue_;  // has the optimizer of the simulation
    std::optional<Simulation> simulation_;
    formula::Workspace workspace_;
    int steps_;
    int last_ = -1;                                  // step that can be reached, as far as is known
    std::vector<Simulation::Snapshot> checkpoints_;  // number i is of step i * spacing_
    int spacing_ = 1;
    bool behind_ = false;
    int wanted_ = 0;  // step asked for last
    std::optional<StepTrace> trace_;
    std::size_t racer_;
};

}  // namespace ravine
