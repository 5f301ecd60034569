#include "studies/paths.hpp"

#include "simulation/race.hpp"
#include "studies/starts.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace ravine::studies {
namespace {

constexpr std::uint64_t work_of_a_portion = 10'000'000;  // instructions
constexpr std::size_t most_at_once = 256;                // balls of a simulation

}  // namespace

std::vector<int> told_steps(int steps, int most) {
    const int count = std::min(steps, most);
    std::vector<int> told;
    for (int k = 0; k <= count; ++k) told.push_back(static_cast<int>(std::int64_t{k} * steps / std::max(count, 1)));
    return told;
}

Result<Paths> Paths::begin(Experiment experiment, const Study& study) {
    assert(study.kind == Kind::swarm);
    if (std::string fault = fault_of(study, experiment); !fault.empty()) return Failure{std::move(fault)};
    Result<Loss, formula::ParseError> loss = compile_loss(experiment);
    if (!loss) return Failure{"the loss is no formula: " + loss.error().sentence()};
    return Paths(std::move(experiment), study, std::make_shared<const Loss>(*std::move(loss)));
}

Paths::Paths(Experiment experiment, const Study& study, std::shared_ptr<const Loss> loss)
    : experiment_(std::move(experiment)),
      study_(study),
      loss_(std::move(loss)),
      racer_(racers_of(study, experiment_).front()),
      balls_(static_cast<std::size_t>(std::min(study.size, most_balls))),
      steps_(told_steps(experiment_.steps, most_steps_told)) {
    const std::optional<Simulation> simulation = simulate(experiment_, Ground{loss_, nullptr}, racer_);
    const std::uint64_t work =
        simulation ? std::uint64_t{simulation->work()} * static_cast<std::uint64_t>(experiment_.steps + 1) : 1;
    at_once_ = static_cast<std::size_t>(
        std::clamp<std::uint64_t>(work_of_a_portion / std::max<std::uint64_t>(work, 1), 1, most_at_once));
}

bool Paths::go_on() {
    const std::size_t count = std::min(at_once_, balls_ - done_);
    const auto all = static_cast<std::uint64_t>(study_.size);  // std::size_t may be too small for the products
    if (count == 0) return false;
    std::vector<double> starts(2 * count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto row = static_cast<std::size_t>((done_ + i) * all / balls_);
        const Vector start = start_in_spread(study_.spread, experiment_, experiment_.seed, row, static_cast<std::size_t>(all));
        starts[i] = start.x;
        starts[count + i] = start.y;
    }
    std::optional<Simulation> simulation = simulate(experiment_, loss_, racer_, starts, &steppers_);
    std::vector<Track> tracks(count);
    for (int step = 0; simulation; ++step) {
        for (std::size_t i = 0; i < count; ++i) {
            if (!tracks[i].retired) record(*simulation, i, tracks[i]);
        }
        if (step == experiment_.steps) break;
        simulation->advance();
    }
    for (const Track& track : tracks) {
        for (const int step : steps_) {
            const auto at = static_cast<std::size_t>(step);
            places_.push_back(at < track.x.size() ? Vector{track.x[at], track.y[at]} : Vector{std::nan(""), std::nan("")});
        }
    }
    done_ += count;
    return done_ < balls_;
}

}  // namespace ravine::studies
