#include "simulation/simulation.hpp"

#include "math/random.hpp"
#include "math/simd.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace ravine {
namespace {

constexpr std::size_t largest_block = 1024;       // balls
constexpr std::size_t cache_doubles = 32 * 1024;  // the arrays of a block and of its next step together: 256 KB
constexpr std::size_t steps_together = 16;        // that a block takes before the next one does

bool is_finite(double number) { return number - number == 0; }

// Fills the rest of the last lane with copies of the last ball, which stop no step by themselves. `numbers` are the arrays of
// the block, now or next.
void fill_lane(const Block& block, double* numbers) {
    for (std::size_t slot = block.alive(); slot > 0 && slot < block.stepping(); ++slot) {
        for (std::size_t array = 0; array < block.arrays; ++array) {
            double* const of = numbers + array * block.slots;
            of[slot] = of[slot - 1];
        }
    }
}

}  // namespace

Simulation::Simulation(SimulationSetting setting, std::span<const double> starts)
    : setting_(std::move(setting)), batches_(setting_.objective->rows(), setting_.batch, setting_.seed) {
    assert(starts.size() % dimension() == 0 && setting_.schedules.size() == setting_.optimizer->parameters.size());
    assert(setting_.centre.size() == setting_.reach.size());
    StepSetting step{setting_.objective.get(), setting_.optimizer, {},           {},
                     setting_.noise > 0,       !batches_.whole(),  setting_.seed};
    for (const Schedule& schedule : setting_.schedules) {
        step.choices.push_back(schedule.at(1, workspace_));
        step.zero.push_back(schedule.is_constant() && step.choices.back() == 0);
    }
    Steppers own;
    Steppers& steppers = setting_.steppers ? *std::exchange(setting_.steppers, nullptr) : own;
    if (Result<std::shared_ptr<const Stepper>> stepper = steppers.get(step, setting_.objective)) {
        stepper_ = *std::move(stepper);
    } else {
        complaint_ = stepper.error().sentence;
    }
    start(starts);
}

void Simulation::start(std::span<const double> starts) {
    const std::size_t n = dimension(), balls = starts.size() / n, state = stepper_ ? stepper_->state_arrays() : 0;
    const std::size_t fitting = cache_doubles / (2 * Block(n, state, 0).arrays) / lane_width * lane_width;
    const std::size_t most = std::clamp(fitting, lane_width, largest_block);
    places_.resize(balls);
    for (std::size_t first = 0; first < balls; first += most) {
        const std::size_t count = std::min(most, balls - first);
        Block& block = blocks_.emplace_back(n, state, count);
        if (spare_.empty()) spare_.resize(block.now.size());
        block.now.resize(spare_.size());
        block.next.resize(spare_.size());
        for (std::size_t slot = 0; slot < block.slots; ++slot) {
            const std::size_t ball = first + std::min(slot, count - 1);
            for (std::size_t k = 0; k < n; ++k) block.next_at(block.of_x(k))[slot] = starts[k * balls + ball];
        }
        for (std::size_t slot = 0; slot < count; ++slot) {
            block.balls.push_back(static_cast<std::uint32_t>(first + slot));
            places_[first + slot] = {static_cast<std::uint32_t>(blocks_.size() - 1), static_cast<std::uint32_t>(slot)};
        }
        setting_.objective->gradient({block.next_at(0), block.slots, block.slots}, block.next_at(block.of_f()),
                                     block.next_at(block.of_g(0)), workspace_, {});
        block.now = block.next;
        stop_faulty(block, 0);
        std::swap(block.now, block.next);
        block.next = {};
        fill_lane(block, block.now.data());
    }
}

