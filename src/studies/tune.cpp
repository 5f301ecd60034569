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
std::vector<double> draw(const std::vector<Swept>& ranges, const Experiment& experiment, std::size_t racer,
                         std::size_t setting) {
    std::vector<double> values;
    const Racer& own = experiment.racers[racer];
    const Optimizer& optimizer = *optimizer_of(experiment, own);
    const auto drawn = [&](std::size_t number) {
        return random_uniform(random_bits(seed_of_draws(experiment.seed), setting, number));
    };
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

// Returns the losses after so many evaluations, one per start; infinite for balls that have left the race.
std::vector<double> race(const Experiment& experiment, const std::shared_ptr<const Loss>& loss, std::size_t racer,
                         const std::vector<double>& starts, int evaluations, Steppers& steppers) {
    Simulation simulation = *simulate(experiment, loss, racer, starts, &steppers);
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

std::size_t budget_of(const Study& study, const Experiment& experiment) {
    std::size_t budget = 0;
    for (const Round& round : rounds_of(study, experiment)) {
        budget += round.settings * static_cast<std::size_t>(round.evaluations) * tuning_starts;
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

std::vector<double> tune(const Study& study, const Experiment& experiment, const std::shared_ptr<const Loss>& loss,
                         std::size_t racer) {
    const std::vector<Swept> ranges = tuned_parameters(study, experiment, racer);
    if (ranges.empty()) return {};
    const std::vector<double> starts = starts_of(study, experiment);
    const std::vector<Round> rounds = rounds_of(study, experiment);
    std::vector<std::size_t> left(rounds.front().settings);
    std::iota(left.begin(), left.end(), std::size_t{0});
    Steppers steppers;
    for (const Round& round : rounds) {
        left.resize(round.settings);
        std::vector<std::vector<double>> losses;
        for (const std::size_t setting : left) {
            Experiment tried = experiment;
            tried.seed = experiment.seed + static_cast<std::uint64_t>(study.seeds);  // noise that the ranking does not have
            const std::vector<double> values = draw(ranges, experiment, racer, setting);
            for (std::size_t k = 0; k < ranges.size(); ++k) set_number(tried, racer, ranges[k].key, values[k]);
            losses.push_back(race(tried, loss, racer, starts, round.evaluations, steppers));
        }
        sort_by_ranks(left, losses);
    }
    return draw(ranges, experiment, racer, left.front());
}

}  // namespace ravine::studies
