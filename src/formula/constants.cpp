#include "formula/constants.hpp"

#include "formula/names.hpp"
#include "formula/parse.hpp"

#include <algorithm>
#include <cassert>

namespace ravine::formula {
namespace {

struct Greek {
    std::string_view name, letter, other;  // the other one is a second form of the letter, LaTeX's \var...
};
constexpr Greek alphabet[] = {
    {"alpha", "α", ""},  {"beta", "β", "ϐ"}, {"gamma", "γ", ""},   {"delta", "δ", ""}, {"epsilon", "ε", "ϵ"},
    {"zeta", "ζ", ""},   {"eta", "η", ""},   {"theta", "θ", "ϑ"},  {"iota", "ι", ""},  {"kappa", "κ", ""},
    {"lambda", "λ", ""}, {"mu", "μ", "µ"},   {"nu", "ν", ""},      {"xi", "ξ", ""},    {"rho", "ρ", "ϱ"},
    {"sigma", "σ", ""},  {"tau", "τ", ""},   {"upsilon", "υ", ""}, {"phi", "φ", "ϕ"},  {"chi", "χ", ""},
    {"psi", "ψ", ""},    {"omega", "ω", ""}, {"Gamma", "Γ", ""},   {"Delta", "Δ", ""}, {"Theta", "Θ", ""},
    {"Lambda", "Λ", ""}, {"Sigma", "Σ", ""}, {"Phi", "Φ", ""},     {"Psi", "Ψ", ""},   {"Omega", "Ω", ""},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_known(std::string_view name) {
    return function_name(name) || is_constant_name(name) || plain_name(name) || !spellings_for(name).empty();
}

// Returns the letter of a name that may be a constant: the name itself, or the coefficient in front of variables, as in "ax".
// Returns "" for other names.
std::string_view letter_of(std::string_view name, std::span<const std::string_view> variables) {
    if (const std::string_view greek = greek_name(name); !greek.empty()) return greek;
    const auto is_variable = [&](char c) {
        return std::any_of(variables.begin(), variables.end(),
                           [&](std::string_view each) { return each == std::string_view(&c, 1); });
    };
    const bool coefficient = !name.empty() && std::all_of(name.begin() + 1, name.end(), is_variable);
    return coefficient ? name.substr(0, 1) : std::string_view();
}

}  // namespace

const Constant* find_constant(std::span<const Constant> constants, std::string_view name) {
    const auto at = std::find_if(constants.begin(), constants.end(), [&](const Constant& each) { return each.name == name; });
    return at == constants.end() ? nullptr : &*at;
}

bool can_name_constant(std::string_view name) {
    if (name.empty() || name.size() > longest_constant_name || !is_letter(name[0]) || is_known(name)) return false;
    return std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

std::string_view greek_name(std::string_view letter) {
    const bool command = letter.starts_with('\\'), variant = letter.starts_with("\\var");
    if (command) letter.remove_prefix(variant ? 4 : 1);
    const auto* row = std::find_if(std::begin(alphabet), std::end(alphabet), [&](const Greek& each) {
        if (command) return each.name == letter && (!variant || !each.other.empty());
        return each.letter == letter || (!each.other.empty() && each.other == letter);
    });
    return row == std::end(alphabet) ? std::string_view() : row->name;
}

std::string_view greek_letter(std::string_view name) {
    const auto* row =
        std::find_if(std::begin(alphabet), std::end(alphabet), [&](const Greek& each) { return each.name == name; });
    return row == std::end(alphabet) ? std::string_view() : row->letter;
}

std::vector<std::string> greek_commands() {
    std::vector<std::string> commands;
    for (const Greek& each : alphabet) {
        commands.push_back("\\" + std::string(each.name));
        if (!each.other.empty()) commands.push_back("\\var" + std::string(each.name));
    }
    return commands;
}

std::vector<std::string> missing_constants(std::string_view text, std::span<const std::string_view> variables,
                                           std::span<const std::string_view> columns, std::span<const Constant> given) {
    assert(given.size() <= most_constants);
    std::vector<Constant> all(given.begin(), given.end());
    for (;;) {
        Graph graph;
        const ParseResult result = parse(text, variables, graph, columns, all);
        if (result.expression) break;
        const std::string letter(letter_of(result.error.unknown, variables));
        if (!can_name_constant(letter) || all.size() == most_constants) return {};
        all.push_back({letter, 1});
    }
    std::vector<std::string> missing;
    for (std::size_t i = given.size(); i < all.size(); ++i) missing.push_back(all[i].name);
    return missing;
}

}  // namespace ravine::formula
