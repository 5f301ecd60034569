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

// A name in the plain notation.
struct PlainName {
    std::string_view plain;
    bool is_function;
};

// The plain spelling of a name of another language, or nothing where it is none.
std::optional<PlainName> plain_name(std::string_view name);

// A function of one argument that is made of operations, and its definition as a formula of a.
struct DerivedFunction {
    std::string_view name, definition;
    Expr (*build)(Expr a);
};
std::span<const DerivedFunction> derived_functions();

}  // namespace ravine::formula
