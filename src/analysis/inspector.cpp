#include "analysis/inspector.hpp"

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

// Of a portion: instructions, and steps, of which each takes some time beside them.
constexpr std::size_t work_of_a_portion = 2'000'000, steps_of_a_portion = 4096;
constexpr std::size_t work_between_checkpoints = 400'000;
constexpr std::size_t least_spacing = 16, most_spacing = 256;  // steps

Vector pair(std::span<const double> numbers) { return {numbers[0], numbers[1]}; }

}  // namespace

Inspector::Inspector(const Race& race, std::size_t racer)
    : loss_(race.loss()), catalogue_(race.experiment().catalogue), steps_(race.experiment().steps), racer_(racer) {
    // A trace has pairs of numbers: a network has more.
    if (racer >= race.experiment().racers.size() || !loss_ || race.training()) return;
    simulation_ = race.simulation(racer);
    if (!simulation_ || simulation_->stop(0) || !simulation_->complaint().empty()) return;
    last_ = steps_;
    const std::size_t spacing = work_between_checkpoints / simulation_->work();
    spacing_ = static_cast<int>(std::clamp(spacing, least_spacing, most_spacing));
    keep();
}

const StepTrace* Inspector::at(int step) {
    if (behind_ && step == wanted_) return nullptr;  // go_on() goes on
    behind_ = false;
    wanted_ = step;
    if (trace_ && trace_->step == step) return &*trace_;
    trace_.reset();
    if (step < 0 || step > last_ || !seek(step)) return nullptr;
    look();
    return &*trace_;
}

bool Inspector::go_on() {
    if (behind_) seek(wanted_);
    return behind_;
}

// Goes to a step, or as far as a portion reaches. Returns false where it is not there.
bool Inspector::seek(int target) {
    const std::size_t nearest = std::min(static_cast<std::size_t>(target / spacing_), checkpoints_.size() - 1);
    if (target < step() || static_cast<int>(nearest) * spacing_ > step()) restore(nearest);
    const std::size_t most = std::min(work_of_a_portion / simulation_->work() + 1, steps_of_a_portion);
    for (std::size_t left = most; left > 0 && step() < std::min(target, last_); --left) {
        if (take_step()) continue;
        // Back to the last step that was well, and never beyond it again.
        last_ = step() - 1;
        restore(checkpoints_.size() - 1);
    }
    behind_ = step() < std::min(target, last_);
    return step() == target;
}

bool Inspector::take_step() {
    simulation_->advance();
    if (simulation_->stop(0)) return false;
    keep();
    return true;
}

void Inspector::restore(std::size_t checkpoint) { simulation_->restore(checkpoints_[checkpoint]); }

// Makes the next checkpoint if this is its step. When there are too many, every other one goes.
void Inspector::keep() {
    if (step() != static_cast<int>(checkpoints_.size()) * spacing_) return;
    if (checkpoints_.size() == most_checkpoints) {
        for (std::size_t i = 1; 2 * i < most_checkpoints; ++i) checkpoints_[i] = std::move(checkpoints_[2 * i]);
        checkpoints_.resize(most_checkpoints / 2);
        spacing_ *= 2;
    }
    checkpoints_.push_back(simulation_->snapshot());
}

std::vector<Vector> Inspector::state() const {
    std::vector<Vector> result;
    const std::size_t names = simulation_->setting().optimizer->state.size();
    for (std::size_t i = 0; i < names; ++i) result.push_back(pair(simulation_->state(0, i)));
    return result;
}

namespace {

KnownStep known_of(const StepTrace& trace) {
    const auto& move = trace.move;
    return {.t = static_cast<std::uint64_t>(trace.step) + 1,
            .values = trace.values,
            .x = trace.position,
            .g = trace.seen_gradient,
            .before = trace.before,
            .next = move ? std::optional(move->to) : std::nullopt,
            .after = move ? std::span<const Vector>(move->after) : std::span<const Vector>(),
            .f = trace.seen_loss,
            .seed = trace.seed,
            .told = trace.told,
            .objective = trace.objective.get(),
            .batch = trace.batch,
            .noise = trace.noise};
}

}  // namespace

// Takes the next step for a look, and takes it back.
void Inspector::look() {
    const Optimizer& optimizer = *simulation_->setting().optimizer;
    const StepInputs inputs = simulation_->inputs(static_cast<std::uint64_t>(step()) + 1);
    const Vector position{simulation_->x(0, 0), simulation_->x(0, 1)};
    const Slope exact = slope(position, {}), seen = inputs.batch.empty() ? exact : slope(position, inputs.batch);
    StepTrace& trace = trace_.emplace();
    trace = {.racer = racer_,
             .step = step(),
             .optimizer = &optimizer,
             .position = position,
             .loss = simulation_->loss(0),
             .gradient = exact.gradient,
             .seen_loss = seen.loss,
             .asks = false,
             .seen_gradient = {},
             .given = {},
             .asked = position,
             .seed = simulation_->setting().seed,
             .values = inputs.values,
             .before = state(),
             .hessian = {},
             .move = {},
             .retires = false};
    trace.objective = simulation_->setting().objective;
    trace.batch = inputs.batch;
    trace.noise = inputs.noise;
    const auto with_noise = [&](Vector g) { return trace.noise.empty() ? g : g + Vector{trace.noise[0], trace.noise[1]}; };
    trace.seen_gradient = with_noise(seen.gradient);
    const auto asked = place_of_gradient(optimizer, known_of(trace));
    trace.asks = asked.has_value();
    if (asked) {
        trace.asked = *asked;
        trace.given = with_noise(slope(trace.asked, inputs.batch).gradient);
    }
    if (optimizer.needs == Needs::hessian) trace.hessian = hessian(position, inputs.batch);
    const Simulation::Snapshot here = simulation_->snapshot();
    trace.told = simulation_->advance_telling();
    const bool stopped = simulation_->stop(0).has_value();
    const bool given = std::isfinite(trace.given.x) && std::isfinite(trace.given.y);
    trace.retires = !given || (trace.step < steps_ && stopped);
    if (trace.step < steps_ && !stopped) {
        const Vector to{simulation_->x(0, 0), simulation_->x(0, 1)};
        trace.move = {to, to - position, state()};
    }
    simulation_->restore(here);
}

Inspector::Slope Inspector::slope(Vector at, Batch batch) {
    Slope result;
    Vector& g = result.gradient;
    loss_->gradient(&at.x, &at.y, 1, &result.loss, &g.x, &g.y, workspace_, batch);
    return result;
}

Symmetric Inspector::hessian(Vector at, Batch batch) {
    double f = 0;
    Vector g;
    Symmetric h;
    loss_->hessian(&at.x, &at.y, 1, &f, &g.x, &g.y, &h.xx, &h.xy, &h.yy, workspace_, batch);
    return h;
}

std::vector<WalkedLine> walk(const StepTrace& trace) { return walk(*trace.optimizer, known_of(trace)); }

}  // namespace ravine
