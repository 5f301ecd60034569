// Formulas as Python expressions over tensors of PyTorch. Internal to the exports.
#pragma once

#include "formula/constants.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// A name as a variable of Python: lambda becomes lambda_.
std::string python_name(std::string_view name);

// A finite number, as short as it can be.
std::string python_number(double value);

// A formula in which every variable is a tensor, with the functions of torch and of python_pieces(). Nothing where it is no
// formula over these names (formula/parse.hpp). Constants are written as their values.
std::optional<std::string> python_formula(std::string_view formula, std::span<const std::string_view> names,
                                          std::span<const std::string_view> columns = {},
                                          std::span<const formula::Constant> constants = {});

// Functions that scripts are made of: the name and the definition, which may call what stands before it.
struct PythonPiece {
    std::string_view name, definition;
};

// The definitions of the pieces that a script calls, and of those that these call, in order.
std::string python_definitions(std::span<const PythonPiece> pieces, std::string_view script);

// Those that formulas call.
std::span<const PythonPiece> formula_pieces();

}  // namespace ravine
