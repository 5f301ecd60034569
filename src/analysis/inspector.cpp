#include "analysis/inspector.hpp"

#include <algorithm>

namespace ravine {
namespace {

constexpr std::size_t work_per_call = 4'000'000;  // instructions: some hundredths of a second
constexpr std::size_t work_between_checkpoints = 400'000;
constexpr std::size_t least_spacing = 16, most_spacing = 256;  // steps

std::vector<Vector> pairs(const std::vector<double>& state) {
    std::vector<Vector> result;
    for (std::size_t i = 0; i + 1 < state.size(); i += 2) result.push_back({state[i], state[i + 1]});
    return result;
}

Course course_of(const Config& config) {
    formula::ParseError told_by_the_race{};
    return Course(config, told_by_the_race);
}

}  // namespace

Inspector::Inspector(const Config& config, std::size_t racer)
    : course_(course_of(config)), steps_(config.steps), racer_(racer) {
    if (racer >= config.racers.size() || !course_.loss()) return;
    swarm_ = course_.at_start(config.racers[racer], start_of(config, racer));
    if (!swarm_.optimizer || !course_.fault(swarm_, 0).empty()) return;
    last_ = steps_;
    const std::size_t spacing = work_between_checkpoints / course_.work(swarm_);
    spacing_ = static_cast<int>(std::clamp(spacing, least_spacing, most_spacing));
    keep();
}

const StepTrace* Inspector::at(int step) {
    behind_ = false;
    if (trace_ && trace_->step == step) return &*trace_;
    trace_.reset();
    if (step < 0 || step > last_ || !seek(step)) return nullptr;
    look();
    return &*trace_;
}

// Goes to a step, or as far as the time of one call allows. False where it is not there.
bool Inspector::seek(int step) {
    const std::size_t nearest = std::min(static_cast<std::size_t>(step / spacing_), checkpoints_.size() - 1);
    if (step < step_ || static_cast<int>(nearest) * spacing_ > step_) restore(nearest);
    for (std::size_t left = work_per_call / course_.work(swarm_) + 1; left > 0 && step_ < std::min(step, last_); --left) {
        if (take_step()) continue;
        // The swarm is where no ball can be. Back to the last step that was well, and never beyond it again.
        last_ = step_;
        restore(checkpoints_.size() - 1);
    }
    behind_ = step_ < std::min(step, last_);
    return step_ == step;
}

bool Inspector::take_step() {
    const auto t = static_cast<std::uint64_t>(step_) + 1;
    if (!course_.aim(swarm_, t)) return false;
    course_.move(swarm_, t);
    if (!course_.fault(swarm_, step_ + 1).empty()) return false;
    ++step_;
    keep();
    return true;
}

void Inspector::restore(std::size_t checkpoint) {
    swarm_.now = checkpoints_[checkpoint];
    step_ = static_cast<int>(checkpoint) * spacing_;
}

// Makes the next checkpoint if this is its step. When there are too many, every other one goes.
void Inspector::keep() {
    if (step_ != static_cast<int>(checkpoints_.size()) * spacing_) return;
    if (checkpoints_.size() == most_checkpoints) {
        for (std::size_t i = 1; 2 * i < most_checkpoints; ++i) checkpoints_[i] = std::move(checkpoints_[2 * i]);
        checkpoints_.resize(most_checkpoints / 2);
        spacing_ *= 2;
    }
    checkpoints_.push_back(swarm_.now);
}

// Takes the next step for a look, and takes it back.
void Inspector::look() {
    const Swarm::Moment here = swarm_.now;
    const auto t = static_cast<std::uint64_t>(step_) + 1;
    const Vector position = swarm_.place();
    const bool aimed = course_.aim(swarm_, t);
    StepTrace& trace = trace_.emplace();
    trace = {.racer = racer_,
             .step = step_,
             .optimizer = swarm_.optimizer,
             .position = position,
             .loss = here.loss[0],
             .gradient = course_.gradient({position.x, position.y}),
             .given = {swarm_.now.g[0], swarm_.now.g[1]},
             .asked = swarm_.optimizer->probe ? Vector{swarm_.probe[0], swarm_.probe[1]} : position,
             .values = swarm_.values,
             .before = pairs(here.state),
             .hessian = {},
             .move = {},
             .retires = !aimed};
    if (swarm_.optimizer->needs == Needs::hessian) trace.hessian = course_.hessian({position.x, position.y}, t);
    if (aimed) {
        course_.move(swarm_, t);
        trace.retires = step_ < steps_ && !course_.fault(swarm_, step_ + 1).empty();
        if (step_ < steps_ && !trace.retires) {
            trace.move = {swarm_.place(), swarm_.place() - position, pairs(swarm_.now.state)};
        }
    }
    swarm_.now = here;
}

std::vector<WalkedLine> walk(const StepTrace& trace) {
    const auto& move = trace.move;
    return walk(*trace.optimizer, {.t = static_cast<std::uint64_t>(trace.step) + 1,
                                   .values = trace.values,
                                   .x = trace.position,
                                   .g = trace.given,
                                   .before = trace.before,
                                   .next = move ? std::optional(move->to) : std::nullopt,
                                   .after = move ? std::span<const Vector>(move->after) : std::span<const Vector>()});
}

}  // namespace ravine
