// The rows that a network learns from.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ravine::network {

inline constexpr std::size_t most_samples = 2000, most_columns = 64;

struct Samples {
    std::size_t inputs = 0;       // numbers of a row
    std::size_t classes = 0;      // 2 or more where targets are numbers of classes, from 0; 0 where they are values to fit
    std::vector<double> values;   // row after row: the inputs
    std::vector<double> targets;  // one per row
    std::vector<std::string> names = {};  // of the inputs, then of the target; empty where they have none

    std::size_t rows() const { return targets.size(); }
    bool operator==(const Samples&) const = default;
};

}  // namespace ravine::network
