// The loss of a racer over the steps of a race that is repeated with other seeds: its median, and the quartiles around it.
//
//     Result<Bands> bands = Bands::begin(experiment, study, racer);
//     while (bands->go_on()) {}
//     bands->quartiles()[k]     // at step bands->steps()[k]
#pragma once

#include "simulation/race.hpp"
#include "simulation/steppers.hpp"
#include "studies/summary.hpp"

#include <memory>
#include <vector>

namespace ravine::studies {

class Bands {
  public:
    // The steps that are told: all, or so many at equal distances.
    static constexpr int most_steps_told = 400;

    // Fails if the study makes no sense. Requires a study of seeds, and one of its racers.
    static Result<Bands> begin(Experiment experiment, const Study& study, std::size_t racer);

    // Computes a portion, some milliseconds of work. Returns true if more is left.
    bool go_on();

    // Returns the share of the work that is done.
    double share() const;

    const std::vector<int>& steps() const { return steps_; }

    // Returns the quartiles at these steps; infinite where a run has left the race. Requires that nothing is left to do.
    const std::vector<Quartiles>& quartiles() const { return quartiles_; }

  private:
    Bands(Experiment experiment, const Study& study, std::size_t racer, Ground ground);

    void run();

    Experiment experiment_;
    std::size_t racer_, seeds_, done_ = 0;  // runs
    std::uint64_t first_seed_;
    Ground ground_;
    std::size_t at_once_ = 1;  // runs of a portion
    Steppers steppers_;
    std::vector<int> steps_;
    std::vector<std::vector<double>> losses_;  // per step, of the runs so far
    std::vector<Quartiles> quartiles_;
};

}  // namespace ravine::studies
