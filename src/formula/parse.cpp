#include "formula/parse.hpp"

#include "formula/blanks.hpp"
#include "formula/corrections/guesses.hpp"
#include "formula/notation/characters.hpp"
#include "formula/notation/notation.hpp"
#include "formula/parse_tokens.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace ravine::formula {
namespace {

// Reads a text once. A rewritten text has no columns for guesses, so its plain notation is read in its place.
ParseResult read(std::string_view text, const Scope& scope, Graph& graph, Faulty& faulty, bool is_plain = false) {
    const auto refuse = [&](Fault why) {
        faulty = {std::string(text), std::move(why)};
        return ParseResult{std::nullopt, faulty.fault.error, {}};
    };
    if (const std::size_t bytes = bytes_without_blanks(text); bytes > longest_text) {
        auto message = fmt::format("the formula has {} bytes; at most {} are read", bytes, longest_text);
        return refuse({{longest_text + 1, std::move(message)}});
    }
    const std::string usual = plain_characters(text);
    const Plain plain = read_notation(usual, scope.variables, scope.columns, scope.constants);
    if (plain.fault) return is_plain ? ParseResult{} : refuse(*plain.fault);
    ParsedTokens parsed = parse_tokens(plain.tokens, scope, graph);
    if (parsed.fault) {
        ParseResult refused = refuse(*parsed.fault);
        Graph scratch;
        if (plain.rewritten && !is_plain) read(loose_text(plain.tokens), scope, scratch, faulty, true);
        return refused;
    }
    ParseResult result{parsed.root, {}, {}, std::move(parsed.constants)};
    if (plain.rewritten || usual != text) result.understood = plain_text(plain.tokens);
    if (bytes_without_blanks(result.understood) > longest_text)
        return refuse({{1, "the formula is too long in plain notation; write it shorter"}});
    return result;
}

}  // namespace

ParseResult parse(std::string_view text, std::span<const std::string_view> names, Graph& graph,
                  std::span<const std::string_view> columns, std::span<const Constant> constants) {
    assert(std::all_of(constants.begin(), constants.end(), [](const Constant& each) { return can_name_constant(each.name); }));
    const Scope scope{names, columns, constants};
    Faulty faulty;
    ParseResult result = read(text, scope, graph, faulty);
    if (result.expression) return result;
    result.error.corrections = corrections_of(faulty, [&](std::string_view other) {
        Graph scratch;
        Faulty still;
        return read(other, scope, scratch, still).expression ? std::nullopt : std::optional(std::move(still));
    });
    const std::string& word = faulty.fault.word;
    if (result.error.corrections.empty() && !word.empty()) result.error.message += "; " + did_you_mean({word});
    return result;
}

}  // namespace ravine::formula
