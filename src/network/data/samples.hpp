// The rows that a network learns from.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace ravine::network {

inline constexpr std::size_t fewest_samples = 10, most_samples = 2000, most_inputs = 64, most_classes = 10;

struct Samples {
    std::size_t inputs = 0;       // numbers of a row
    std::size_t classes = 0;      // 2 or more where targets are numbers of classes, from 0; 0 where they are values to fit
    std::vector<double> values;   // row after row: the inputs
    std::vector<double> targets;  // one per row
    std::vector<std::string> names = {};        // of the inputs, then of the target; empty where they have none
    std::vector<std::string> class_names = {};  // of classes that have some

    std::size_t rows() const { return targets.size(); }
    bool operator==(const Samples&) const = default;
};

// Samples that many copies of an experiment share, and their text in a link (table.hpp); none by default. Equal by content.
struct Table {
    std::shared_ptr<const Samples> samples = {};
    std::shared_ptr<const std::string> text = {};

    bool operator==(const Table& other) const {
        return samples == other.samples || (samples && other.samples && *samples == *other.samples);
    }
};

}  // namespace ravine::network
