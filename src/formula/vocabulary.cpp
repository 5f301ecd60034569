#include "formula/vocabulary.hpp"

#include "formula/names.hpp"
#include "formula/ops.hpp"

#include <iterator>

namespace ravine::formula {
namespace {

void add_calls(Form form, std::vector<Word>& words) {
    constexpr std::string_view operands[] = {"", "(a)", "(a, b)", "(condition, a, b)"};
    for (const OpInfo& op : op_table) {
        if (op.form != form) continue;
        words.push_back({std::string(op.text), op.meaning});
        words.back().form += operands[op.arity];
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
