// What became of a ball, in words: where it converged, what it stopped at, or what else it does.
//
// A outcome at a step looks at the path up to that step and at the exact gradient and Hessian where the ball is, so that a
// flat saddle is never taken for a minimum. Lengths are measured in domains (the domain's width and height are 1), heights in
// the relief of the loss, so that units do not matter. The same path gives the same outcome, whatever was asked before.
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
    std::optional<int> minimum;    // the number of the known minimum that it converged to, from 1
    double period = 0, width = 0;  // of an oscillation: steps (0 where it is irregular), and the diagonal of its box
    std::optional<int> reached;    // the first step at which the loss is within `tolerance` of the best known minimum
    int evaluations = 0;           // that it took to get there: values, gradients and Hessians
};

// The test of Moré & Wild 2009, "Benchmarking derivative-free optimization algorithms": a ball has solved the problem when its
// loss has made up all but this part of the way from the start's to the best known one, f <= f* + tolerance (f0 - f*).
inline constexpr double tolerance = 1e-3;

// A ball that stays beside a minimum, or anywhere else, for so many steps is there and does not roll through.
inline constexpr int fewest_steps = 10;

// The known minimum that a ball at rest at a point, with the loss there, is at: beside it and hardly higher. Its index, or -1.
int minimum_at(const CriticalPoints& critical_points, const Box& domain, Vector at, double loss);

// Classifies the tracks of one race.
class OutcomeClassifier {
  public:
    explicit OutcomeClassifier(const Race& race);

    const CriticalPoints& critical_points() const { return critical_points_; }

    // The step must have been computed.
    Outcome outcome(const Track& track, int step);

    // One outcome per racer of a race over the same loss, domain and data.
    std::vector<Outcome> outcomes(const Race& race, int step);

  private:
    struct Window;
    Outcome of_motion(const Window& window);
    std::optional<Outcome> at_known_minimum(const Window& window) const;
    std::optional<Outcome> at_critical_point(const Window& window);
    std::optional<Outcome> at_kink(const Window& window);

    Box domain_;
    std::optional<Loss> loss_;
    formula::Workspace workspace_;
    CriticalPoints critical_points_;
};

}  // namespace ravine
