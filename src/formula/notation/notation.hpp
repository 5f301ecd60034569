// Rewrites formulas of other notations in the plain notation of parse.hpp.
//
// Reads NumPy, PyTorch and JavaScript (np.exp(-x**2), x.pow(2), Math.pow(x, 2), c ? a : b), MATLAB (x.^2, x(1)), LaTeX
// (\frac{x^{2}}{2}, \sin^2 x), textbooks (f(x, y) = ..., sin²(x), xy, θ₁) and Unicode. names.cpp has the names of other
// languages; x[0], x1, x_1, w1 and θ₁ are x, the next one is y. Ambiguous formulas are refused, with both readings as offers.
#pragma once

#include "formula/constants.hpp"
#include "formula/corrections/corrections.hpp"
#include "formula/lexer.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

struct Plain {
    std::vector<Token> tokens;  // ends with the token `end`
    bool rewritten = false;     // the text is not plain notation; plain_text() shows the reading
    std::optional<Fault> fault = {};
};

// Reads a text that may use these variables, columns of data and constants. Tokens refer to the text.
Plain read_notation(std::string_view text, std::span<const std::string_view> variables,
                    std::span<const std::string_view> columns, std::span<const Constant> constants = {});

// Returns the tokens as text in plain notation.
std::string plain_text(std::span<const Token> tokens);

}  // namespace ravine::formula
