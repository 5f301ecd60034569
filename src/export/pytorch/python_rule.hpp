// Rules as subclasses of torch.optim.Optimizer. Internal to the exports.
#pragma once

#include "export/pytorch/python.hpp"
#include "optimizers/optimizer.hpp"
#include "text/result.hpp"

#include <span>
#include <string>

namespace ravine {

// Returns the body of a class whose step does the lines that hold under the choices among the values. Fails where the rule
// cannot be compiled.
Result<std::string> rule_class(const Optimizer& optimizer, std::span<const double> values);

// Returns the class that all of these classes extend, RuleOptimizer, with what they call.
std::string shared_class(std::string_view classes);

}  // namespace ravine
