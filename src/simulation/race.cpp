#include "simulation/race.hpp"

#include "math/bits.hpp"
#include "math/random.hpp"
#include "simulation/race_part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ravine {
namespace {

// Returns the place that a method has beside x; it is x before the first step.
std::optional<Vector> place_beside(const Simulation& simulation, std::size_t ball) {
    const Optimizer& optimizer = *simulation.setting().optimizer;
    const Beside& beside = optimizer.beside;
    if (beside.state.empty()) return std::nullopt;
    const Vector x{simulation.x(ball, 0), simulation.x(ball, 1)};
    const auto at = std::find(optimizer.state.begin(), optimizer.state.end(), beside.state);
    if (simulation.steps() == 0 || at == optimizer.state.end()) return x;
    const std::vector<double> state = simulation.state(ball, static_cast<std::size_t>(at - optimizer.state.begin()));
    const int share = beside.share.empty() ? -1 : find_parameter(optimizer, beside.share);
    if (share < 0) return Vector{state[0], state[1]};
    const double part = simulation.setting().schedules[static_cast<std::size_t>(share)].at(simulation.steps() + 1);
    return Vector{state[0] + part * (x.x - state[0]), state[1] + part * (x.y - state[1])};
}

}  // namespace

std::optional<Simulation> simulate(const Experiment& experiment, std::shared_ptr<const Loss> loss, std::size_t racer) {
    const Vector start = start_of(experiment, racer);
    return simulate(experiment, std::move(loss), racer, std::array{start.x, start.y});
}

std::optional<Simulation> simulate(const Experiment& experiment, std::shared_ptr<const Loss> loss, std::size_t racer,
                                   std::span<const double> starts, Steppers* steppers) {
    // A ball this many measuring boxes away from the centre has left for good.
    constexpr double farthest = 1e6;
    const Racer& own = experiment.racers[racer];
    const Optimizer* const optimizer = optimizer_of(experiment, own);
    if (!optimizer) return std::nullopt;
    const Box box = measuring_box(experiment);
    const Vector centre = box.centre();
    SimulationSetting setting{.objective = std::move(loss),
                              .optimizer = optimizer,
                              .schedules = {},
                              .noise = experiment.noise,
                              .seed = experiment.seed,
                              .batch = static_cast<std::size_t>(experiment.batch),
                              .centre = {centre.x, centre.y},
                              .reach = {farthest * box.width(), farthest * box.height()},
                              .steppers = steppers};
    const std::vector<formula::Constant> constants = constants_of(experiment);
    for (const Parameter& parameter : optimizer->parameters)
        setting.schedules.push_back(schedule_of(own, parameter, constants));
    return Simulation(std::move(setting), starts);
}

Race::Race(Experiment experiment) : experiment_(std::move(experiment)), tracks_(experiment_.racers.size()) {
    const Result<Loss, formula::ParseError> compiled = compile_loss(experiment_);
    if (compiled) loss_ = std::make_shared<const Loss>(*compiled);
    simulations_.resize(tracks_.size());
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
        if (!loss_) {
            tracks_[racer].retired = {0, "the loss is no formula: " + compiled.error().sentence()};
            continue;
        }
        simulations_[racer] = simulate(experiment_, loss_, racer);
        if (!simulations_[racer]) {
            tracks_[racer].retired = {0, fmt::format("there is no optimizer \"{}\"", experiment_.racers[racer].optimizer)};
        } else if (!simulations_[racer]->complaint().empty()) {
            tracks_[racer].retired = {0, "its rule does not run: " + simulations_[racer]->complaint()};
        } else {
            record(*simulations_[racer], 0, tracks_[racer]);
        }
    }
}

void record(const Simulation& simulation, std::size_t ball, Track& track) {
    if (const std::optional<Stop> stop = simulation.stop(ball)) {
        track.retired = {static_cast<int>(stop->step), std::string(stop->reason)};
        return;
    }
    track.x.push_back(simulation.x(ball, 0));
    track.y.push_back(simulation.x(ball, 1));
    track.loss.push_back(simulation.loss(ball));
    track.evaluations.push_back(simulation.evaluations(ball));
    if (const std::optional<Vector> beside = place_beside(simulation, ball)) {
        track.beside_x.push_back(beside->x);
        track.beside_y.push_back(beside->y);
    }
}

void Race::advance_towards(int step, std::size_t work) {
    const auto steps = static_cast<int>(std::clamp<std::size_t>(work / work_per_step(), 1, most_steps));
    advance_to(std::min(step, computed_ + steps));
}

void Race::advance_to(int step) {
    const int end = std::min(step, experiment_.steps);
    for (; computed_ < end; ++computed_) {
        for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
            if (tracks_[racer].retired) continue;
            simulations_[racer]->advance();
            record(*simulations_[racer], 0, tracks_[racer]);
        }
    }
}

bool Race::append(const RacePart& part) {
    if (part.first != computed_ + 1 || !part.fits(tracks_)) return false;
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
        const bool runs = !tracks_[racer].retired && !part.tracks[racer].retired;
        if (runs && !simulations_[racer]->load(part.states[racer])) return false;
    }
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
        Track& track = tracks_[racer];
        if (track.retired) continue;
        const Track& more = part.tracks[racer];
        track.x.insert(track.x.end(), more.x.begin(), more.x.end());
        track.y.insert(track.y.end(), more.y.begin(), more.y.end());
        track.loss.insert(track.loss.end(), more.loss.begin(), more.loss.end());
        track.beside_x.insert(track.beside_x.end(), more.beside_x.begin(), more.beside_x.end());
        track.beside_y.insert(track.beside_y.end(), more.beside_y.begin(), more.beside_y.end());
        track.evaluations.insert(track.evaluations.end(), more.evaluations.begin(), more.evaluations.end());
        track.retired = more.retired;
    }
    computed_ += part.count;
    return true;
}

std::vector<std::vector<double>> Race::states() const {
    std::vector<std::vector<double>> states(tracks_.size());
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
        if (!tracks_[racer].retired) states[racer] = simulations_[racer]->save();
    }
    return states;
}

void Race::reserve(int step) {
    const auto entries = static_cast<std::size_t>(std::min(step, experiment_.steps)) + 1;
    for (Track& track : tracks_) {
        if (track.retired) continue;
        for (auto* const numbers : {&track.x, &track.y, &track.loss}) numbers->reserve(entries);
        track.evaluations.reserve(entries);
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
