// The paths of some balls of a swarm, so that they can be seen at every step of the race.
//
//     Result<Paths> paths = Paths::begin(experiment, study);
//     while (paths->go_on()) {}
//     paths->place(ball, k)     // at step paths->steps()[k]
#pragma once

#include "simulation/steppers.hpp"
#include "studies/study.hpp"

#include <memory>
#include <vector>

namespace ravine::studies {

// Returns the steps of a race that are told: all, or `most` and the first, at equal distances.
std::vector<int> told_steps(int steps, int most);

class Paths {
  public:
    static constexpr int most_balls = 5'000, most_steps_told = 200;

    // Fails if the study makes no sense. Requires a study of a swarm.
    static Result<Paths> begin(Experiment experiment, const Study& study);

    // Computes the paths of some more balls, some milliseconds of work. Returns true if more are left.
    bool go_on();

    // Returns the number of balls that are followed, and of those that are done.
    std::size_t balls() const { return balls_; }
    std::size_t done() const { return done_; }

    const std::vector<int>& steps() const { return steps_; }

    // Returns the place of a ball at a step that is told; NaN where it is out of the race. Requires that it is done.
    Vector place(std::size_t ball, std::size_t k) const { return places_[ball * steps_.size() + k]; }

  private:
    Paths(Experiment experiment, const Study& study, std::shared_ptr<const Loss> loss);

    Experiment experiment_;
    Study study_;
    std::shared_ptr<const Loss> loss_;
    std::size_t racer_, balls_, done_ = 0, at_once_ = 1;
    Steppers steppers_;
    std::vector<int> steps_;
    std::vector<Vector> places_;
};

}  // namespace ravine::studies
