// The names that a formula may use beside its variables: functions, constants, and how other languages call them.
#pragma once

#include "formula/graph.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace ravine::formula {

struct NamedConstant {
    std::string_view name, other_name;
    double value;
};
inline constexpr NamedConstant named_constants[] = {{"pi", "π", 3.141592653589793}, {"e", "e", 2.718281828459045}};

bool is_constant_name(std::string_view name);

// A name in the plain notation.
struct PlainName {
    std::string_view plain;
    bool is_function;
};

// The plain spelling of a name of another language, or nothing where it is none.
std::optional<PlainName> plain_name(std::string_view name);

// Returns the plain spelling of a function of the formula language, given any of its spellings; nothing for other names.
std::optional<std::string_view> function_name(std::string_view name);

// Returns advice on what to write instead of a function that the formula language lacks, or that means different things in
// different languages. Empty for all other names.
std::string_view offer_for(std::string_view name);

// A function of one argument that is made of operations, and its definition as a formula of a.
struct DerivedFunction {
    std::string_view name, definition;
    Expr (*build)(Expr a);
};
std::span<const DerivedFunction> derived_functions();

}  // namespace ravine::formula
