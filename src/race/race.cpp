#include "race/race.hpp"

#include "math/bits.hpp"
#include "math/random.hpp"
#include "optimizers/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

// A ball this many domains away from the centre has left for good.
constexpr double farthest = 1e6;

bool is_inside(const Box& domain, Point p) {
    const Point centre = domain.centre();
    return std::abs(p.x - centre.x) <= farthest * domain.width() && std::abs(p.y - centre.y) <= farthest * domain.height();
}

Swarm make_swarm(const Racer& racer) {
    Swarm swarm;
    swarm.optimizer = find_optimizer(racer.optimizer);
    if (!swarm.optimizer) return swarm;
    for (const Parameter& parameter : swarm.optimizer->parameters) {
        swarm.schedules.push_back(Schedule::read(parameter, setting_text(racer, parameter)).schedule);
    }
    swarm.values.resize(swarm.schedules.size());
    swarm.x.resize(2);
    swarm.g.resize(2);
    swarm.loss.resize(1);
    swarm.state.resize(2 * swarm.optimizer->state.size());
    return swarm;
}

}  // namespace

Race::Race(Config config) : config_(std::move(config)), tracks_(config_.racers.size()) {
    formula::ParseError error;
    loss_ = Loss::compile(config_.loss, error);
    for (const Racer& racer : config_.racers) swarms_.push_back(make_swarm(racer));
    for (std::size_t racer = 0; racer < swarms_.size(); ++racer) {
        if (!loss_) {
            tracks_[racer].retired = {0, "the loss is no formula: " + error.sentence()};
        } else if (!swarms_[racer].optimizer) {
            tracks_[racer].retired = {0, fmt::format("there is no optimizer \"{}\"", config_.racers[racer].optimizer)};
        } else {
            place_at_start(racer);
        }
    }
}

void Race::place_at_start(std::size_t racer) {
    Swarm& swarm = swarms_[racer];
    swarm.x = {config_.start.x, config_.start.y};
    loss_->gradient(&swarm.x[0], &swarm.x[1], 1, swarm.loss.data(), &swarm.g[0], &swarm.g[1]);
    record(racer, 0);
}

// Appends where the ball is now, or retires it where that is no place to be.
void Race::record(std::size_t racer, int step) {
    const Swarm& swarm = swarms_[racer];
    Track& track = tracks_[racer];
    const auto retire = [&](std::string reason) { track.retired = {step, std::move(reason)}; };
    if (!std::isfinite(swarm.x[0]) || !std::isfinite(swarm.x[1])) return retire("its position is no longer a finite number");
    if (!is_inside(config_.domain, {swarm.x[0], swarm.x[1]})) return retire("it left a million times the domain");
    if (std::isnan(swarm.loss[0]))
        return retire(step == 0 ? "the loss is not defined at the start" : "it left the domain of the formula");
    if (std::isinf(swarm.loss[0])) return retire(step == 0 ? "the loss is infinite at the start" : "its loss is infinite");
    track.x.push_back(swarm.x[0]);
    track.y.push_back(swarm.x[1]);
    track.loss.push_back(swarm.loss[0]);
}

void Race::advance_to(int step) {
    for (const int end = std::min(step, config_.steps); computed_ < end; ++computed_) {
        for (std::size_t racer = 0; racer < swarms_.size(); ++racer) {
            if (!tracks_[racer].retired) take_step(racer);
        }
    }
}

std::size_t Race::work_per_step() const {
    constexpr std::size_t optimizer_and_bookkeeping = 20;
    return 1 + tracks_.size() * (optimizer_and_bookkeeping + (loss_ ? loss_->gradient_size() : 0));
}

void Race::take_step(std::size_t racer) {
    Swarm& swarm = swarms_[racer];
    const auto t = static_cast<std::uint64_t>(computed_) + 1;
    for (std::size_t i = 0; i < swarm.values.size(); ++i) swarm.values[i] = swarm.schedules[i].at(t);
    if (swarm.optimizer->probe) take_gradient_elsewhere(swarm, t);
    if (config_.noise > 0) add_noise(swarm);
    swarm.optimizer->step({t, swarm.values, swarm.x, swarm.g, swarm.state});
    if (swarm.optimizer->probe) {
        loss_->value(&swarm.x[0], &swarm.x[1], 1, swarm.loss.data());
    } else {
        loss_->gradient(&swarm.x[0], &swarm.x[1], 1, swarm.loss.data(), &swarm.g[0], &swarm.g[1]);
    }
    record(racer, computed_ + 1);
}

// Where the optimizer has a probe, the step's one gradient is taken there, and the loss alone at x.
void Race::take_gradient_elsewhere(Swarm& swarm, std::uint64_t t) {
    swarm.probe = swarm.x;
    swarm.optimizer->probe({t, swarm.values, swarm.probe, swarm.g, swarm.state});
    loss_->gradient(&swarm.probe[0], &swarm.probe[1], 1, swarm.loss.data(), &swarm.g[0], &swarm.g[1]);
}

// The draw depends on seed, step and coordinate only: all racers feel the same wind.
void Race::add_noise(Swarm& swarm) const {
    const auto t = static_cast<std::uint64_t>(computed_) + 1;
    for (std::size_t i = 0; i < swarm.g.size(); ++i) swarm.g[i] += config_.noise * random_normal(config_.seed, t, i);
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