void Simulation::fill(StepInputs& inputs, std::uint64_t t) {
    inputs.t = t;
    inputs.values.resize(setting_.schedules.size());
    for (std::size_t i = 0; i < inputs.values.size(); ++i) inputs.values[i] = setting_.schedules[i].at(t, uniform_workspace_);
    if (setting_.noise > 0) {
        inputs.noise.resize(dimension());
        // The draw depends on seed, step and coordinate only: all balls feel the same wind.
        for (std::size_t k = 0; k < inputs.noise.size(); ++k)
            inputs.noise[k] = setting_.noise * random_normal(setting_.seed, t, k);
    }
    const Batch batch = batches_.at(t);
    inputs.batch.assign(batch.begin(), batch.end());
}

StepInputs Simulation::inputs(std::uint64_t t) {
    StepInputs result;
    fill(result, t);
    return result;
}

// The numbers of the steps to come are computed for some steps at once.
const StepInputs& Simulation::prepared(std::uint64_t t) {
    const bool ready = !inputs_.empty() && t >= inputs_.front().t && t <= inputs_.back().t;
    if (!ready) {
        inputs_.resize(steps_together);
        for (std::size_t k = 0; k < inputs_.size(); ++k) fill(inputs_[k], t + k);
        stepper_->prepare(inputs_, uniform_workspace_);
    }
    return inputs_[static_cast<std::size_t>(t - inputs_.front().t)];
}

void Simulation::advance(std::uint64_t steps) {
    if (!stepper_) return;
    while (steps > 0) {
        const auto ready = static_cast<std::size_t>(prepared(steps_ + 1).t - inputs_.front().t);
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(steps, inputs_.size() - ready));
        for (Block& block : blocks_) {
            block.next.swap(spare_);
            for (std::size_t k = 0; k < count && block.alive() > 0; ++k) step(block, inputs_[ready + k]);
            block.next.swap(spare_);
        }
        steps_ += count;
        steps -= count;
    }
}

std::vector<Told> Simulation::advance_telling() {
    assert(places_.size() == 1);
    std::vector<Told> told;
    for (Block& block : blocks_) block.told = &told;
    advance();
    for (Block& block : blocks_) block.told = nullptr;
    return told;
}

void Simulation::step(Block& block, const StepInputs& inputs) {
    stepper_->step(block, inputs, workspace_);
    if (!stepper_->evaluates_loss()) {
        const Points points{block.next_at(0), block.alive(), block.slots};
        double* const f = block.next_at(block.of_f());
        if (stepper_->carries_gradient()) {
            setting_.objective->gradient(points, f, block.next_at(block.of_g(0)), workspace_, {});
        } else {
            setting_.objective->value(points, f, workspace_, {});
        }
        fill_lane(block, block.next.data());
    }
    const bool well = inputs.t <= setting_.longest && all_well(block);
    if (!well) stop_faulty(block, inputs.t);
    std::swap(block.now, block.next);
    if (!well) fill_lane(block, block.now.data());
}

// A gradient that is carried was given with the step before; any other one comes with the step.
bool Simulation::all_well(const Block& block) const {
    const std::size_t slots = block.stepping();
    const auto always = Lane(0.0) == Lane(0.0);
    auto well = always;
    const auto check = [&](const double* numbers, auto is_well) {
        const auto lane = [=](std::size_t slot) { return is_well(Lane::load_unaligned(numbers + slot)); };
        std::size_t slot = 0;
        for (; slot + 4 * lane_width <= slots; slot += 4 * lane_width) {
            well =
                well && (lane(slot) && lane(slot + lane_width)) && (lane(slot + 2 * lane_width) && lane(slot + 3 * lane_width));
        }
        for (; slot < slots; slot += lane_width) well = well && lane(slot);
    };
    const auto finite = [](Lane v) { return xsimd::isfinite(v); };
    for (std::size_t k = 0; k < block.dimension; ++k) {
        const std::size_t x = block.of_x(k), g = block.of_g(k);
        check(stepper_->carries_gradient() ? block.now_at(g) : block.next_at(g), finite);
        if (setting_.reach.empty()) {
            check(block.next_at(x), finite);
        } else {
            const Lane centre(setting_.centre[k]), reach(setting_.reach[k]);
            check(block.next_at(x), [=](Lane v) { return xsimd::abs(v - centre) <= reach; });
        }
    }
    check(block.next_at(block.of_f()), finite);
    return xsimd::all(well);
}

