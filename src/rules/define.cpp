#include "rules/define.hpp"

#include "formula/corrections/corrections.hpp"
#include "formula/lexer.hpp"
#include "formula/number.hpp"
#include "rules/rule.hpp"
#include "rules/rule_calls.hpp"
#include "rules/rule_text.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace ravine {
namespace {

constexpr std::size_t longest_shown = 80;  // bytes of a text in a message
constexpr std::size_t most_cases = 8;      // combinations of choices that are compiled

bool is_plain_name(std::string_view text) {
    const auto continues = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
    return !text.empty() && is_letter(text[0]) && std::all_of(text.begin(), text.end(), continues);
}

bool is_word(std::string_view text) {
    const auto fits = [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

// Returns the byte behind the brace that closes the first one; nothing where there is none.
std::optional<std::size_t> behind_braces(std::string_view text) {
    int depth = 0;
    for (std::size_t i = text.find('{'); i < text.size(); ++i) {
        if (text[i] == '{') ++depth;
        if (text[i] == '}' && --depth == 0) return i + 1;
    }
    return std::nullopt;
}

// The usual range of a number follows from its name and default; links depend on it.
Parameter number_of(std::string_view key, double fallback) {
    Parameter parameter{std::string(key), std::string(key), fallback};
    if (key == "lr") {
        parameter.label = "η";
        parameter.role = ParameterRole::learning_rate;
        parameter.low = std::min(1e-6, fallback);
        parameter.high = std::max(100.0, fallback);
    } else if (fallback < 0 || fallback > 1) {
        parameter.low = std::min(0.0, 10 * fallback);
        parameter.high = std::max(10 * fallback, -10 * fallback);
    }
    const bool spans = parameter.fallback > 0 && parameter.fallback < 0.01 && parameter.low >= 0;
    if (key == "lr" || spans) parameter.scale = Scale::log;
    return parameter;
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(trim(text)) {}

    Result<Defined> run() {
        optimizer_.typed = true;
        optimizer_.source = "a rule of this race";
        if (!read_head() || !read_rule()) return Failure{std::move(complaint_)};
        find_unused();
        return Defined{std::move(optimizer_), std::move(hints_)};
    }

  private:
    // Notes why the text is refused. Returns false.
    bool fail(std::string why) {
        const std::string who = optimizer_.key.empty() ? "" : optimizer_.key + ": ";
        complaint_ = who + std::move(why);
        return false;
    }

    // The column is that of a part of the head.
    bool fail_at(std::string_view part, std::string_view why) {
        const auto column = 1 + formula::characters(head_.substr(0, static_cast<std::size_t>(part.data() - head_.data())));
        return fail(fmt::format("the head \"{}\": column {}: {}", valid_text(head_, longest_shown), column, why));
    }

    // ---- heavy(lr:0.02,mu:0.9)

    bool read_head() {
        const auto brace = std::min(text_.find('{'), text_.size());
        head_ = trim(text_.substr(0, brace));
        const auto bracket = std::min(head_.find('('), head_.size());
        std::string_view name = trim(head_.substr(0, bracket));
        optimizer_.around = name.ends_with('+');
        if (optimizer_.around) name = trim(name.substr(0, name.size() - 1));
        if (!read_name(name)) return false;
        if (text_.size() > longest_definition) {
            return fail(fmt::format("the definition has {} bytes; at most {} are read", text_.size(), longest_definition));
        }
        const std::string_view in_brackets = head_.substr(bracket);
        if (!in_brackets.empty() && !in_brackets.ends_with(')')) return fail_at(in_brackets, "the ( has no closing )");
        if (brace == text_.size()) return fail_at(head_.substr(head_.size()), "a rule in braces is expected: {x = x - lr*g}");
        const std::string_view list = in_brackets.empty() ? in_brackets : in_brackets.substr(1, in_brackets.size() - 2);
        if (trim(list).empty()) return true;
        for (const std::string_view part : split(list, ',')) {
            if (!read_parameter(part)) return false;
        }
        return true;
    }

    bool read_name(std::string_view name) {
        if (name.size() > longest_own_name) {
            return fail_at(name, fmt::format("the name has {} bytes; at most {} are read", name.size(), longest_own_name));
        }
        if (!is_plain_name(name)) {
            return fail_at(name, fmt::format("{} is no name of an optimizer; one begins with a letter and has letters, digits "
                                             "and _",
                                             quote(name)));
        }
        optimizer_.key = optimizer_.title = name;
        return true;
    }

    bool read_parameter(std::string_view part) {
        const auto colon = std::min(part.find(':'), part.size());
        const std::string_view key = trim(part.substr(0, colon)), shown = key.empty() ? part : key;
        if (const std::string fault = fault_of_key(key); !fault.empty()) return fail_at(shown, fault);
        if (optimizer_.parameters.size() == most_own_parameters) {
            return fail_at(shown, fmt::format("there are more than {} parameters", most_own_parameters));
        }
        const std::string_view value = trim(part.substr(std::min(colon + 1, part.size())));
        if (value.empty()) return fail_at(shown, fmt::format("{0} has no default; write {0}:0.1", key));
        return value.find('|') == std::string_view::npos ? read_number_of(key, value) : read_choices(key, value);
    }

    std::string fault_of_key(std::string_view key) const {
        constexpr std::string_view reserved[] = {"x", "y", "g", "f", "show", "first"};
        if (!is_one_name(key)) {
            return fmt::format("{} is no name of a parameter; one begins with a letter and has letters, digits and _",
                               quote(key));
        }
        if (key.size() > longest_own_name) {
            return fmt::format("the name has {} bytes; at most {} are read", key.size(), longest_own_name);
        }
        if (find_parameter(optimizer_, key) >= 0) return fmt::format("{} is given twice", key);
        const std::string_view owner = owner_of(key);
        if (!owner.empty()) return fmt::format("{} is {}; a parameter needs a name of its own", key, owner);
        const bool taken = std::find(std::begin(reserved), std::end(reserved), key) != std::end(reserved);
        if (taken) return fmt::format("{} has another meaning in rules or racers; a parameter needs a name of its own", key);
        return key.starts_with(result_prefix) ? fmt::format("names that begin with {} are taken", result_prefix)
                                              : std::string();
    }

    bool read_number_of(std::string_view key, std::string_view text) {
        std::vector<double> numbers;
        for (const std::string_view part : split(text, ':')) {
            const auto number = read_number(part);
            if (!number) return fail_at(trim(part).empty() ? text : trim(part), fmt::format("{} is not a number", quote(part)));
            numbers.push_back(*number);
        }
        if (numbers.size() != 1 && numbers.size() != 3) {
            return fail_at(text, fmt::format("a default, or a default and a range is expected: {}:0.5:0:1", key));
        }
        Parameter parameter = number_of(key, numbers[0]);
        if (numbers.size() == 3) {
            parameter.low = numbers[1];
            parameter.high = numbers[2];
            const bool inside = parameter.low < parameter.high && numbers[0] >= parameter.low && numbers[0] <= parameter.high;
            if (!inside) return fail_at(text, fmt::format("{} is not between {} and {}", numbers[0], numbers[1], numbers[2]));
        }
        optimizer_.parameters.push_back(std::move(parameter));
        return true;
    }

    bool read_choices(std::string_view key, std::string_view text) {
        Parameter parameter{std::string(key), std::string(key), 0, 0, 0};
        for (const std::string_view part : split(text, '|')) {
            const std::string_view word = trim(part);
            if (!is_word(word))
                return fail_at(word.empty() ? text : word, fmt::format("{} is no word for a choice", quote(word)));
            if (parameter.find_choice(word) >= 0) return fail_at(word, fmt::format("{} is given twice", word));
            parameter.choices.push_back({std::string(word)});
        }
        if (parameter.choices.size() > most_own_choices) {
            return fail_at(text, fmt::format("{} has more than {} choices", key, most_own_choices));
        }
        parameter.high = static_cast<double>(parameter.choices.size()) - 1;
        optimizer_.parameters.push_back(std::move(parameter));
        return true;
    }

    // ---- {v = mu*v - lr*g; x = x + v}

    bool read_rule() {
        const std::string_view rest = text_.substr(text_.find('{'));
        const auto end = behind_braces(rest);
        if (!end) return fail_at(head_.substr(head_.size()), "the { behind it has no closing }");
        const std::string_view behind = trim(rest.substr(*end));
        if (!behind.empty()) return fail(fmt::format("{} stands behind the closing brace", quote(behind)));
        std::string_view lines = rest.substr(1, *end - 2);
        if (trim(lines).empty()) return fail("the rule is empty; one line at least assigns x: {x = x - lr*g}");
        std::string as_typed;  // with the empty lines, as lines are counted
        while (true) {
            const auto at = std::min(lines.find_first_of(";\n"), lines.size());
            const std::string line = laid_out(lines.substr(0, at));
            as_typed += line + '\n';
            if (!line.empty()) optimizer_.rule += (optimizer_.rule.empty() ? "" : "\n") + line;
            if (at == lines.size()) break;
            lines.remove_prefix(at + 1);
        }
        return compiles(as_typed);
    }

    // Compiles the rule under the default choices, and under every other choice of each parameter.
    bool compiles(const std::string& as_typed) {
        Optimizer probe = optimizer_;
        probe.rule = as_typed;
        if (probe.around) stand_in(probe);
        probe.state = state_of(probe.rule, probe.parameters);
        std::vector<double> defaults;
        for (const Parameter& parameter : probe.parameters) defaults.push_back(parameter.fallback);
        std::vector<std::vector<double>> cases{defaults};
        for (std::size_t i = 0; i < defaults.size(); ++i) {
            for (std::size_t choice = 1; choice < probe.parameters[i].choices.size() && cases.size() < most_cases; ++choice) {
                cases.push_back(defaults);
                cases.back()[i] = static_cast<double>(choice);
            }
        }
        for (const std::vector<double>& values : cases) {
            for (const bool first : {true, false}) {
                const Result<Rule> rule = compile_rule(probe, values, first);
                if (!rule) return fail(rule.error().sentence);
                const int curved = rule->calls(Rule::Call::hessian_times) + rule->calls(Rule::Call::hessian_diagonal);
                if (curved > 0) optimizer_.needs = Needs::hessian;
            }
        }
        if (!optimizer_.around) optimizer_.state = std::move(probe.state);
        return true;
    }

    // Adds what a modifier goes around, behind its own lines.
    static void stand_in(Optimizer& probe) {
        if (find_parameter(probe, "lr") < 0) probe.parameters.push_back(number_of("lr", 0.1));
        probe.rule += "x = x - lr*g\nu = x\n";
    }

    void find_unused() {
        for (const Parameter& parameter : optimizer_.parameters) {
            const std::string prefix = fmt::format("[{}=", parameter.key);
            bool read = false;
            for (const ConditionalLine& each : conditional_lines(optimizer_.rule)) {
                const auto tokens = formula::tokens_of(each.line.formula);
                const auto is_name = [&](const formula::Token& token) { return token.text == parameter.key; };
                const bool prefixed = each.line.whole.find(prefix) != std::string_view::npos;
                read = read || (parameter.is_choice() ? prefixed : std::any_of(tokens.begin(), tokens.end(), is_name));
            }
            if (!read) hints_.push_back(fmt::format("{}: no line reads {}", optimizer_.key, parameter.key));
        }
    }

    std::string_view text_, head_;
    Optimizer optimizer_;
    std::string complaint_;
    std::vector<std::string> hints_;
};

}  // namespace

std::vector<std::string_view> split_definitions(std::string_view text) {
    constexpr std::string_view between = " \t\r\n;,";
    std::vector<std::string_view> result;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(between), text.size()));
        if (text.empty()) return result;
        const std::size_t end = behind_braces(text).value_or(text.size());
        result.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

Result<Defined> read_definition(std::string_view text) { return Reader(text).run(); }

std::string definition_of(const Parameter& parameter) {
    if (parameter.is_choice()) return fmt::format("{}", fmt::join(parameter.choice_names(), "|"));
    const Parameter usual = number_of(parameter.key, parameter.fallback);
    const bool is_usual = usual.low == parameter.low && usual.high == parameter.high;
    return is_usual ? fmt::format("{}", parameter.fallback)
                    : fmt::format("{}:{}:{}", parameter.fallback, parameter.low, parameter.high);
}

std::string write_definition(const Optimizer& optimizer) {
    std::vector<std::string> parameters, lines;
    for (const Parameter& parameter : optimizer.parameters) {
        parameters.push_back(fmt::format("{}:{}", parameter.key, definition_of(parameter)));
    }
    for (const std::string_view line : split(optimizer.rule, '\n')) lines.push_back(compact(line));
    const std::string list = parameters.empty() ? "" : fmt::format("({})", fmt::join(parameters, ","));
    const std::string_view around = optimizer.around ? "+" : "";
    return fmt::format("{}{}{}{{{}}}", optimizer.key, around, list, fmt::join(lines, ";"));
}

}  // namespace ravine
