// The loss of a network's outputs: cross-entropy for classes, squared error for values. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ravine::network {

enum class Criterion : std::uint8_t {
    logistic,  // of one output that tells the second of two classes from the first: log(1 + e^z) - y z
    softmax,   // of an output per class: log(sum of e^z) - z of the target
    squared    // (z - y)^2, as PyTorch's MSELoss
};

// Outputs of some rows, whole lanes of them: of unit k and row i it is z[k * row_stride + i] (layer_products.hpp).
struct Outputs {
    std::size_t units, rows;
    const double* z;
    const double* targets;  // per row
};

// Writes the loss of each row, and its derivatives by the outputs, in the order of z.
void evaluate(Criterion criterion, const Outputs& outputs, double* loss, double* slope);

// Writes the Hessian of each row's loss, by its outputs, times a vector dz.
void curve(Criterion criterion, const Outputs& outputs, const double* dz, double* dslope);

}  // namespace ravine::network
