#include "simulation/race.hpp"

#include "math/bits.hpp"
#include "math/random.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {

std::optional<Simulation> simulate(const Experiment& experiment, std::shared_ptr<const Loss> loss, std::size_t racer) {
    // A ball this many domains away from the centre has left for good.
    constexpr double farthest = 1e6;
    const Racer& own = experiment.racers[racer];
    const Optimizer* const optimizer = optimizer_of(experiment, own);
    if (!optimizer) return std::nullopt;
    const Vector centre = experiment.domain.centre(), start = start_of(experiment, racer);
    SimulationSetting setting{.objective = std::move(loss),
                              .optimizer = optimizer,
                              .schedules = {},
                              .noise = experiment.noise,
                              .seed = experiment.seed,
                              .batch = static_cast<std::size_t>(experiment.batch),
                              .centre = {centre.x, centre.y},
                              .reach = {farthest * experiment.domain.width(), farthest * experiment.domain.height()}};
    for (const Parameter& parameter : optimizer->parameters) {
        setting.schedules.push_back(Schedule::read(parameter_of(own, parameter), setting_text(own, parameter)).schedule);
    }
    const double starts[] = {start.x, start.y};
    return Simulation(std::move(setting), starts);
}

Race::Race(Experiment experiment) : experiment_(std::move(experiment)), tracks_(experiment_.racers.size()) {
    const Result<Loss, formula::ParseError> compiled = compile_loss(experiment_);
    const auto loss = compiled ? std::make_shared<const Loss>(*compiled) : nullptr;
    if (loss) loss_ = *loss;
    simulations_.resize(tracks_.size());
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
        if (!loss) {
            tracks_[racer].retired = {0, "the loss is no formula: " + compiled.error().sentence()};
            continue;
        }
        simulations_[racer] = simulate(experiment_, loss, racer);
        if (!simulations_[racer]) {
            tracks_[racer].retired = {0, fmt::format("there is no optimizer \"{}\"", experiment_.racers[racer].optimizer)};
        } else if (!simulations_[racer]->complaint().empty()) {
            tracks_[racer].retired = {0, "its rule does not run: " + simulations_[racer]->complaint()};
        } else {
            record(racer);
        }
    }
}

// Appends where the ball is now, or retires it where it has stopped.
void Race::record(std::size_t racer) {
    const Simulation& simulation = *simulations_[racer];
    Track& track = tracks_[racer];
    if (const std::optional<Stop> stop = simulation.stop(0)) {
        track.retired = {static_cast<int>(stop->step), std::string(stop->reason)};
        return;
    }
    track.x.push_back(simulation.x(0, 0));
    track.y.push_back(simulation.x(0, 1));
    track.loss.push_back(simulation.loss(0));
    track.evaluations.push_back(simulation.evaluations(0));
}

void Race::advance_to(int step) {
    const int end = std::min(step, experiment_.steps);
    for (; computed_ < end; ++computed_) {
        for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
            if (tracks_[racer].retired) continue;
            simulations_[racer]->advance();
            record(racer);
        }
    }
}

std::size_t Race::work_per_step() const {
    std::size_t work = 1;
    for (const auto& simulation : simulations_) work += simulation ? simulation->work() : 0;
    return work;
}

std::uint64_t trajectory_hash(const Race& race) {
    std::uint64_t hash = 0;
    const auto add = [&](double value) { hash = mix(hash + bits_of(value) + 1); };
    for (const Track& track : race.tracks()) {
        hash = mix(hash + track.x.size() + 1);
        for (std::size_t i = 0; i < track.x.size(); ++i) {
            add(track.x[i]);
            add(track.y[i]);
            add(track.loss[i]);
        }
    }
    return hash;
}

}  // namespace ravine
