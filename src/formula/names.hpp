// The names that formulas may use beside variables: functions, constants, and their names in other languages.
#pragma once

#include "formula/graph.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

// Returns true if an operation is written as a call.
bool is_call(const OpInfo& op);

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

// Returns the plain spelling of a name of another language, or nothing if it is unknown.
std::optional<PlainName> plain_name(std::string_view name);

// Returns the plain spelling of a function of the formula language, given any of its spellings; nothing for other names.
std::optional<std::string_view> function_name(std::string_view name);

// Returns the names of all functions of the formula language.
std::vector<std::string_view> function_names();

// Returns advice on replacing a function that the formula language lacks, or that means different things in different
// languages. Returns "" for other names.
std::string offer_for(std::string_view name);

// Returns the spellings that this advice suggests, with the arguments a, b and c. Empty for names without advice.
std::span<const std::string_view> spellings_for(std::string_view name);

// Returns advice on replacing a sign of another language, for the end of a sentence. Returns "" for other signs.
std::string_view symbol_advice(std::string_view symbol);

// A function of one argument that is composed of operations, and its definition as a formula of a.
struct DerivedFunction {
    std::string_view name, definition;
    Expr (*build)(Expr a);
};
std::span<const DerivedFunction> derived_functions();

}  // namespace ravine::formula
