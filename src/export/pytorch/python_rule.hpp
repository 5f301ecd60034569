// Rules as subclasses of torch.optim.Optimizer. Internal to the exports.
#pragma once

#include "export/pytorch/python.hpp"
#include "export/pytorch/pytorch_matrices.hpp"
#include "optimizers/optimizer.hpp"
#include "text/result.hpp"

#include <span>
#include <string>

namespace ravine {

// Return the body of a class whose step does the lines that hold under the choices among the values: with all parameters as one
// vector, or with each tensor by itself. Fail where the rule cannot be compiled.
Result<std::string> rule_class(const Optimizer& optimizer, std::span<const double> values);
Result<std::string> tensor_rule_class(const Optimizer& optimizer, std::span<const double> values);

// Returns the same of a method that is written out.
std::string matrix_class(const Optimizer& optimizer, std::span<const double> values, const MatrixMethod& method);

// Returns the class that all of these classes extend, RuleOptimizer, with what they call.
std::string shared_class(std::string_view classes);

}  // namespace ravine
