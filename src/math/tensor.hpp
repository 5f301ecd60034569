// A part of an array of numbers that is a matrix, row after row, or a vector: how methods that treat matrices see the weights
// of a network.
#pragma once

#include <cstddef>

namespace ravine {

struct Tensor {
    std::size_t first;          // number of its first element
    std::size_t rows, columns;  // of a vector: its length and 1

    std::size_t size() const { return rows * columns; }
    bool is_matrix() const { return rows > 1 && columns > 1; }
    bool operator==(const Tensor&) const = default;
};

}  // namespace ravine
