#include "rules/define.hpp"

#include "formula/corrections/corrections.hpp"
#include "formula/lexer.hpp"
#include "rules/own_parameter.hpp"
#include "rules/own_role.hpp"
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
constexpr std::string_view own_source = "a rule of this race";

bool is_plain_name(std::string_view text) {
    const auto continues = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
    return !text.empty() && is_letter(text[0]) && std::all_of(text.begin(), text.end(), continues);
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

bool reads_name(std::string_view formula, std::string_view name) {
    const std::vector<formula::Token> tokens = formula::tokens_of(formula);
    return std::any_of(tokens.begin(), tokens.end(), [&](const formula::Token& token) { return token.text == name; });
}

class Reader {
  public:
    explicit Reader(std::string_view text, std::span<const formula::Constant> constants = {})
        : text_(text), constants_(constants) {}

    Result<Defined> run() {
        optimizer_.typed = true;
        optimizer_.source = own_source;
        if (!read_head() || !read_rule() || !is_short()) return Failure{std::move(complaint_)};
        find_unused();
        return Defined{std::move(optimizer_), std::move(hints_), std::move(read_constants_)};
    }

    Result<Defined, RuleFault> run_rule(Optimizer head) {
        optimizer_ = std::move(head);
        optimizer_.rule.clear();
        if (text_.find_first_of("{}") != std::string_view::npos) return RuleFault{{"rules have no braces"}};
        if (!read_lines(text_)) {
            if (fault_.sentence.empty()) fault_.sentence = std::move(complaint_);
            return std::move(fault_);
        }
        return Defined{std::move(optimizer_), {}, {}};
    }

  private:
    // A definition may grow as it is written, with defaults in digits and the constants that it reads.
    bool is_short() {
        const std::size_t bytes = write_definition(optimizer_).size();
        if (bytes <= longest_definition) return true;
        return fail(
            fmt::format("the definition has {} bytes when it is written out; at most {} are read", bytes, longest_definition));
    }

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
        if (optimizer_.parameters.size() + roles_.size() >= most_own_parameters) {
            return fail_at(shown, fmt::format("there are more than {} parameters", most_own_parameters));
        }
        const std::string_view value = trim(part.substr(std::min(colon + 1, part.size())));
        if (value.empty()) return fail_at(shown, fmt::format("{0} has no default; write {0}:0.1", key));
        if (find_own_role(value)) {
            roles_.emplace_back(key, value);
            return true;
        }
        Result<Parameter, PartFault> parameter = read_own_parameter(key, value);
        if (!parameter) return fail_at(parameter.error().part, parameter.error().why);
        optimizer_.parameters.push_back(*std::move(parameter));
        return true;
    }

    std::string fault_of_key(std::string_view key) const {
        if (!is_one_name(key)) {
            return fmt::format("{} is no name of a parameter; one begins with a letter and has letters, digits and _",
                               quote(key));
        }
        if (key.size() > longest_own_name) {
            return fmt::format("the name has {} bytes; at most {} are read", key.size(), longest_own_name);
        }
        const auto has_key = [&](const auto& role) { return role.first == key; };
        if (optimizer_.around && key == "u")
            return "u is the step that the optimizer has taken; a parameter needs a name of its own";
        const bool has_role = std::any_of(roles_.begin(), roles_.end(), has_key);
        if (has_role || find_parameter(optimizer_, key) >= 0) return fmt::format("{} is given twice", key);
        return fault_of_own_name(key);
    }

    // ---- {v = mu*v - lr*g; x = x + v}

    bool read_rule() {
        const std::string_view rest = text_.substr(text_.find('{'));
        const auto end = behind_braces(rest);
        if (!end) return fail_at(head_.substr(head_.size()), "the { behind it has no closing }");
        const std::string_view behind = trim(rest.substr(*end));
        if (!behind.empty()) return fail(fmt::format("{} stands behind the closing brace", quote(behind)));
        const std::string_view lines = rest.substr(1, *end - 2);
        return read_lines(lines);
    }

    bool read_lines(std::string_view lines) {
        if (trim(lines).empty()) {
            return fail(optimizer_.around ? "the rule is empty; a line changes g, as g = sign(g), or u: [after] u = u/2"
                                          : "the rule is empty; one line at least assigns x: x = x - lr*g");
        }
        std::string as_typed;  // with the empty lines, as lines are counted
        while (true) {
            const auto at = std::min(lines.find_first_of(";\n"), lines.size());
            const std::string line = laid_out(lines.substr(0, at));
            as_typed += line + '\n';
            if (!line.empty()) optimizer_.rule += (optimizer_.rule.empty() ? "" : "\n") + line;
            if (at == lines.size()) break;
            lines.remove_prefix(at + 1);
        }
        add_constants();
        return compiles(as_typed) && give_roles();
    }

    // Makes parameters of the constants that the rule reads. Those that it has another meaning for are not meant.
    void add_constants() {
        const std::vector<ConditionalLine> lines = conditional_lines(optimizer_.rule);
        for (const formula::Constant& constant : constants_) {
            const auto assigns = [&](const ConditionalLine& each) { return each.line.target == constant.name; };
            const auto reads = [&](const ConditionalLine& each) { return reads_name(each.line.formula, constant.name); };
            const bool of_optimizer = optimizer_.around && constant.name == "lr";
            if (of_optimizer || !fault_of_key(constant.name).empty()) continue;
            if (optimizer_.parameters.size() + roles_.size() >= most_own_parameters) return;
            if (std::any_of(lines.begin(), lines.end(), assigns) || std::none_of(lines.begin(), lines.end(), reads)) continue;
            optimizer_.parameters.push_back(parameter_of_constant(constant));
            read_constants_.push_back(constant.name);
        }
    }

    bool give_roles() {
        if (!roles_.empty() && optimizer_.around) return fail("names of a modifier have no roles");
        for (const auto& [name, word] : roles_) {
            const std::vector<std::string>& state = optimizer_.state;
            if (std::find(state.begin(), state.end(), name) == state.end()) {
                return fail(fmt::format("{} keeps no value from step to step, so it has no role", name));
            }
            give_role(optimizer_, name, word);
        }
        return true;
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
                const Result<Rule, RuleFault> rule = compile_rule(probe, values, first);
                if (!rule) {
                    fault_ = rule.error();
                    return fail(fault_.sentence);
                }
                const int curved = rule->calls(Rule::Call::hessian_times) + rule->calls(Rule::Call::hessian_diagonal);
                if (curved > 0) optimizer_.needs = Needs::hessian;
            }
        }
        if (!optimizer_.around) optimizer_.state = std::move(probe.state);
        return true;
    }

    // Adds what a modifier goes around, behind its own lines.
    static void stand_in(Optimizer& probe) {
        if (find_parameter(probe, "lr") < 0) probe.parameters.push_back(usual_number("lr", 0.1));
        probe.rule += "x = x - lr*g\nu = x\n";
    }

    void find_unused() {
        for (const Parameter& parameter : optimizer_.parameters) {
            const std::string prefix = fmt::format("[{}=", parameter.key);
            bool read = false;
            for (const ConditionalLine& each : conditional_lines(optimizer_.rule)) {
                const bool prefixed = each.line.whole.find(prefix) != std::string_view::npos;
                read = read || (parameter.is_choice() ? prefixed : reads_name(each.line.formula, parameter.key));
            }
            if (!read) hints_.push_back(fmt::format("{}: no line reads {}", optimizer_.key, parameter.key));
        }
        if (!optimizer_.around) return;
        for (const ConditionalLine& each : conditional_lines(optimizer_.rule)) {
            const bool is_after =
                std::find(each.conditions.begin(), each.conditions.end(), after_prefix) != each.conditions.end();
            if (each.line.target == "u" && !is_after)
                hints_.push_back(
                    fmt::format("{}: a line that assigns u changes the step behind [after] alone", optimizer_.key));
        }
    }

    std::string_view text_, head_;
    std::span<const formula::Constant> constants_;
    Optimizer optimizer_;
    std::vector<std::pair<std::string_view, std::string_view>> roles_;  // a name and a word
    std::string complaint_;
    RuleFault fault_;  // of the rule, with its place
    std::vector<std::string> hints_, read_constants_;
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

Result<Defined> read_definition(std::string_view text, std::span<const formula::Constant> constants) {
    return Reader(trim(text), constants).run();
}

Result<Defined, RuleFault> read_rule(Optimizer head, std::string_view lines) {
    head.typed = true;
    head.title = head.key;
    head.source = own_source;
    return Reader(lines).run_rule(std::move(head));
}

std::string write_definition(const Optimizer& optimizer) {
    std::vector<std::string> parameters, lines;
    for (const Parameter& parameter : optimizer.parameters) {
        parameters.push_back(fmt::format("{}:{}", parameter.key, definition_of(parameter)));
    }
    for (const Meaning& meaning : optimizer.meanings) {
        parameters.push_back(fmt::format("{}:{}", meaning.name, own_role_word(optimizer, meaning.name)));
    }
    for (const std::string_view line : split(optimizer.rule, '\n')) lines.push_back(compact(line));
    const std::string list = parameters.empty() ? "" : fmt::format("({})", fmt::join(parameters, ","));
    const std::string_view around = optimizer.around ? "+" : "";
    return fmt::format("{}{}{}{{{}}}", optimizer.key, around, list, fmt::join(lines, ";"));
}

}  // namespace ravine
