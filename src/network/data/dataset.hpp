// The data sets that networks learn, with their order and noise from a seed: "moons,rows:200,noise:0.1".
#pragma once

#include "network/data/samples.hpp"
#include "text/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ravine::network {

inline constexpr double most_noise = 2, most_validation = 0.9;

struct Dataset {
    // Of two classes in the plane; a curve to fit over one input; pairs to remember; Fisher's irises; and the user's own table.
    enum class Kind : std::uint8_t {
        moons,
        circles,
        spirals,
        xor_quadrants,
        gaussians,
        checkerboard,
        curve,
        memory,
        iris,
        own
    };

    Kind kind = Kind::moons;
    int rows = 200;           // of a table, as many of its rows, drawn from the seed
    double noise = 0.1;       // standard deviation of what is added to each input, or of a curve to each value
    double validation = 0.2;  // the share of rows that are not trained on
    Table table = {};         // of the user's own, and of no other kind

    bool operator==(const Dataset&) const = default;
};

// Returns a data set with its usual numbers: all rows of a table, without noise; all rows of a memory for training, without
// noise; or 200 with a noise of 0.1. Requires a table for the user's own.
Dataset usual_dataset(Dataset::Kind kind, Table table = {});

// A data set in two parts. Rows are in an order drawn from the seed. Of a table, each input has mean 0 and standard deviation 1
// over the rows of training, and so have targets that are values.
struct Split {
    Samples training, validation;  // the latter without rows where its share is 0
};

// The words of the kinds, in their order.
std::span<const std::string_view> dataset_names();

// Reads the text of a link; `table` is what "own" means, if there is one. Fails with a sentence.
Result<Dataset> read_dataset(std::string_view text, const Table& table = {});

// Returns the text that read_dataset() reads, without what has its default.
std::string write_dataset(const Dataset& dataset);

// Returns the word of a data set or, of the user's own table, the name of the target.
std::string title_of(const Dataset& dataset);

// Return the numbers of a row that a network is given, and the classes of its targets; 0 where these are values.
std::size_t inputs_of(const Dataset& dataset);
std::size_t classes_of(const Dataset& dataset);

// Returns the greatest number of rows.
int most_rows_of(const Dataset& dataset);

// Makes the rows, the same for the same seed on every platform. Requires numbers in their ranges.
Split make_samples(const Dataset& dataset, std::uint64_t seed);

}  // namespace ravine::network
