#include "analysis/stability.hpp"

#include <utility>

namespace ravine {

std::optional<StabilityLimit> StabilityLimit::of(const Experiment& experiment, std::size_t racer) {
    if (racer >= experiment.racers.size()) return std::nullopt;
    const Racer& own = experiment.racers[racer];
    const Optimizer* const optimizer = optimizer_of(experiment, own);
    const Parameter* const rate = optimizer ? find_learning_rate(*optimizer) : nullptr;
    if (!rate) return std::nullopt;
    StabilityLimit limit;
    limit.rate_ = schedule_of(own, *rate, constants_of(experiment));
    return limit;
}

}  // namespace ravine
