#include "studies/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace ravine::studies {

bool set_constant(Experiment& experiment, const std::string& key, double value) {
    std::vector<formula::Constant> constants = constants_of(experiment);
    const auto constant = std::find_if(constants.begin(), constants.end(), [&](const auto& c) { return c.name == key; });
    if (constant == constants.end()) return false;
    constant->value = value;
    set_constants(experiment, std::move(constants));
    return true;
}

void set_number(Experiment& experiment, std::size_t racer, const std::string& key, double value) {
    Racer& changed = experiment.racers[racer];
    const Optimizer& optimizer = *optimizer_of(experiment, changed);
    const int index = find_parameter(optimizer, key);
    assert(index >= 0);
    set_parameter(changed, optimizer.parameters[static_cast<std::size_t>(index)], fmt::format("{}", value));
}

Experiment without_what_varies(const Study& study, Experiment experiment) {
    if (!fault_of(study, experiment).empty()) return experiment;
    const std::vector<std::size_t> racers = racers_of(study, experiment);
    for (const Swept& swept : complete(study, experiment).swept) {
        if (study.kind != Kind::sweep || set_constant(experiment, swept.key, swept.low)) continue;
        for (const std::size_t racer : racers) {
            const Optimizer& optimizer = *optimizer_of(experiment, experiment.racers[racer]);
            if (find_parameter(optimizer, swept.key) >= 0) set_number(experiment, racer, swept.key, swept.low);
        }
    }
    std::vector<Racer> kept;
    for (const std::size_t racer : racers) kept.push_back(std::move(experiment.racers[racer]));
    experiment.racers = std::move(kept);
    const bool own_starts = has_many_starts(study.kind) || study.kind == Kind::tune || study.starts > 1;
    if (!own_starts) return experiment;
    if (study.spread != Spread::gauss) experiment.start = {};
    for (Racer& racer : experiment.racers) racer.start.reset();
    return experiment;
}

}  // namespace ravine::studies
