#include "studies/bands.hpp"

#include "simulation/race.hpp"
#include "studies/paths.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace ravine::studies {
namespace {

constexpr std::uint64_t work_of_a_portion = 10'000'000;  // instructions
constexpr std::size_t values_of_a_portion = 200'000;     // to be sorted

}  // namespace

Result<Bands> Bands::begin(Experiment experiment, const Study& study, std::size_t racer) {
    assert(study.kind == Kind::seeds && racer < experiment.racers.size());
    if (std::string fault = fault_of(study, experiment); !fault.empty()) return Failure{std::move(fault)};
    Result<Ground> ground = ground_of(experiment);
    if (!ground) return ground.error();
    return Bands(std::move(experiment), study, racer, *std::move(ground));
}

Bands::Bands(Experiment experiment, const Study& study, std::size_t racer, Ground ground)
    : experiment_(std::move(experiment)),
      racer_(racer),
      seeds_(static_cast<std::size_t>(study.seeds)),
      first_seed_(experiment_.seed),
      ground_(std::move(ground)),
      steps_(told_steps(experiment_.steps, most_steps_told)) {
    losses_.resize(steps_.size());
    const std::optional<Simulation> simulation = simulate(experiment_, ground_, racer_);
    const std::uint64_t work =
        simulation ? std::uint64_t{simulation->work()} * static_cast<std::uint64_t>(experiment_.steps + 1) : 1;
    at_once_ = static_cast<std::size_t>(std::max<std::uint64_t>(work_of_a_portion / std::max<std::uint64_t>(work, 1), 1));
}

double Bands::share() const { return static_cast<double>(done_) / static_cast<double>(seeds_); }

// Adds the losses of the next seed.
void Bands::run() {
    experiment_.seed = first_seed_ + done_++;
    if (ground_.training) ground_ = *ground_of(experiment_);  // of the seed
    std::optional<Simulation> simulation = simulate(experiment_, ground_, racer_, &steppers_);
    Track track;
    for (int step = 0; simulation; ++step) {
        if (!track.retired) record(*simulation, 0, track, Recorded::loss);
        if (step == experiment_.steps || track.retired) break;
        simulation->advance();
    }
    for (std::size_t k = 0; k < steps_.size(); ++k) {
        const auto step = static_cast<std::size_t>(steps_[k]);
        const bool known = step < track.loss.size() && !std::isnan(track.loss[step]);
        losses_[k].push_back(known ? track.loss[step] : HUGE_VAL);
    }
}

bool Bands::go_on() {
    for (std::size_t i = 0; i < at_once_ && done_ < seeds_; ++i) run();
    if (done_ < seeds_) return true;
    for (std::size_t sorted = 0; quartiles_.size() < steps_.size() && sorted < values_of_a_portion; sorted += seeds_)
        quartiles_.push_back(studies::quartiles(losses_[quartiles_.size()]));
    return quartiles_.size() < steps_.size();
}

}  // namespace ravine::studies
