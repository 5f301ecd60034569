#include "simulation/race.hpp"

#include "loss/sampled_loss.hpp"
#include "math/bits.hpp"
#include "math/random.hpp"
#include "simulation/race_part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

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

// Returns what a racer of an experiment simulates, but for the objective; nothing where there is no optimizer of that name.
std::optional<SimulationSetting> setting_of(const Experiment& experiment, std::size_t racer) {
    const Racer& own = experiment.racers[racer];
    const Optimizer* const optimizer = optimizer_of(experiment, own);
    if (!optimizer) return std::nullopt;
    SimulationSetting setting{.objective = {},
                              .optimizer = optimizer,
                              .schedules = {},
                              .noise = experiment.noise,
                              .seed = experiment.seed,
                              .batch = static_cast<std::size_t>(experiment.batch)};
    const std::vector<formula::Constant> constants = constants_of(experiment);
    for (const Parameter& parameter : optimizer->parameters)
        setting.schedules.push_back(schedule_of(own, parameter, constants));
    return setting;
}

}  // namespace

Result<Ground> ground_of(const Experiment& experiment) {
    if (experiment.network) return Ground{nullptr, network::make_training(*experiment.network, experiment.seed)};
    Result<Loss, formula::ParseError> loss = compile_loss(experiment);
    if (!loss) return Failure{"the loss is no formula: " + loss.error().sentence()};
    return Ground{std::make_shared<const Loss>(*std::move(loss)), nullptr};
}

std::optional<Simulation> simulate(const Experiment& experiment, const Ground& ground, std::size_t racer, Steppers* steppers) {
    if (ground.loss) {
        const Vector start = start_of(experiment, racer);
        return simulate(experiment, ground.loss, racer, std::array{start.x, start.y}, steppers);
    }
    const std::shared_ptr<const network::Training>& training = ground.training;
    // Numbers that the paths of all racers may have together.
    constexpr std::size_t most_numbers = std::size_t{1} << 24;
    std::optional<SimulationSetting> setting = setting_of(experiment, racer);
    if (!setting) return std::nullopt;
    setting->objective = std::shared_ptr<const Objective>(training, &training->network);
    setting->centre.assign(training->start.size(), 0.0);
    setting->reach.assign(training->start.size(), 1e6);
    setting->left = "its weights have grown beyond a million";
    setting->steppers = steppers;
    setting->longest = most_numbers / (experiment.racers.size() * training->start.size()) - 1;  // and the start
    return Simulation(*std::move(setting), training->start);
}

std::optional<Simulation> simulate(const Experiment& experiment, std::shared_ptr<const Loss> loss, std::size_t racer,
                                   std::span<const double> starts, Steppers* steppers) {
    // A ball this many measuring boxes away from the centre has left for good.
    constexpr double farthest = 1e6;
    std::optional<SimulationSetting> setting = setting_of(experiment, racer);
    if (!setting) return std::nullopt;
    const Box box = measuring_box(experiment);
    const Vector centre = box.centre();
    setting->objective = std::move(loss);
    setting->centre = {centre.x, centre.y};
    setting->reach = {farthest * box.width(), farthest * box.height()};
    setting->steppers = steppers;
    return Simulation(*std::move(setting), starts);
}

Race::Race(Experiment experiment, const network::PlaneChoice& choice)
    : experiment_(std::move(experiment)), choice_(choice), tracks_(experiment_.racers.size()) {
    Result<Ground> ground = ground_of(experiment_);
    const std::string fault = ground ? "" : ground.error().sentence;
    if (ground) descended_ = *std::move(ground);
    loss_ = descended_.loss;
    simulations_.resize(tracks_.size());
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
        if (!fault.empty()) {
            tracks_[racer].retired = {0, fault};
            continue;
        }
        simulations_[racer] = simulation(racer);
        if (!simulations_[racer]) {
            tracks_[racer].retired = {0, fmt::format("there is no optimizer \"{}\"", experiment_.racers[racer].optimizer)};
        } else if (!simulations_[racer]->complaint().empty()) {
            tracks_[racer].retired = {0, "its rule does not run: " + simulations_[racer]->complaint()};
        } else {
            record(*simulations_[racer], 0, tracks_[racer], recorded());
        }
    }
    if (training()) choose_ground();
}

