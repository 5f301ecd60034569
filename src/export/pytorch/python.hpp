// Formulas as Python expressions over tensors of PyTorch. Internal to the exports.
#pragma once

#include "formula/constants.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Returns a name as a variable of Python: lambda becomes lambda_, lambda_ lambda__, and μ u03bc.
std::string python_name(std::string_view name);

// Returns the shortest text of a number. Requires a finite one.
std::string python_number(double value);

// Returns a formula in which every variable is a tensor, with the functions of torch and of formula_pieces(). Returns nothing
// if it is not a formula over these names (formula/parse.hpp). Constants are written as their values.
std::optional<std::string> python_formula(std::string_view formula, std::span<const std::string_view> names,
                                          std::span<const std::string_view> columns = {},
                                          std::span<const formula::Constant> constants = {});

// Returns the method of a table that is written for an optimizer, or nullptr.
template <class Method>
const Method* find_method(std::span<const Method> methods, std::string_view optimizer) {
    for (const Method& method : methods) {
        if (method.optimizer == optimizer) return &method;
    }
    return nullptr;
}

// A function of a script: name and definition, which may call earlier ones.
struct PythonPiece {
    std::string_view name, definition;
};

// Returns the definitions of those of all pieces that a script calls, directly or through others, in order.
std::string python_definitions(std::span<const PythonPiece> all, std::string_view script);

// Returns the pieces that formulas call.
std::span<const PythonPiece> formula_pieces();

}  // namespace ravine
