// Random formulas as text, with sums over data.
#pragma once

#include "formula/ops.hpp"

#include <random>
#include <string>
#include <string_view>

namespace ravine::formula {

// Uses every operation that can be typed.
class Writer {
  public:
    explicit Writer(unsigned seed) : random_(seed) {}

    std::string formula(int depth, bool in_sum = false) {
        if (depth == 0 || below(6) == 0) return leaf(in_sum);
        const OpInfo& op = op_table[below(static_cast<unsigned>(Op::count))];
        const auto operand = [&](bool sum) { return formula(depth - 1, sum); };
        switch (op.form) {
            case Form::infix: return "(" + operand(in_sum) + ")" + std::string(op.text) + "(" + operand(in_sum) + ")";
            case Form::prefix: return "-(" + operand(in_sum) + ")";
            case Form::reduction: return std::string(op.text) + "(" + operand(true) + ")";
            case Form::function: {
                std::string text = std::string(op.text) + "(" + operand(in_sum);
                for (int i = 1; i < op.arity; ++i) text += "," + operand(in_sum);
                return text + ")";
            }
            default: return "(" + operand(in_sum) + ")^" + exponents_[below(std::size(exponents_))];
        }
    }

  private:
    unsigned below(std::size_t n) { return static_cast<unsigned>(random_() % n); }
    std::string leaf(bool in_sum) {
        const std::string_view leaves[] = {"x", "y", "2", "0.1", "1e-7", "1e300", "pi", "(-3)", "(1/0)", "(0/0)", "u", "v"};
        return std::string(leaves[below(std::size(leaves) - (in_sum ? 0 : 2))]);
    }

    static constexpr const char* exponents_[] = {"2", "3", "7", "64", "65", "(-1)", "(-5)", "0.5", "1.5", "x"};
    std::mt19937 random_;
};

}  // namespace ravine::formula
