// The lines of a rule as Python over tensors of PyTorch. Internal to the exports.
#pragma once

#include "export/pytorch/python.hpp"
#include "optimizers/optimizer.hpp"

#include <optional>
#include <span>
#include <string>

namespace ravine {

// Returns the lines that hold under the choices among the values, as statements in the loop over t, for one ball: x, g and all
// state are tensors. Returns nothing where the rule cannot be compiled, or draws random numbers.
std::optional<std::string> python_rule(const Optimizer& optimizer, std::span<const double> values);

// Returns the calls of rules as functions of Python.
std::span<const PythonPiece> rule_pieces();

}  // namespace ravine
