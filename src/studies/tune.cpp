#include "studies/tune.hpp"

#include "formula/number.hpp"
#include "math/power.hpp"
#include "math/random.hpp"
#include "simulation/race.hpp"
#include "studies/settings.hpp"
#include "studies/starts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace ravine::studies {
namespace {

constexpr std::uint64_t work_of_a_portion = 10'000'000;  // instructions

constexpr std::size_t fewest_left = 2;
constexpr int fewest_evaluations = 16;    // of the first round
constexpr double share_that_stays = 0.5;  // of settings, for each number but the rate: most matter little
constexpr double infinite = std::numeric_limits<double>::infinity();

// Keep the draws of settings and of tuning's starts apart from each other and from the noise of the same seed.
constexpr std::uint64_t seed_of_draws(std::uint64_t seed) { return mix(seed ^ 0x64726177735f3031U); }
constexpr std::uint64_t seed_of_starts(std::uint64_t seed) { return mix(seed ^ 0x74756e655f303031U); }

// Rounds to three digits, which is a number that one can tell others, where that is in the range.
double round_within(const Swept& range, double value) {
    const double rounded = read_number(fmt::format("{:.3g}", value)).value_or(value);
    return rounded >= range.low && rounded <= range.high ? rounded : value;
}

// Returns the values of a setting; setting 0 is the racer as it is, and in the others some numbers stay as they are.
std::vector<double> draw(const std::vector<Swept>& ranges, const Experiment& experiment, std::uint64_t seed, std::size_t racer,
                         std::size_t setting) {
    std::vector<double> values;
    const Racer& own = experiment.racers[racer];
    const Optimizer& optimizer = *optimizer_of(experiment, own);
    const auto drawn = [&](std::size_t number) { return random_uniform(random_bits(seed_of_draws(seed), setting, number)); };
    for (std::size_t k = 0; k < ranges.size(); ++k) {
        const Swept& range = ranges[k];
        const Parameter& parameter = optimizer.parameters[static_cast<std::size_t>(find_parameter(optimizer, range.key))];
        const bool stays = setting == 0 || (parameter.role != ParameterRole::learning_rate && drawn(2 * k) < share_that_stays);
        if (stays) {
            values.push_back(read_number(setting_text(own, parameter)).value_or(range.low));
            continue;
        }
        const double share = drawn(2 * k + 1);
        const double value =
            range.log ? range.low * power(range.high / range.low, share) : range.low * (1 - share) + range.high * share;
        values.push_back(round_within(range, value));
    }
    return values;
}

// Returns the losses after so many evaluations, one per ball; infinite for balls that have left the race. Adds to the work
// that was done, in instructions.
std::vector<double> race(Simulation simulation, int evaluations, std::uint64_t& work) {
    std::vector<double> losses(simulation.balls(), infinite);
    std::vector<bool> done(simulation.balls(), false);
    for (int step = 0;; ++step) {
        for (std::size_t ball = 0; ball < losses.size(); ++ball) {
            if (done[ball]) continue;
            const bool left = simulation.stop(ball).has_value();
            done[ball] = left || simulation.evaluations(ball).all() > evaluations;
            if (left) losses[ball] = infinite;
            if (!done[ball]) losses[ball] = simulation.loss(ball);
        }
        if (step == evaluations || std::all_of(done.begin(), done.end(), [](bool each) { return each; })) return losses;
        simulation.advance();
        work += simulation.work();
    }
}

// Sorts settings by the sums of their ranks, the best first; equal ones stay in their order.
void sort_by_ranks(std::vector<std::size_t>& settings, const std::vector<std::vector<double>>& losses) {
    std::vector<std::size_t> score(settings.size(), 0);
    for (std::size_t start = 0; start < tuning_starts; ++start) {
        std::vector<double> sorted;
        for (const std::vector<double>& of_setting : losses) sorted.push_back(of_setting[start]);
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < settings.size(); ++i) {
            const auto at = std::lower_bound(sorted.begin(), sorted.end(), losses[i][start]);
            score[i] += static_cast<std::size_t>(at - sorted.begin());
        }
    }
    std::vector<std::size_t> order(settings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score[a] < score[b]; });
    std::vector<std::size_t> sorted;
    for (const std::size_t i : order) sorted.push_back(settings[i]);
    settings = std::move(sorted);
}

