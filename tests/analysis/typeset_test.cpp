#include "analysis/typeset.hpp"

#include "optimizers/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace ravine;

namespace {

std::string joined(const std::vector<Piece>& pieces) {
    std::string text;
    for (const Piece& piece : pieces) text += (piece.space_before ? " " : "") + piece.text;
    return text;
}

std::vector<double> defaults(const Optimizer& optimizer) {
    std::vector<double> values;
    for (const Parameter& parameter : optimizer.parameters) values.push_back(parameter.fallback);
    return values;
}

// The lines of a method at a first step with all its defaults.
std::vector<WalkedLine> lines_of(const Optimizer& optimizer) {
    const std::vector<double> values = defaults(optimizer);
    const std::vector<Vector> before(optimizer.state.size());
    return walk(optimizer, {1, values, {0.5, -0.25}, {2, 4}, before, Vector{0.4, -0.2}, before});
}

}  // namespace

TEST_CASE("Adam's rule reads as people write it, with and without its numbers") {
    struct Case {
        std::size_t line;
        const char *text, *numbers;
    };
    const Optimizer& adam = *builtin_catalogue().find("adam");
    const std::vector<WalkedLine> lines = lines_of(adam);
    for (const auto& [line, text, numbers] : {
             Case{1, "m = β₁·m + (1 − β₁)·g", "0.9·m + 0.1·g"},
             Case{2, "s = β₂·s + (1 − β₂)·g²", "0.999·s + 0.001·g²"},
             Case{3, "peak = s", ""},
             Case{4, "m\u0302 = m/(1 − β₁ᵗ)", "m/(1 − 0.9¹)"},
             Case{6, "x = x − η·m\u0302/(√s\u0302 + ε)", "x − 0.02·m\u0302/(√s\u0302 + 1e−8)"},
         }) {
        CHECK(joined(typeset(adam, lines[line])) == text);
        CHECK(joined(typeset_numbers(adam, lines[line])) == numbers);
    }
}

TEST_CASE("every line of every method is typeset, and every name in it can be asked for") {
    for (const auto& optimizer : builtin_catalogue().all()) {
        INFO(optimizer->key);
        for (const WalkedLine& line : lines_of(*optimizer)) {
            INFO(line.text);
            const std::vector<Piece> pieces = typeset(*optimizer, line);
            const auto stands_there = [&](std::string_view name) {
                for (const Piece& piece : pieces) {
                    if (piece.name == name && !piece.text.empty()) return true;
                }
                return false;
            };
            CHECK(stands_there(line.assigned.name));
            for (const Quantity& quantity : line.named) CHECK(stands_there(quantity.name));
            const std::string text = joined(pieces);
            CHECK(text.find_first_of("*-") == std::string::npos);
            CHECK(text.find("sqrt") == std::string::npos);
        }
    }
}

TEST_CASE("a choice reads as people say it") {
    const Optimizer& newton = *builtin_catalogue().find("newton");
    const std::vector<WalkedLine> lines = lines_of(newton);
    CHECK(joined(typeset(newton, lines[1])) == "p = γ·solve(H, g) if positive_definite(H), else η·g");
    const Optimizer& sophia = *builtin_catalogue().find("sophia");
    CHECK(joined(typeset(sophia, lines_of(sophia)[1])) ==
          "h = β₂·h + (1 − β₂)·hessian_diagonal() if mod(t − 1, k) < 1, else h");
}

TEST_CASE("values are numbers, or pairs of them") {
    CHECK(value_text({"m", Vector{0.031, -0.002}}) == "(0.031, −0.002)");
    CHECK(value_text({"lr", Vector{0.02, 0.02}, true}) == "0.02");
    CHECK(value_text({"d", {}}).empty());
}

TEST_CASE("a formula reads as people write it") {
    struct Case {
        const char *plain, *written;
    };
    const Case cases[] = {
        {"(1-x)^2+100(y-x^2)^2", "(1−x)²+100(y−x²)²"},
        {"sqrt(x)*y - sqrt(x+y)", "√x·y − √(x+y)"},
        {"cos(2*pi*x) <= x^12", "cos(2·π·x) ≤ x¹²"},
        {"x^y", "x^y"},
        {"0.1*0.97^t", "0.1·0.97ᵗ"},
        {"", ""},
    };
    for (const auto& [plain, written] : cases) CHECK(typeset_formula(plain) == written);
}
