// Tokens in plain notation to graph, by the grammar of parse.hpp.
#pragma once

#include "formula/corrections/corrections.hpp"
#include "formula/graph.hpp"
#include "formula/lexer.hpp"
#include "formula/notation/rewriting.hpp"

#include <optional>
#include <span>
#include <vector>

namespace ravine::formula {

struct ParsedTokens {
    Expr root;                        // arbitrary where there is a fault
    std::vector<Constant> constants;  // those of the scope that the formula uses
    std::optional<Fault> fault;
};

// Parses tokens that end with the token `end`.
ParsedTokens parse_tokens(std::span<const Token> tokens, const Scope& scope, Graph& graph);

}  // namespace ravine::formula
