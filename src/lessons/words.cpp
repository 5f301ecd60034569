#include "lessons/words.hpp"

#include "analysis/standings.hpp"
#include "analysis/typeset.hpp"
#include "formula/number.hpp"
#include "text/number_text.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::lessons {
namespace {

bool is_name_letter(char c) { return is_letter(c) || c == '_'; }

// Words for outcomes, in the order of Outcome::Kind.
constexpr std::string_view kinds[] = {"moving",  "creeping", "minimum",     "saddle",    "maximum",
                                      "plateau", "kink",     "oscillating", "diverging", "out"};

constexpr std::string_view words_of_racers[] = {"name", "verdict", "kind", "leader", "least", "most"};

// Takes tokens from the front of a text.
struct Reader {
    std::string_view rest;

    template <class Test>
    std::string_view take_while(Test test) {
        const auto end = std::find_if_not(rest.begin(), rest.end(), test);
        const auto taken = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
        rest.remove_prefix(taken.size());
        return taken;
    }
    void skip_spaces() {
        take_while([](char c) { return c == ' '; });
    }
    bool takes(char c) {
        if (rest.empty() || rest.front() != c) return false;
        rest.remove_prefix(1);
        return true;
    }
    // Takes a whole number after spaces. Returns and takes nothing if there is none.
    std::optional<int> take_whole() {
        const auto before = rest;
        skip_spaces();
        const auto digits = take_while(is_digit).substr(0, 6);
        int value = 0;
        for (const char c : digits) value = 10 * value + (c - '0');
        if (digits.empty()) rest = before;
        return digits.empty() ? std::nullopt : std::optional(value);
    }
    // Takes "@20" after spaces.
    std::optional<int> take_step() {
        const auto before = rest;
        skip_spaces();
        if (takes('@')) return take_whole();
        rest = before;
        return std::nullopt;
    }
};

std::string fixed(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
    return value < 0 ? "−" + text : text;
}

// Returns three digits; whole numbers are counts and keep all.
std::string three_digits(double value) {
    if (value >= never) return "never";
    const bool is_count = value == std::round(value) && std::abs(value) < 1e6;
    if (is_count) return fixed(value, 0);
    const double digit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2);
    return number_text(std::round(value / digit) * digit);
}

// Returns half a unit of the last written digit.
double half_a_digit(std::string_view literal) {
    const auto e = literal.find('e');
    const auto mantissa = literal.substr(0, e);
    const auto point = mantissa.find('.');
    const double decimals = point == std::string_view::npos ? 0 : static_cast<double>(mantissa.size() - point - 1);
    const double exponent = e == std::string_view::npos ? 0 : read_number(literal.substr(e + 1)).value_or(0);
    return 0.5 * std::pow(10.0, exponent - decimals) * (1 + 1e-9);
}

Failure refuse(std::string_view text, std::string_view why) { return {fmt::format("{}: {}", quote(text), why)}; }

}  // namespace

// Replaces facts by their numbers, and evaluates the rest as a formula.
Result<double> Words::number(std::string_view expression) {
    Reader reader{expression};
    std::string formula;
    while (!reader.rest.empty()) {
        if (!is_name_letter(reader.rest.front())) {
            const bool starts_number = is_digit(reader.rest.front()) || reader.rest.front() == '.';
            const auto is_part = [](char c) { return is_digit(c) || c == '.' || c == 'e'; };
            formula += starts_number ? reader.take_while(is_part) : reader.rest.substr(0, 1);
            if (!starts_number) reader.rest.remove_prefix(1);
            continue;
        }
        const auto name = reader.take_while([](char c) { return is_name_letter(c) || is_digit(c); });
        const auto racer = reader.take_whole();
        if (!racer) {
            formula += name;
            continue;
        }
        const int step = reader.take_step().value_or(run_.step());
        const double value = measure(run_, name, static_cast<std::size_t>(*racer) - 1, step);
        if (std::isnan(value)) return refuse(expression, fmt::format("{} is not known of racer {} at {}", name, *racer, step));
        formula += fmt::format("({:.17g})", value);
    }
    if (const auto value = read_number(formula)) return *value;
    return refuse(expression, "is no number");
}

