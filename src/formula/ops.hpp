// Identifiers, names and notation of the operations, from ops.def. Their values are in op_values.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ravine::formula {

// The leaves of a graph, constant and variable, and one operation per row of ops.def.
enum class Op : std::uint8_t {
    constant,
    variable,
#define RAVINE_OP(name, ...) name,
#include "formula/ops.def"
#undef RAVINE_OP
    count
};

enum class Form : std::uint8_t { leaf, infix, prefix, function, internal, reduction };

struct OpInfo {
    std::string_view name;     // identifier, as in ops.def
    std::string_view text;     // as typed in a formula
    std::string_view meaning;  // of a call; else empty
    int arity;
    Form form;
};

inline constexpr OpInfo op_table[] = {
    {"constant", "", "", 0, Form::leaf},
    {"variable", "", "", 0, Form::leaf},
#define RAVINE_OP(name, arity, form, text, meaning, ...) {#name, text, meaning, arity, Form::form},
#include "formula/ops.def"
#undef RAVINE_OP
};

constexpr const OpInfo& info(Op op) { return op_table[static_cast<std::size_t>(op)]; }

}  // namespace ravine::formula
