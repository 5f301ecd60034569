// Which optimizers are torch.optim's, and those that a script writes out by hand. Internal to the exports.
#pragma once

#include "experiment/schedule.hpp"
#include "export/pytorch/python.hpp"

#include <span>
#include <string_view>

namespace ravine {

// When Optimizer::pytorch is the same method, step by step, and not only the same idea. Lists of keys are separated by spaces.
struct TorchEquivalent {
    std::string_view optimizer;
    std::string_view choices = {};  // conventions that must be chosen: "form=torch"
    std::string_view constant =
        {};  // parameters that torch takes as they are at the first step, or treats apart where they are 0
    std::string_view inside = {};  // parameters that torch refuses at the ends of their range
    std::string_view extra = {};   // arguments besides those of Optimizer::pytorch
};

// Of an optimizer with these schedules, one per parameter; nothing where torch.optim has no such method, or does otherwise.
const TorchEquivalent* torch_equivalent(const Optimizer& optimizer, std::span<Schedule> schedules);

// A method whose rule is for reading, written out for one ball: x and g are tensors of two numbers, and value, gradient and
// hessian are to be asked as its oracle is.
struct WrittenMethod {
    std::string_view optimizer;
    std::string_view start;  // a line that sets what is remembered
    std::string_view lines;  // of a step; prefixed as in Optimizer::rule
};

const WrittenMethod* written_method(const Optimizer& optimizer);

// Returns true if its lines hold in any number of dimensions, and not in two alone.
bool holds_in_any_dimension(const WrittenMethod& method);

// What the lines of written methods call.
std::span<const PythonPiece> method_pieces();

}  // namespace ravine