std::optional<Simulation> Race::simulation(std::size_t racer) const {
    const bool exists = descended_.loss || descended_.training;
    return exists ? simulate(experiment_, descended_, racer) : std::nullopt;
}

void record(const Simulation& simulation, std::size_t ball, Track& track, Recorded recorded) {
    if (const std::optional<Stop> stop = simulation.stop(ball)) {
        track.retired = {static_cast<int>(stop->step), std::string(stop->reason)};
        return;
    }
    track.loss.push_back(simulation.loss(ball));
    track.evaluations.push_back(simulation.evaluations(ball));
    if (recorded == Recorded::weights) {
        for (std::size_t k = 0; k < simulation.dimension(); ++k) track.weights.push_back(simulation.x(ball, k));
    }
    if (recorded != Recorded::place) return;
    track.x.push_back(simulation.x(ball, 0));
    track.y.push_back(simulation.x(ball, 1));
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
    if (computed_ >= end) return;
    const bool had_finished = finished();
    for (; computed_ < end; ++computed_) {
        for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
            if (tracks_[racer].retired) continue;
            simulations_[racer]->advance();
            record(*simulations_[racer], 0, tracks_[racer], recorded());
        }
    }
    follow_tracks(had_finished);
}

// Gives tracks that have grown their places, and a race that has come to its end its plane.
void Race::follow_tracks(bool had_finished) {
    if (!training() || had_finished) return;
    finished() ? choose_ground() : project_all();
}

bool Race::append(const RacePart& part) {
    if (part.first != computed_ + 1 || !part.fits(tracks_)) return false;
    const bool had_finished = finished();
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
        const bool runs = !tracks_[racer].retired && !part.tracks[racer].retired;
        if (runs && !simulations_[racer]->load(part.states[racer])) return false;
    }
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
        Track& track = tracks_[racer];
        if (track.retired) continue;
        const Track& more = part.tracks[racer];
        track.weights.insert(track.weights.end(), more.weights.begin(), more.weights.end());
        track.x.insert(track.x.end(), more.x.begin(), more.x.end());
        track.y.insert(track.y.end(), more.y.begin(), more.y.end());
        track.loss.insert(track.loss.end(), more.loss.begin(), more.loss.end());
        track.beside_x.insert(track.beside_x.end(), more.beside_x.begin(), more.beside_x.end());
        track.beside_y.insert(track.beside_y.end(), more.beside_y.begin(), more.beside_y.end());
        track.evaluations.insert(track.evaluations.end(), more.evaluations.begin(), more.evaluations.end());
        track.retired = more.retired;
    }
    computed_ += part.count;
    follow_tracks(had_finished);
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
        if (training()) track.weights.reserve(entries * training()->start.size());
        for (auto* const numbers : {&track.x, &track.y, &track.loss}) numbers->reserve(entries);
        track.evaluations.reserve(entries);
    }
}

// ---- Of networks ----

bool Race::finished() const {
    const auto out = [](const Track& track) { return track.retired.has_value(); };
    return computed_ >= experiment_.steps || std::all_of(tracks_.begin(), tracks_.end(), out);
}

void Race::look_at(const network::PlaneChoice& choice, const Box& domain) {
    if (!training() || (choice == choice_ && domain == experiment_.domain)) return;
    choice_ = choice;
    experiment_.domain = domain;
    choose_ground();
}

namespace {

// Returns the side of a grid whose losses take some 50 milliseconds, from 5 to the largest one.
std::size_t coarse_side(const network::Network& network, double largest) {
    constexpr double instructions = 6e7, gradients_of_a_value = 1.0 / 3;
    const double side = std::sqrt(instructions / (static_cast<double>(network.gradient_work()) * gradients_of_a_value));
    return static_cast<std::size_t>(std::clamp(side, 5.0, largest));
}

}  // namespace

