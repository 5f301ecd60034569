#include "race/race.hpp"

#include "math/bits.hpp"
#include "math/random.hpp"
#include "optimizers/catalogue.hpp"
#include "race/loss_oracle.hpp"

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
    swarm.f.resize(1);
    swarm.state.resize(2 * swarm.optimizer->state.size());
    return swarm;
}

}  // namespace

Race::Race(Config config) : config_(std::move(config)), batches_(0, 0, 0), tracks_(config_.racers.size()) {
    formula::ParseError error;
    loss_ = Loss::compile(config_.loss, error, config_.data);
    if (loss_) batches_ = Batches(loss_->rows(), static_cast<std::size_t>(config_.batch), config_.seed);
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
    const Point start = start_of(config_, racer);
    swarm.x = {start.x, start.y};
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
    track.evaluations.push_back(swarm.evaluations);
}

void Race::advance_to(int step) {
    for (const int end = std::min(step, config_.steps); computed_ < end; ++computed_) {
        for (std::size_t racer = 0; racer < swarms_.size(); ++racer) {
            if (!tracks_[racer].retired) take_step(racer);
        }
    }
}

// A line search is reckoned at a few evaluations, as most of them take.
std::size_t Race::work_per_step() const {
    constexpr std::size_t optimizer_and_bookkeeping = 20, evaluations_of_a_search = 4;
    std::size_t work = 1;
    for (const Swarm& swarm : swarms_) {
        const bool once = !swarm.optimizer || swarm.optimizer->needs == Needs::gradient;
        const bool twice = !gradient_comes_with_loss(swarm);
        const std::size_t evaluations = (once ? 1 : evaluations_of_a_search) + (twice ? 1 : 0);
        work += optimizer_and_bookkeeping + (loss_ ? evaluations * loss_->gradient_work() : 0);
    }
    return work;
}

// Whether the gradient that the next step takes is the one that comes with the loss at x, and costs nothing more.
bool Race::gradient_comes_with_loss(const Swarm& swarm) const {
    return batches_.whole() && !(swarm.optimizer && swarm.optimizer->probe);
}

void Race::take_step(std::size_t racer) {
    Swarm& swarm = swarms_[racer];
    const auto t = static_cast<std::uint64_t>(computed_) + 1;
    for (std::size_t i = 0; i < swarm.values.size(); ++i) swarm.values[i] = swarm.schedules[i].at(t);
    const Batch batch = batches_.at(t);
    take_gradient(swarm, t, batch);
    if (!std::isfinite(swarm.g[0]) || !std::isfinite(swarm.g[1])) {
        tracks_[racer].retired = {computed_ + 1, "the gradient is not finite where it was"};
        return;
    }
    const Vector noise = noise_at(t);
    if (config_.noise > 0) {  // or -0 would become 0
        swarm.g[0] += noise.x;
        swarm.g[1] += noise.y;
    }
    LossOracle oracle(*loss_, swarm.evaluations, batch, noise, {swarm.x[0], swarm.x[1]});
    swarm.optimizer->step({t, swarm.values, swarm.x, swarm.g, swarm.state, swarm.f, &oracle});
    if (config_.noise == 0 && batches_.whole()) swarm.searched = oracle.last_gradient();
    if (gradient_comes_with_loss(swarm)) {
        loss_->gradient(&swarm.x[0], &swarm.x[1], 1, swarm.loss.data(), &swarm.g[0], &swarm.g[1]);
    } else {
        loss_->value(&swarm.x[0], &swarm.x[1], 1, swarm.loss.data());
    }
    record(racer, computed_ + 1);
}

// The one gradient of the step, over its batch, where the optimizer wants it: at x, unless it has a probe. A Hessian that is
// asked for at x, or a line search that ended there, has it already.
void Race::take_gradient(Swarm& swarm, std::uint64_t t, Batch batch) {
    const bool searched = swarm.searched && *swarm.searched == Vector{swarm.x[0], swarm.x[1]};
    if (swarm.optimizer->needs != Needs::hessian && !searched) ++swarm.evaluations.gradients;
    swarm.f = swarm.loss;
    if (gradient_comes_with_loss(swarm)) return;
    swarm.probe = swarm.x;
    if (swarm.optimizer->probe) swarm.optimizer->probe({t, swarm.values, swarm.probe, swarm.g, swarm.state});
    loss_->gradient(&swarm.probe[0], &swarm.probe[1], 1, swarm.f.data(), &swarm.g[0], &swarm.g[1], batch);
}

// The draw depends on seed, step and coordinate only: all racers feel the same wind.
Vector Race::noise_at(std::uint64_t t) const {
    if (config_.noise == 0) return {};
    return config_.noise * Vector{random_normal(config_.seed, t, 0), random_normal(config_.seed, t, 1)};
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
