// What all racers of a race have in common, and how a step is taken: the one place where numbers of a race come from.
//
// The race takes steps to remember them, the inspector to look inside; both do it here, and get the same bits.
//
//     Swarm swarm = course.at_start(racer, start);
//     for (std::uint64_t t = 1; …; ++t) {
//         course.aim(swarm, t);    // parameters and gradient
//         course.move(swarm, t);   // the optimizer
//     }
#pragma once

#include "document/config.hpp"
#include "document/schedule.hpp"
#include "optimizers/oracle.hpp"
#include "simulation/batches.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace ravine {

// The balls of one racer as arrays: x holds all first coordinates, then all second ones. A racer of the race is a
// swarm of one.
struct Swarm {
    // What is carried from step to step: a swarm that is given it goes on from there, to the bit.
    struct Moment {
        std::vector<double> x, g, loss, state;
        Evaluations evaluations;         // so far
        std::optional<Vector> searched;  // where a line search took its last gradient: to ask there again is free
    };

    const Optimizer* optimizer = nullptr;
    std::vector<Schedule> schedules;  // one per parameter
    std::vector<double> values;       // the schedules at the current step
    std::vector<double> probe;        // where the gradient was taken, for optimizers that do not take it at x
    std::vector<double> f;            // the loss that goes with the gradient: over a batch, another than the loss
    std::string_view gave_up = {};    // why the last step leads nowhere, where its optimizer knows
    Moment now;

    Vector place() const { return {now.x[0], now.x[1]}; }  // of a swarm of one
};

// Not for two threads at once: evaluating the loss changes it.
class Course {
  public:
    // A loss that is no formula leaves the course without one, on which no step can be taken, and tells the error.
    Course(const Config& config, formula::ParseError& error);

    const std::optional<Loss>& loss() const { return loss_; }

    // A ball at the start, with its loss and gradient there. Without an optimizer of that name the swarm has none.
    Swarm at_start(const Racer& racer, Vector start);

    // The first half of step t, counted from 1: the parameters at t and the gradient that the optimizer is given, over its
    // batch and with its noise. False where it is not finite, and the ball cannot go on.
    bool aim(Swarm& swarm, std::uint64_t t);

    // The second half: the optimizer's move, and the loss where it led.
    void move(Swarm& swarm, std::uint64_t t);

    // Why a ball cannot be where it is after a step (0 is the start), as a sentence; empty where it can.
    std::string_view fault(const Swarm& swarm, int step) const;

    // The noise of step t, and the Hessian at a point over the batch of step t: what a method that asks for it gets.
    Vector noise_at(std::uint64_t t) const;
    Symmetric hessian(Vector at, std::uint64_t t);

    // The loss's exact gradient at a point, over all rows and without noise.
    Vector gradient(Vector at);

    // Instructions that one step of a swarm takes.
    std::size_t work(const Swarm& swarm) const;

  private:
    bool gradient_comes_with_loss(const Swarm& swarm) const;
    void take_gradient(Swarm& swarm, std::uint64_t t, Batch batch);

    std::optional<Loss> loss_;
    formula::Workspace workspace_;
    Batches batches_;
    Box domain_;
    double noise_;
    std::uint64_t seed_;
};

}  // namespace ravine