// Returns why a ball cannot be where the numbers of a slot have it, or an empty text.
std::string_view Simulation::fault(const Block& block, const double* numbers, std::size_t slot, bool at_start) const {
    const auto at = [&](std::size_t array) { return numbers[array * block.slots + slot]; };
    for (std::size_t k = 0; k < block.dimension; ++k) {
        if (is_finite(at(block.of_x(k)))) continue;
        const bool told = !block.gave_up.empty() && !block.gave_up[slot].empty();
        return told ? block.gave_up[slot] : "its position is no longer a finite number";
    }
    for (std::size_t k = 0; k < setting_.reach.size(); ++k) {
        if (std::abs(at(block.of_x(k)) - setting_.centre[k]) > setting_.reach[k]) return setting_.left;
    }
    const double f = at(block.of_f());
    if (std::isnan(f)) return at_start ? "the loss is not defined at the start" : "it left the domain of the formula";
    if (std::isinf(f)) return at_start ? "the loss is infinite at the start" : "its loss is infinite";
    return {};
}

void Simulation::stop_faulty(Block& block, std::uint64_t t) {
    for (std::size_t slot = block.alive(); slot-- > 0;) {
        std::string_view reason = fault(block, block.next.data(), slot, t == 0);
        if (t > setting_.longest) reason = "a longer path of so many weights does not fit into memory";
        for (std::size_t k = 0; k < block.dimension && t > 0; ++k) {
            const std::size_t g = block.of_g(k);
            const double given = (stepper_->carries_gradient() ? block.now_at(g) : block.next_at(g))[slot];
            if (!is_finite(given)) reason = "the gradient is not finite where it was";
        }
        if (reason.empty()) continue;
        Stopped& end = stopped_.emplace_back();
        end.stop = {t, reason};
        for (std::size_t k = 0; k < block.dimension; ++k) end.x.push_back(block.now_at(block.of_x(k))[slot]);
        end.loss = block.now_at(block.of_f())[slot];
        end.evaluations = block.evaluations.empty() ? Evaluations{} : block.evaluations[slot];
        places_[block.balls[slot]] = {stopped, static_cast<std::uint32_t>(stopped_.size() - 1)};
        remove(block, slot);
    }
}

// Puts the last ball that steps into a slot.
void Simulation::remove(Block& block, std::size_t slot) {
    const std::size_t last = block.alive() - 1;
    for (std::size_t array = 0; array < block.arrays; ++array) block.next_at(array)[slot] = block.next_at(array)[last];
    if (!block.evaluations.empty()) {
        block.evaluations[slot] = block.evaluations[last];
        block.gave_up[slot] = block.gave_up[last];
        for (std::size_t k = 0; k < block.dimension; ++k) {
            block.searched[slot * block.dimension + k] = block.searched[last * block.dimension + k];
        }
    }
    block.balls[slot] = block.balls[last];
    if (slot != last) places_[block.balls[slot]].slot = static_cast<std::uint32_t>(slot);
    block.balls.pop_back();
}

double Simulation::x(std::size_t ball, std::size_t coordinate) const {
    const Place place = places_[ball];
    if (place.block == stopped) return stopped_[place.slot].x[coordinate];
    const Block& block = blocks_[place.block];
    return block.now_at(block.of_x(coordinate))[place.slot];
}

double Simulation::loss(std::size_t ball) const {
    const Place place = places_[ball];
    if (place.block == stopped) return stopped_[place.slot].loss;
    const Block& block = blocks_[place.block];
    return block.now_at(block.of_f())[place.slot];
}

