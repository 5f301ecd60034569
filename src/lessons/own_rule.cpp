#include "lessons/own_rule.hpp"

#include "document/link/link.hpp"
#include "simulation/race.hpp"
#include "text/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ravine::lessons {
namespace {

constexpr int steps = 40;
constexpr double tolerance = 1e-9;  // of forms of a rule that differ in rounding
struct Ground {
    const char *surface, *name;
};
constexpr Ground grounds[] = {{"bowl", "the bowl"}, {"ravine", "the ravine"}, {"saddle", "the saddle"}};

const Racer* own_racer(const Experiment& experiment) {
    const auto is_own = [&](const Racer& racer) {
        const Optimizer* const optimizer = optimizer_of(experiment, racer);
        return optimizer && optimizer->typed;
    };
    const auto at = std::find_if(experiment.racers.begin(), experiment.racers.end(), is_own);
    return at == experiment.racers.end() ? nullptr : &*at;
}

// Returns the learner's racer with the numbers of the model.
Racer as_model(const Experiment& experiment, const Racer& own, const Racer& model) {
    Racer racer{own.optimizer, own.settings};
    const Optimizer *const typed = optimizer_of(experiment, own), *const built = optimizer_of(experiment, model);
    for (const Parameter& parameter : built->parameters) {
        const int index = find_parameter(*typed, parameter.key);
        if (index < 0 || parameter.is_choice()) continue;
        set_parameter(racer, typed->parameters[static_cast<std::size_t>(index)], setting_text(model, parameter));
    }
    return racer;
}

// Returns the first step at which two tracks are not in the same place.
std::optional<std::size_t> parting(const Track& a, const Track& b) {
    const auto differ = [](double p, double q) { return std::abs(p - q) > tolerance * std::max(1.0, std::abs(q)); };
    for (std::size_t step = 0; step <= static_cast<std::size_t>(steps); ++step) {
        if (step >= a.x.size() || step >= b.x.size()) return step;
        if (differ(a.x[step], b.x[step]) || differ(a.y[step], b.y[step])) return step;
    }
    return std::nullopt;
}

std::string place(const Track& track, std::size_t step) {
    if (step >= track.x.size()) return "nowhere";
    return fmt::format("({}, {})", number_text(track.x[step]), number_text(track.y[step]));
}

}  // namespace

RuleCheck check_rule(std::string_view racer, const Document& present) {
    const Racer* const own = own_racer(present.experiment);
    if (!own) return {false, "No ball has a rule of yours."};
    std::string right;
    for (const Ground& ground : grounds) {
        Experiment experiment =
            decode_link(fmt::format("loss={}&steps={}&racers={}", ground.surface, steps, racer)).document.experiment;
        experiment.catalogue = present.experiment.catalogue;
        experiment.constants = present.experiment.constants;
        experiment.racers.push_back(as_model(experiment, *own, experiment.racers[0]));
        Race race(experiment);
        race.advance_to(steps);
        const Track &wanted = race.tracks()[0], &typed = race.tracks()[1];
        if (const auto step = parting(typed, wanted)) {
            const std::string before = right.empty() ? "" : fmt::format("Right on {}. ", right);
            return {false, fmt::format("{}On {}, your rule is at {} after step {}; it should be at {}.", before, ground.name,
                                       place(typed, *step), *step, place(wanted, *step))};
        }
        right += fmt::format("{}{}", right.empty() ? "" : ", ", ground.name);
    }
    return {true, fmt::format("Right, on {}: the same {} steps.", right, steps)};
}

}  // namespace ravine::lessons
