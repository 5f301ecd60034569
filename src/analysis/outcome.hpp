// The outcome of a ball as kind and sentence: converged, stopped, oscillating and so on.
//
// It depends on the path up to a step and on the exact gradient and Hessian at the ball, so that a flat saddle is never taken
// for a minimum. Lengths are measured in domains (the width and height of the measuring box are 1) and heights in the relief of
// the loss, so units do not matter. Equal paths have equal outcomes, whatever was asked before.
#pragma once

#include "analysis/critical_points.hpp"
#include "simulation/race.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ravine {

struct Outcome {
    enum class Kind {
        moving,       // none of what follows, or not yet
        creeping,     // in steps too short to be seen
        minimum,      // converged to a minimum
        saddle,       // stopped where it is level, but neither lowest nor highest
        maximum,      // stopped at a top
        plateau,      // stopped where it is level all around
        kink,         // stands still where the loss bends sharply, though there is a way down
        oscillating,  // swings on and on
        diverging,    // ever wider and higher, or out of the domain and ever farther
        out           // left the race
    };

    Kind kind = Kind::moving;
    std::string sentence;          // "converged to minimum 2"
    std::optional<int> minimum;    // the number of that minimum from 1, if it is a known one
    double period = 0, width = 0;  // of an oscillation: steps (0 where it is irregular), and the diagonal of its box
    std::optional<int> reached;    // the first step at which the loss is within the goal (goal_of)
    std::optional<int> settled;    // the step from which on it is within tolerance of the known minimum to which it converged
    int evaluations = 0;           // values, gradients and Hessians until `reached`
};

// The test of Moré & Wild 2009, "Benchmarking derivative-free optimization algorithms": a problem is solved when f <= f* +
// tolerance (f0 - f*), with the loss f0 of the start and the best known one f*. The least loss of a network is not known: f* is
// 0 there, which no loss is below, and the tolerance wider.
constexpr double tolerance_of(const Experiment& experiment) { return experiment.network ? 0.1 : 1e-3; }

struct Goal {
    double lowest, tolerance;

    // Returns the loss that is low enough for a ball that started at this one.
    double enough(double start) const { return lowest + tolerance * (start - lowest); }
};

// Returns nothing where no minimum is known.
std::optional<Goal> goal_of(const Experiment& experiment, const CriticalPoints& critical_points);

// The least number of steps that a ball stays at a place to count as resting there; in fewer it may roll through.
inline constexpr int fewest_steps = 10;

// Returns the index of the known minimum at which a ball rests: close to it and hardly higher. Returns -1 if there is none.
int minimum_at(const CriticalPoints& critical_points, const Box& domain, Vector at, double loss);

// Classifies the tracks of one race.
class OutcomeClassifier {
  public:
    // The race need not outlive this.
    explicit OutcomeClassifier(const Race& race);

    // For balls on the loss of an experiment, however many there are.
    OutcomeClassifier(std::shared_ptr<const Loss> loss, const Experiment& experiment);

    const CriticalPoints& critical_points() const { return critical_points_; }

    // Returns the outcome of a track up to a step. Requires that the race has computed the step.
    Outcome outcome(const Track& track, int step);

    // Returns one outcome per racer of a race with the same loss, domain and data.
    std::vector<Outcome> outcomes(const Race& race, int step);

  private:
    struct Window;
    Outcome of_motion(const Window& window);
    Outcome of_training(const Track& track, int step) const;
    std::optional<Outcome> at_known_minimum(const Window& window) const;
    std::optional<Outcome> at_critical_point(const Window& window);
    std::optional<Outcome> at_kink(const Window& window);

    Box box_;
    std::shared_ptr<const Loss> loss_;  // null of networks, too
    bool trains_ = false;               // networks
    std::optional<Goal> goal_;
    formula::Workspace workspace_;
    CriticalPoints critical_points_;
};

}  // namespace ravine
