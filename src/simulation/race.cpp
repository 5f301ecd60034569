#include "simulation/race.hpp"

#include "math/bits.hpp"
#include "math/random.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {

Race::Race(Config config) : Race(std::move(config), formula::ParseError{}) {}

Race::Race(Config config, formula::ParseError error)
    : config_(std::move(config)), course_(config_, error), tracks_(config_.racers.size()) {
    for (std::size_t racer = 0; racer < tracks_.size(); ++racer) {
        swarms_.push_back(course_.at_start(config_.racers[racer], start_of(config_, racer)));
        if (!loss()) {
            tracks_[racer].retired = {0, "the loss is no formula: " + error.sentence()};
        } else if (!swarms_[racer].optimizer) {
            tracks_[racer].retired = {0, fmt::format("there is no optimizer \"{}\"", config_.racers[racer].optimizer)};
        } else {
            record(racer, 0);
        }
    }
}

// Appends where the ball is now, or retires it where that is no place to be.
void Race::record(std::size_t racer, int step) {
    const Swarm& swarm = swarms_[racer];
    Track& track = tracks_[racer];
    if (const std::string_view fault = course_.fault(swarm, step); !fault.empty()) {
        track.retired = {step, std::string(fault)};
        return;
    }
    track.x.push_back(swarm.now.x[0]);
    track.y.push_back(swarm.now.x[1]);
    track.loss.push_back(swarm.now.loss[0]);
    track.evaluations.push_back(swarm.now.evaluations);
}

void Race::advance_to(int step) {
    for (const int end = std::min(step, config_.steps); computed_ < end; ++computed_) {
        for (std::size_t racer = 0; racer < swarms_.size(); ++racer) {
            if (!tracks_[racer].retired) take_step(racer);
        }
    }
}

void Race::take_step(std::size_t racer) {
    const auto t = static_cast<std::uint64_t>(computed_) + 1;
    if (!course_.aim(swarms_[racer], t)) {
        tracks_[racer].retired = {computed_ + 1, "the gradient is not finite where it was"};
        return;
    }
    course_.move(swarms_[racer], t);
    record(racer, computed_ + 1);
}

std::size_t Race::work_per_step() const {
    std::size_t work = 1;
    for (const Swarm& swarm : swarms_) work += course_.work(swarm);
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