// Chooses the plane, and samples it as finely as can be waited for.
void Race::choose_ground() {
    std::vector<std::span<const double>> paths;
    for (const Track& track : tracks_) {
        if (!track.weights.empty()) paths.emplace_back(track.weights);
    }
    plane_ = finished() ? network::choose_plane(choice_, *training(), paths, experiment_.seed)
                        : network::random_plane(training()->network, training()->start, experiment_.seed);
    for (Track& track : tracks_) {
        for (auto* const numbers : {&track.x, &track.y, &track.away}) numbers->clear();
    }
    project_all();
    const std::size_t coarse = coarse_side(training()->network, finished() ? 33.0 : 13.0);
    refine(coarse, losses_of_plane(plane_, training()->network, experiment_.domain, coarse, 0, coarse));
}

// Gives tracks the places that they lack.
void Race::project_all() {
    const std::size_t n = training()->start.size();
    for (Track& track : tracks_) {
        for (std::size_t step = track.x.size(); step < track.loss.size(); ++step) {
            const network::Projection at = network::project(plane_, std::span(track.weights).subspan(step * n, n));
            track.x.push_back(at.x);
            track.y.push_back(at.y);
            track.away.push_back(at.away);
        }
    }
}

std::vector<double> losses_of_plane(const network::Plane& plane, const network::Network& network, const Box& domain,
                                    std::size_t side, std::size_t first, std::size_t rows) {
    std::vector<double> x, y;
    for (std::size_t j = first; j < first + rows; ++j) {
        for (std::size_t i = 0; i < side; ++i) {
            x.push_back(SampledLoss::place_of(domain.low.x, domain.high.x, side, i));
            y.push_back(SampledLoss::place_of(domain.low.y, domain.high.y, side, j));
        }
    }
    return network::losses_on(plane, network, x, y);
}

void Race::refine(std::size_t side, std::vector<double> losses) {
    assert(training());
    side_ = side;
    loss_ = std::make_shared<const Loss>(
        Loss::of(std::make_shared<const SampledLoss>(experiment_.domain, side, std::move(losses))));
    ++ground_;
}

void Race::refine() {
    if (!training() || side_ >= fine_side) return;
    refine(fine_side, losses_of_plane(plane_, training()->network, experiment_.domain, fine_side, 0, fine_side));
}

void Race::finish_and_cut(int step) {
    advance_to(experiment_.steps);
    refine();
    computed_ = std::min(computed_, step);
    experiment_.steps = computed_;
    const auto entries = static_cast<std::size_t>(computed_) + 1;
    for (Track& track : tracks_) {
        if (track.retired && track.retired->step > computed_) track.retired.reset();
        if (track.loss.size() <= entries) continue;
        for (auto* const numbers : {&track.x, &track.y, &track.away, &track.loss}) numbers->resize(entries);
        track.evaluations.resize(entries);
        track.weights.resize(entries * training()->start.size());
    }
}

std::size_t Race::work_per_step() const {
    std::size_t work = 1;
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) work += work_per_step(racer);
    return work;
}

std::size_t Race::work_per_step(std::size_t racer) const {
    return simulations_[racer] && !tracks_[racer].retired ? simulations_[racer]->work() : 0;
}

std::uint64_t trajectory_hash(const Race& race) {
    std::uint64_t hash = 0;
    const auto add = [&](double value) { hash = mix(hash + bits_of(value) + 1); };
    for (const Track& track : race.tracks()) {
        hash = mix(hash + track.x.size() + 1);
        for (const double weight : track.weights) add(weight);
        for (std::size_t i = 0; i < track.x.size(); ++i) {
            add(track.x[i]);
            add(track.y[i]);
            add(track.loss[i]);
        }
    }
    return hash;
}

}  // namespace ravine