Result<std::vector<std::size_t>> Words::racers(std::string_view among) {
    Reader reader{among};
    const auto end = reader.take_while(is_name_letter);
    reader.skip_spaces();
    const auto fact = reader.take_while([](char c) { return is_name_letter(c) || is_digit(c); });
    const int step = reader.take_step().value_or(run_.step());
    if ((end != "least" && end != "most") || !trim(reader.rest).empty())
        return refuse(among, "is neither least nor most of a fact");
    const double sign = end == "least" ? 1 : -1;
    double best = 0;
    std::vector<std::size_t> list;
    for (std::size_t racer = 0; racer < run_.race().tracks().size(); ++racer) {
        const double value = sign * measure(run_, fact, racer, step);
        if (std::isnan(value)) continue;
        if (list.empty() || value < best) list.clear();
        if (list.empty()) best = value;
        if (value == best) list.push_back(racer);
    }
    if (list.empty()) return refuse(among, "is known of nobody");
    return list;
}

Result<std::string> Words::words(std::string_view text) {
    Reader reader{trim(text)};
    const auto word = reader.take_while(is_name_letter);
    if (word == "least" || word == "most") {
        const auto list = racers(text);
        if (!list) return list.error();
        if (list->size() > 1) return refuse(text, "is true of several");
        return racer_name(run_.experiment(), list->front());
    }
    if (word == "leader")
        return racer_name(run_.experiment(), standings(run_.race(), reader.take_step().value_or(run_.step()))[0].racer);
    if (word != "name" && word != "verdict" && word != "kind") return refuse(text, "says nothing");
    const auto number = reader.take_whole();
    const int step = reader.take_step().value_or(run_.step());
    if (!number || *number < 1 || *number > static_cast<int>(run_.race().tracks().size()))
        return refuse(text, "names no racer");
    const auto racer = static_cast<std::size_t>(*number) - 1;
    if (word == "name") return racer_name(run_.experiment(), racer);
    const Outcome outcome = run_.classifier().outcome(run_.race().tracks()[racer], step);
    return word == "kind" ? std::string(kinds[static_cast<std::size_t>(outcome.kind)]) : outcome.sentence;
}

Result<bool> Words::holds_one(std::string_view check) {
    const auto at = check.find_first_of("<>~=");
    if (at == std::string_view::npos) return refuse(check, "compares nothing");
    const auto left = trim(check.substr(0, at)), right = trim(check.substr(at + 1));
    if (check[at] == '=') {
        const auto said = words(left);
        if (!said) return said.error();
        return *said == right;
    }
    const auto a = number(left), b = number(right);
    if (!a) return a.error();
    if (!b) return b.error();
    if (check[at] == '~') return std::abs(*a - *b) <= half_a_digit(right);
    return check[at] == '<' ? *a < *b : *a > *b;
}

Result<bool> Words::holds(std::string_view checks) {
    for (const std::string_view check : split(checks, ';')) {
        if (trim(check).empty()) continue;
        if (Result<bool> one = holds_one(check); !one || !*one) return one;
    }
    return true;
}

Result<std::string> Words::fill_one(std::string_view placeholder) {
    Reader reader{placeholder};
    const auto word = reader.take_while(is_name_letter);
    if (std::find(std::begin(words_of_racers), std::end(words_of_racers), word) != std::end(words_of_racers))
        return words(placeholder);
    const auto colon = placeholder.rfind(':');
    const auto value = number(placeholder.substr(0, colon));
    if (!value) return value.error();
    if (colon == std::string_view::npos) return three_digits(*value);
    const auto decimals = read_number(placeholder.substr(colon + 1));
    if (!decimals || *decimals < 0 || *decimals > 17) return refuse(placeholder, "has no number of decimals");
    return fixed(*value, static_cast<int>(*decimals));
}

Result<std::string> Words::fill(std::string_view text) {
    std::string filled;
    while (true) {
        const auto open = text.find('{');
        filled += text.substr(0, open);
        if (open == std::string_view::npos) return filled;
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) return refuse(text, "a bracket is open");
        const auto value = fill_one(text.substr(open + 1, close - open - 1));
        if (!value) return value.error();
        filled += *value;
        text.remove_prefix(close + 1);
    }
}

}  // namespace ravine::lessons