Evaluations Simulation::evaluations(std::size_t ball) const {
    const Place place = places_[ball];
    const bool has_stopped = place.block == stopped;
    Evaluations result;
    if (has_stopped) {
        result = stopped_[place.slot].evaluations;
    } else if (const Block& block = blocks_[place.block]; !block.evaluations.empty()) {
        result = block.evaluations[place.slot];
    }
    if (!stepper_) return result;
    const Evaluations all = stepper_->evaluations(has_stopped ? stopped_[place.slot].stop.step : steps_);
    return {result.values + all.values, result.gradients + all.gradients, result.hessians + all.hessians};
}

std::optional<Stop> Simulation::stop(std::size_t ball) const {
    const Place place = places_[ball];
    return place.block == stopped ? std::optional(stopped_[place.slot].stop) : std::nullopt;
}

std::vector<double> Simulation::state(std::size_t ball, std::size_t name) const {
    const Place place = places_[ball];
    assert(place.block != stopped);
    const Block& block = blocks_[place.block];
    const std::vector<std::size_t> arrays = stepper_->arrays_of(name);
    std::vector<double> result(dimension(), 0.0);
    for (std::size_t k = 0; k < result.size() && !arrays.empty(); ++k) {
        result[k] = block.now_at(block.of_state(arrays[std::min(k, arrays.size() - 1)]))[place.slot];
    }
    return result;
}

Simulation::Snapshot Simulation::snapshot() const { return {steps_, blocks_, places_, stopped_}; }

void Simulation::restore(const Snapshot& snapshot) {
    steps_ = snapshot.steps;
    blocks_ = snapshot.blocks;
    places_ = snapshot.places;
    stopped_ = snapshot.stopped;
}

// The step, all arrays of the block and, of a method in C++, requests per slot and the places of searches.
std::vector<double> Simulation::save() const {
    const Block& block = blocks_.front();
    std::vector<double> numbers{static_cast<double>(steps_)};
    numbers.insert(numbers.end(), block.now.begin(), block.now.end());
    for (const Evaluations& made : block.evaluations) {
        for (const int count : {made.values, made.gradients, made.hessians}) numbers.push_back(count);
    }
    numbers.insert(numbers.end(), block.searched.begin(), block.searched.end());
    return numbers;
}

bool Simulation::load(std::span<const double> numbers) {
    Block& block = blocks_.front();
    const std::size_t least = 1 + block.now.size(), of_method = block.slots * (3 + dimension());
    if (numbers.size() != least && numbers.size() != least + of_method) return false;
    const auto take = [&numbers](std::size_t count) {
        const std::span<const double> taken = numbers.first(count);
        numbers = numbers.subspan(count);
        return taken;
    };
    steps_ = static_cast<std::uint64_t>(take(1)[0]);
    const std::span<const double> now = take(block.now.size());
    std::copy(now.begin(), now.end(), block.now.begin());
    if (numbers.empty()) return true;
    block.evaluations.clear();
    for (std::size_t slot = 0; slot < block.slots; ++slot) {
        const auto made = take(3);
        block.evaluations.push_back({static_cast<int>(made[0]), static_cast<int>(made[1]), static_cast<int>(made[2])});
    }
    block.searched.assign(numbers.begin(), numbers.end());
    return true;
}

// A line search is reckoned at a few evaluations, as most of them take.
std::size_t Simulation::work() const {
    constexpr std::size_t optimizer_and_bookkeeping = 20, evaluations_of_a_search = 4;
    const bool once = setting_.optimizer->needs == Needs::gradient;
    const bool twice = !stepper_ || !stepper_->carries_gradient();
    const std::size_t evaluations = (once ? 1 : evaluations_of_a_search) + (twice ? 1 : 0);
    return balls() * (optimizer_and_bookkeeping + evaluations * setting_.objective->gradient_work());
}

}  // namespace ravine
