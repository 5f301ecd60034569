// The data sets that are made from a seed: "moons,rows:200,noise:0.1".
#pragma once

#include "network/samples.hpp"
#include "text/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ravine::network {

inline constexpr int fewest_rows = 10;  // at most most_samples
inline constexpr double most_noise = 2, most_validation = 0.9;

struct Dataset {
    // Of two classes in the plane, and a curve to fit over one input.
    enum class Kind : std::uint8_t { moons, circles, spirals, xor_quadrants, gaussians, checkerboard, curve };

    Kind kind = Kind::moons;
    int rows = 200;
    double noise = 0.1;       // standard deviation of what is added to each input, or of a curve to each value
    double validation = 0.2;  // the share of rows that are not trained on

    bool operator==(const Dataset&) const = default;
};

// A data set in two parts. Rows are in an order drawn from the seed.
struct Split {
    Samples training, validation;  // the latter without rows where its share is 0
};

// The words of the kinds, in their order.
std::span<const std::string_view> dataset_names();

// Reads the text of a link. Fails with a sentence.
Result<Dataset> read_dataset(std::string_view text);

// Returns the text that read_dataset() reads, without what has its default.
std::string write_dataset(const Dataset& dataset);

// Return the numbers of a row that a network is given, and the classes of its targets; 0 where these are values.
std::size_t inputs_of(const Dataset& dataset);
std::size_t classes_of(const Dataset& dataset);

// Makes the rows, the same for the same seed on every platform. Requires numbers in their ranges.
Split make_samples(const Dataset& dataset, std::uint64_t seed);

}  // namespace ravine::network
