// Methods that treat the matrices of a network otherwise than vectors, as a script writes them. Internal to the exports.
#pragma once

#include "export/pytorch/python.hpp"
#include "optimizers/optimizer.hpp"

#include <span>
#include <string_view>

namespace ravine {

// A step with one tensor: x and g are matrices, or vectors.
struct MatrixMethod {
    std::string_view optimizer;
    bool rule_runs;          // the rule is the same method where there are no matrices, and not for reading
    std::string_view state;  // what is remembered of each tensor, 0 at first; separated by spaces
    std::string_view lines;  // prefixed as in Optimizer::rule
    bool has_axes = false;   // takes eigenvectors one by one: where eigenvalues are equal, any will do
};

// Returns nullptr for other methods.
const MatrixMethod* matrix_method(const Optimizer& optimizer);

// Returns the functions that the lines of these methods call.
std::span<const PythonPiece> matrix_pieces();

}  // namespace ravine
