// Rules as people read them: · for *, √ and powers, Greek letters for parameters; and the same with a step's numbers in it.
//
//     m = beta1*m + (1 - beta1)*g     the rule
//     m = β₁·m + (1 − β₁)·g           typeset()
//         0.9·m + 0.1·g               typeset_numbers()
#pragma once

#include "analysis/walk.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// A part of a line that is drawn at once. All pieces one after another, with a space before those that want one, are the
// line.
struct Piece {
    std::string text;
    std::string_view name = {};  // of the quantity that it stands for, as the rule spells it
    bool space_before = false;   // where the line may be broken, too
};

// Returns a formula in plain notation as people write it: (1 − x)^2 as (1 − x)², sqrt(x) as √x.
std::string typeset_formula(std::string_view formula);

// A name of a rule: a parameter's label, m̂ for mhat, s₁ for s1.
std::string name_text(const Optimizer& optimizer, std::string_view name);

std::vector<Piece> typeset(const Optimizer& optimizer, const WalkedLine& line);

// What is assigned, with the numbers of its scalars instead of their names. Empty where it has none that are known.
std::vector<Piece> typeset_numbers(const Optimizer& optimizer, const WalkedLine& line);

// A number where the quantity is a scalar, a pair where it is a vector: "(0.031, −0.002)", and of a matrix both rows:
// "(2, 0; 0, 2)". Empty where it is not known.
std::string value_text(const Quantity& quantity);

}  // namespace ravine
