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

}  // namespace ravine::studies
