#include "formula/notation/rewriting.hpp"
#include "formula/parse.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine::formula {
namespace {

class ChoiceReader {
  public:
    explicit ChoiceReader(Rewriting& formula) : formula_(formula) {}

    // Rewrites the tokens of a list of arguments, or of a whole formula.
    Tokens arguments(TokenSpan tokens, int depth) {
        if (depth > deepest_nesting) {
            formula_.fail(tokens.front(), fmt::format("the formula is nested more than {} deep", deepest_nesting));
            return {};
        }
        Tokens argument, result;
        for (std::size_t i = 0; i <= tokens.size(); ++i) {
            if (i == tokens.size() || is_symbol(tokens[i], ",")) {
                const Tokens chosen = choice(argument, depth);
                result.insert(result.end(), chosen.begin(), chosen.end());
                if (i < tokens.size()) result.push_back(tokens[i]);
                argument.clear();
                continue;
            }
            argument.push_back(tokens[i]);
            const std::size_t length = is_symbol(tokens[i], "(") ? group_length(tokens.subspan(i)) : 0;
            if (length < 3) continue;
            const Tokens inside = arguments(tokens.subspan(i + 1, length - 2), depth + 1);
            argument.insert(argument.end(), inside.begin(), inside.end());
            i += length - 1;
            argument.push_back(tokens[i]);
        }
        return result;
    }

  private:
    // Rewrites one argument: finds its first ? outside of brackets, and the matching :.
    Tokens choice(TokenSpan tokens, int depth) {
        std::size_t question = tokens.size(), colon = tokens.size();
        int brackets = 0, open = 0;
        for (std::size_t i = 0; i < tokens.size() && colon == tokens.size(); ++i) {
            brackets += is_symbol(tokens[i], "(") ? 1 : is_symbol(tokens[i], ")") ? -1 : 0;
            if (brackets > 0) continue;
            if (is_symbol(tokens[i], "?") && open++ == 0) question = i;
            if (is_symbol(tokens[i], ":") && --open == 0) colon = i;
        }
        if (question == tokens.size()) return Tokens(tokens.begin(), tokens.end());
        if (depth > deepest_nesting) {
            formula_.fail(tokens[question], fmt::format("the formula is nested more than {} deep", deepest_nesting));
            return {};
        }
        if (colon == tokens.size()) {
            formula_.fail(tokens[question], "the ':' of this '?' is missing: condition ? a : b");
            return {};
        }
        const Token at = tokens[question];
        Rewriting result;
        result.insert("where", at);
        result.insert("(", at);
        result.add(tokens.first(question));
        result.insert(",", at);
        result.add(choice(tokens.subspan(question + 1, colon - question - 1), depth + 1));
        result.insert(",", at);
        result.add(choice(tokens.subspan(colon + 1), depth + 1));
        result.insert(")", at);
        return std::move(result.tokens);
    }

    Rewriting& formula_;
};

}  // namespace

void read_choices(Rewriting& formula) {
    const auto is_question = [](const Token& token) { return is_symbol(token, "?"); };
    if (std::none_of(formula.tokens.begin(), formula.tokens.end(), is_question)) return;
    formula.changed = true;
    const Token end = formula.tokens.back();
    Tokens read = ChoiceReader(formula).arguments(TokenSpan(formula.tokens).first(formula.tokens.size() - 1), 0);
    read.push_back(end);
    formula.tokens = std::move(read);
}

}  // namespace ravine::formula