std::vector<double> starts_of(const Study& study, const Experiment& experiment) {
    std::vector<double> starts(2 * tuning_starts);
    for (std::size_t i = 0; i < tuning_starts; ++i) {
        const Vector start = start_in_spread(study.spread, experiment, seed_of_starts(experiment.seed), i, tuning_starts);
        starts[i] = start.x;
        starts[tuning_starts + i] = start.y;
    }
    return starts;
}

}  // namespace

std::vector<Round> rounds_of(const Study& study, const Experiment& experiment) {
    const auto settings = static_cast<std::size_t>(study.size);
    std::size_t halvings = 0;
    while (settings >> (halvings + 1) >= fewest_left && experiment.steps >> (halvings + 1) >= fewest_evaluations) ++halvings;
    std::vector<Round> rounds;
    for (std::size_t k = 0; k <= halvings; ++k) rounds.push_back({settings >> k, experiment.steps >> (halvings - k)});
    return rounds;
}

std::uint64_t budget_of(const Study& study, const Experiment& experiment) {
    std::uint64_t budget = 0;
    for (const Round& round : rounds_of(study, experiment)) {
        budget += std::uint64_t{round.settings} * static_cast<std::uint64_t>(round.evaluations) * tuning_starts;
    }
    return budget;
}

std::vector<Swept> tuned_parameters(const Study& study, const Experiment& experiment, std::size_t racer) {
    const Racer& own = experiment.racers[racer];
    std::vector<Swept> tuned;
    for (const Parameter& parameter : optimizer_of(experiment, own)->parameters) {
        if (parameter.is_choice() || !read_number(setting_text(own, parameter))) continue;
        const auto named = std::find_if(study.swept.begin(), study.swept.end(),
                                        [&](const Swept& swept) { return swept.key == parameter.key; });
        if (!study.swept.empty() && named == study.swept.end()) continue;
        tuned.push_back(named != study.swept.end() && named->has_range() ? *named : range_of(own, parameter));
    }
    return tuned;
}

Tuner::Tuner(const Study& study, const Experiment& experiment, Ground ground, std::size_t racer)
    : experiment_(experiment),
      ground_(std::move(ground)),
      racer_(racer),
      ranges_(tuned_parameters(study, experiment, racer)),
      starts_(starts_of(study, experiment)),
      rounds_(rounds_of(study, experiment)),
      left_(rounds_.front().settings) {
    experiment_.seed += static_cast<std::uint64_t>(study.seeds);  // noise that the ranking does not have
    own_seed_ = experiment.seed;
    std::iota(left_.begin(), left_.end(), std::size_t{0});
}

// Returns the losses of a setting after so many evaluations, one per start or, of networks, per seed.
std::vector<double> Tuner::losses_of(Experiment& tried, int evaluations, std::uint64_t& work) {
    if (ground_.loss) return race(*simulate(tried, ground_.loss, racer_, starts_, &steppers_), evaluations, work);
    std::vector<double> losses;
    for (std::size_t i = 0; i < tuning_starts; ++i) {
        tried.seed = mix(seed_of_starts(experiment_.seed) + i) % largest_seed;
        if (networks_.size() == i) networks_.push_back(*ground_of(tried));
        losses.push_back(race(*simulate(tried, networks_[i], racer_, &steppers_), evaluations, work)[0]);
    }
    return losses;
}

bool Tuner::go_on() {
    if (ranges_.empty() || round_ == rounds_.size()) return false;
    const Round& round = rounds_[round_];
    left_.resize(round.settings);
    for (std::uint64_t work = 0; losses_.size() < left_.size() && work < work_of_a_portion;) {
        Experiment tried = experiment_;
        const std::vector<double> values = draw(ranges_, tried, own_seed_, racer_, left_[losses_.size()]);
        for (std::size_t k = 0; k < ranges_.size(); ++k) set_number(tried, racer_, ranges_[k].key, values[k]);
        losses_.push_back(losses_of(tried, round.evaluations, work));
    }
    if (losses_.size() < left_.size()) return true;
    sort_by_ranks(left_, losses_);
    losses_.clear();
    return ++round_ < rounds_.size();
}

std::vector<double> Tuner::values() const {
    return ranges_.empty() ? std::vector<double>() : draw(ranges_, experiment_, own_seed_, racer_, left_.front());
}

std::vector<double> tune(const Study& study, const Experiment& experiment, const Ground& ground, std::size_t racer) {
    Tuner tuner(study, experiment, ground, racer);
    while (tuner.go_on()) {
    }
    return tuner.values();
}

}  // namespace ravine::studies
