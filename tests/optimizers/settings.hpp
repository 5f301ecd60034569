// Random settings of any optimizer, in the part of each parameter's range where methods do something.
#pragma once

#include "optimizers/optimizer.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace ravine {

inline double random_setting(const Parameter& parameter, std::mt19937& random) {
    std::uniform_real_distribution<double> unit(0, 1);
    if (parameter.is_choice()) return std::floor(unit(random) * static_cast<double>(parameter.choices.size()));
    if (parameter.scale == Scale::log) return std::clamp(std::pow(10.0, -8 + 7 * unit(random)), parameter.low, parameter.high);
    return parameter.low + (0.999 * parameter.high - parameter.low) * unit(random);
}

inline std::vector<double> random_settings(const Optimizer& optimizer, std::mt19937& random) {
    std::vector<double> values;
    for (const Parameter& parameter : optimizer.parameters) values.push_back(random_setting(parameter, random));
    return values;
}

inline std::vector<double> default_settings(const Optimizer& optimizer) {
    std::vector<double> values;
    for (const Parameter& parameter : optimizer.parameters) values.push_back(parameter.fallback);
    return values;
}

}  // namespace ravine
