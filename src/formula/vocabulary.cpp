#include "formula/vocabulary.hpp"

#include "formula/names.hpp"
#include "formula/ops.hpp"

#include <algorithm>
#include <iterator>

namespace ravine::formula {
namespace {

struct Meaning {
    Op op;
    std::string_view text;
};
constexpr Meaning meanings[] = {
    {Op::where, "a where the condition holds, else b"},
    {Op::pow, "a to the power of b"},
    {Op::exp, "e to the power of a"},
    {Op::log, "natural logarithm"},
    {Op::log2, "logarithm to base 2"},
    {Op::log10, "logarithm to base 10"},
    {Op::sqrt, "square root"},
    {Op::cbrt, "cube root"},
    {Op::abs, "absolute value"},
    {Op::sign, "-1, 0 or 1, as a is below, at or above 0"},
    {Op::min, "the lesser of both"},
    {Op::max, "the greater of both"},
    {Op::floor, "the next whole number below"},
    {Op::mod, "remainder of a divided by b, with the sign of b"},
    {Op::hypot, "length of the vector (a, b)"},
    {Op::sin, "sine of an angle in radians"},
    {Op::cos, "cosine of an angle in radians"},
    {Op::tan, "tangent of an angle in radians"},
    {Op::asin, "the angle with that sine"},
    {Op::acos, "the angle with that cosine"},
    {Op::atan, "the angle with that tangent"},
    {Op::atan2, "the angle of the vector (b, a)"},
    {Op::sinh, "hyperbolic sine"},
    {Op::cosh, "hyperbolic cosine"},
    {Op::tanh, "hyperbolic tangent"},
    {Op::asinh, "inverse of sinh"},
    {Op::acosh, "inverse of cosh"},
    {Op::atanh, "inverse of tanh"},
    {Op::erf, "error function"},
    {Op::sigmoid, "1/(1 + exp(-a))"},
    {Op::relu, "a above 0, else 0"},
    {Op::softplus, "log(1 + exp(a))"},
    {Op::sum, "sum over the rows of data, u and v"},
    {Op::mean, "mean over the rows of data, u and v"},
};

constexpr std::string_view meaning_of(Op op) {
    for (const Meaning& each : meanings) {
        if (each.op == op) return each.text;
    }
    return {};
}

// Returns true if every function of ops.def has a meaning here.
constexpr bool is_complete() {
    for (std::size_t op = 0; op < std::size(op_table); ++op) {
        const bool call = op_table[op].form == Form::function || op_table[op].form == Form::reduction;
        if (call && meaning_of(static_cast<Op>(op)).empty()) return false;
    }
    return true;
}
static_assert(is_complete(), "a function of ops.def has no meaning here");

void add_calls(Form form, std::vector<Word>& words) {
    constexpr std::string_view operands[] = {"", "(a)", "(a, b)", "(condition, a, b)"};
    for (std::size_t op = 0; op < std::size(op_table); ++op) {
        if (op_table[op].form != form) continue;
        words.push_back({std::string(op_table[op].text), meaning_of(static_cast<Op>(op))});
        words.back().form += operands[op_table[op].arity];
    }
}

}  // namespace

std::vector<Word> vocabulary() {
    std::vector<Word> words;
    add_calls(Form::function, words);
    for (const DerivedFunction& function : derived_functions())
        words.push_back({std::string(function.name) + "(a)", function.definition});
    words.push_back({"pi", "3.14159…, half the way around a circle of radius 1"});
    words.push_back({"e", "2.71828…, the base of natural logarithms"});
    add_calls(Form::reduction, words);
    return words;
}

}  // namespace ravine::formula
