#include "formula/blanks.hpp"
#include "formula/corrections/corrections.hpp"
#include "formula/lexer.hpp"
#include "formula/names.hpp"
#include "formula/parse.hpp"
#include "rules/rule.hpp"
#include "rules/rule_calls.hpp"
#include "text/nearest.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>

namespace ravine {
namespace {

using formula::Token;

constexpr std::size_t longest_shown = 80;  // bytes of a line or a name in a message

bool is_symbol(const Token& token, std::string_view text) { return token.kind == Token::Kind::symbol && token.plain == text; }

bool asks_loss(Rule::Call call) { return call >= Rule::Call::gradient && call <= Rule::Call::hessian_diagonal; }

class Compiler {
  public:
    Compiler(const Optimizer& optimizer, std::span<const double> values, bool first_step, RuleFault& fault)
        : optimizer_(optimizer), first_step_(first_step), fault_(fault), complaint_(fault.sentence) {
        for (const RuleLine& each : rule_lines(optimizer, values)) {
            const RuleLine line = without_comment(each);
            if (!line.text.empty()) held_.push_back(line);
        }
        name("t", Rule::Kind::uniform);
        name("x", Rule::Kind::vector);
        name("g", Rule::Kind::vector);
        name("f", Rule::Kind::scalar);
        for (const Parameter& parameter : optimizer.parameters) {
            if (!parameter.is_choice()) name(parameter.name(), Rule::Kind::uniform);
        }
        assigned_.assign(rule_.names.size(), true);
        assigned_[name_g] = assigned_[name_f] = false;
        for (const std::string_view state : optimizer.state) name(state, Rule::Kind::uniform);
        assigned_.resize(rule_.names.size(), false);
    }

    std::optional<Rule> run() {
        if (!check_text()) return std::nullopt;
        for (const RuleLine& line : held_) {
            if (line.first && !first_step_) continue;
            rule_.lines.push_back(line);
            if (!assign()) return std::nullopt;
        }
        const auto moves = [](const RuleLine& line) { return line.target == "x" && !line.first; };
        if (std::none_of(held_.begin(), held_.end(), moves)) {
            complaint_ = "no line assigns x in every step, as x = x - lr*g does";
            return std::nullopt;
        }
        infer_kinds();
        return std::move(rule_);
    }

  private:
    // ---- the text of all lines

    // Checks what does not depend on the choices: the size of the rule, and its prefixes.
    bool check_text() {
        const std::size_t bytes = formula::bytes_without_blanks(optimizer_.rule);
        if (bytes > longest_rule) complaint_ = fmt::format("the rule has {} bytes; at most {} are read", bytes, longest_rule);
        const std::vector<ConditionalLine> lines = conditional_lines(optimizer_.rule);
        const std::size_t last = lines.empty() ? 0 : lines.back().line.number;
        if (complaint_.empty() && last > most_rule_lines) {
            complaint_ = fmt::format("the rule has {} lines; at most {} are read", last, most_rule_lines);
        }
        for (const ConditionalLine& each : lines) {
            for (const std::string_view condition : each.conditions) {
                if (complaint_.empty()) check_condition(each.line, condition);
            }
        }
        return complaint_.empty();
    }

    void check_condition(const RuleLine& line, std::string_view condition) {
        if (condition == after_prefix && optimizer_.around) return;
        const std::size_t column = column_in(line, condition);
        if (line.whole.find(']', static_cast<std::size_t>(condition.data() - line.whole.data())) == std::string_view::npos) {
            return refuse(line, column - 1, "the [ has no closing ]");
        }
        const auto equals = std::min(condition.find('='), condition.size());
        const std::string_view key = condition.substr(0, equals),
                               choice = condition.substr(std::min(equals + 1, condition.size()));
        std::vector<std::string> names{"first"};
        if (optimizer_.around) names.emplace_back(after_prefix);
        std::vector<std::string_view> choices;
        for (const Parameter& parameter : optimizer_.parameters) {
            if (!parameter.is_choice()) continue;
            names.push_back(parameter.name());
            if (names.back() == key) choices = parameter.choice_names();
        }
        if (choices.empty()) {
            const std::vector<std::string_view> known(names.begin(), names.end());
            return refuse(line, column, unknown(key, "neither first nor a parameter with choices", known));
        }
        const bool known = std::find(choices.begin(), choices.end(), choice) != choices.end();
        if (!known) refuse(line, column, unknown(choice, fmt::format("no choice of {}", key), choices));
    }

    static std::string unknown(std::string_view word, std::string_view what, std::span<const std::string_view> known) {
        const std::string question = did_you_mean({nearest(word, known)});
        return fmt::format("\"{}\" is {}{}{}", valid_text(word, longest_shown), what, question.empty() ? "" : "; ", question);
    }

    // Returns the column at which a part of a line begins.
    static std::size_t column_in(const RuleLine& line, std::string_view part) {
        return 1 + formula::characters(line.whole.substr(0, static_cast<std::size_t>(part.data() - line.whole.data())));
    }

    void refuse(const RuleLine& line, std::size_t column, std::string_view why) {
        refuse(line, formula::ParseError{column, std::string(why)}, [](std::string sentence) { return sentence; });
    }
    template <class Restore>
    void refuse(const RuleLine& line, const formula::ParseError& error, Restore restore) {
        complaint_ =
            fmt::format("line {} \"{}\": {}", line.number, valid_text(line.whole, longest_shown), restore(error.sentence()));
        fault_.line = line.number;
        fault_.column = error.column;
    }

    // ---- one line

    std::size_t name(std::string_view text, Rule::Kind kind) {
        assert(rule_.find(text) < 0);
        rule_.names.push_back({std::string(text), kind});
        return rule_.names.size() - 1;
    }

    const RuleLine& line() const { return rule_.lines.back(); }

    // Notes the first fault of a line. Returns false.
    bool fail(std::size_t column, std::string message) { return fail(formula::ParseError{column, std::move(message)}); }
    bool fail(const formula::ParseError& error) {
        if (complaint_.empty()) refuse(line(), error, [this](std::string text) { return restored(std::move(text)); });
        return false;
    }

    // Compiles the last of the rule's lines.
    bool assign() {
        const std::size_t begin = column_in(line(), line().text);
        if (line().formula.empty() || line().target.empty()) {
            return fail(begin, "a line assigns: name = formula, with a space on both sides of the =");
        }
        const std::string fault = fault_of_target(line().target, optimizer_.parameters);
        if (line().target.data() != line().text.data()) return fail(begin, "one name is expected before the =");
        if (!fault.empty()) return fail(begin, fault);
        const std::size_t column = column_in(line(), line().formula);
        if (!check_names(formula::tokens_of(line().formula, column))) return false;
        const std::optional<formula::NodeId> value = expression(line().formula, column, 0);
        if (!value) return false;
        int target = rule_.find(line().target);
        if (target < 0) {
            target = static_cast<int>(name(line().target, Rule::Kind::uniform));
            assigned_.push_back(false);
        }
        if (target == name_g && rule_.given < 0 && is_gradient(*value))
            rule_.given = static_cast<int>(rule_.assignments.size());
        rule_.assignments.push_back({static_cast<std::size_t>(target), Rule::Call::none, {*value}, rule_.lines.size() - 1});
        assigned_[static_cast<std::size_t>(target)] = true;
        return true;
    }

    // Returns true if a formula is the result of the call before it, and that is a gradient.
    bool is_gradient(formula::NodeId value) const {
        const formula::Node& node = rule_.graph[value];
        if (rule_.assignments.empty() || node.op != formula::Op::variable) return false;
        const Rule::Assignment& last = rule_.assignments.back();
        return last.call == Rule::Call::gradient && last.target == node.operands[0];
    }

    // Names of other notations, as np.sqrt and \sqrt, are left to the parser.
    bool check_names(std::span<const Token> tokens) {
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            const Token& token = tokens[i];
            const bool foreign =
                token.text.starts_with('\\') || is_symbol(tokens[i + 1], ".") || (i > 0 && is_symbol(tokens[i - 1], "."));
            if (token.kind == Token::Kind::name && !foreign && !check_name(token, tokens[i + 1])) return false;
        }
        return true;
    }

    bool check_name(const Token& token, const Token& next) {
        const std::string shown = valid_text(token.text, longest_shown);
        const bool bracket = is_symbol(next, "(");
        if (const RuleCall* const call = find_rule_call(token.text)) {
            return bracket || fail(token.column, fmt::format("{} is a call: {}", shown, call->form));
        }
        if (token.text.starts_with(result_prefix)) {
            return fail(token.column, fmt::format("names that begin with {} are taken", result_prefix));
        }
        const int known = rule_.find(token.text);
        if (known < 0 && (formula::is_constant_name(token.text) || formula::function_name(token.text))) return true;
        const bool now =
            known >= 0 && (assigned_[static_cast<std::size_t>(known)] || known < static_cast<int>(first_parameter));
        const auto assigns = [&](const RuleLine& each) { return each.target == token.text; };
        const bool some_time = now || std::any_of(held_.begin(), held_.end(), assigns);
        if (known < 0 && some_time) {
            return fail(token.column, fmt::format("{} is read before a line assigns it, and is no state", shown));
        }
        if (known >= 0 && !some_time) return fail(token.column, fmt::format("no line assigns {}", shown));
        if (known < 0) return fail_unknown(token);
        if (bracket && !next.spaced) {
            const std::string_view hint = token.text == "f" ? "; the loss at a place is value(place)" : "";
            return fail(token.column, fmt::format("{0} is no call{1}; a product is written {0}*(...)", shown, hint));
        }
        return true;
    }

    bool fail_unknown(const Token& token) {
        const std::string offer = formula::offer_for(token.text);
        if (!offer.empty()) {
            return fail(token.column,
                        fmt::format("\"{}\" is not known here; {}", valid_text(token.text, longest_shown), offer));
        }
        std::vector<std::string_view> known = names();
        for (const RuleCall& call : rule_calls()) known.push_back(call.name);
        for (const std::string_view function : formula::function_names()) known.push_back(function);
        formula::ParseError error{token.column, fmt::format("\"{}\" is not known here", valid_text(token.text, longest_shown))};
        for (const std::string_view each : known) {
            if (token.text.size() > 2 && each.starts_with(token.text)) error.corrections.emplace_back(each);
        }
        const std::string_view near = nearest(token.text, known);
        if (error.corrections.empty() && !near.empty()) error.corrections.emplace_back(near);
        if (error.corrections.empty()) error.message += fmt::format("; the names are {}", fmt::join(names(), ", "));
        return fail(error);
    }

    // Returns the names so far without the results of calls.
    std::vector<std::string_view> names() const {
        std::vector<std::string_view> result;
        for (const Rule::Name& each : rule_.names) {
            if (!each.text.starts_with(result_prefix)) result.push_back(each.text);
        }
        return result;
    }

    // ---- formulas

    // Reads a formula that begins in a column of the line. Calls in it become assignments before this one.
    std::optional<formula::NodeId> expression(std::string_view text, std::size_t column, int depth) {
        std::string plain = std::string(column - 1, ' ') + std::string(text);  // columns are those of the line
        for (std::size_t from = 0;;) {
            const std::vector<Token> tokens = formula::tokens_of(plain);
            std::size_t at = 0;
            const auto begins_call = [&](std::size_t i) {
                const bool name = tokens[i].kind == Token::Kind::name && tokens[i].text.data() >= plain.data() + from;
                return name && is_symbol(tokens[i + 1], "(") && find_rule_call(tokens[i].text);
            };
            while (at + 1 < tokens.size() && !begins_call(at)) ++at;
            if (at + 1 >= tokens.size()) break;
            const CallText call = read_call(plain, tokens, at);
            const std::optional<std::string> result = make(call, plain, tokens[at].column, depth);
            if (!result) return std::nullopt;
            const std::size_t bytes = call.last - call.first;
            std::string padded = *result;
            padded.resize(std::max(padded.size(), formula::characters(std::string_view(plain).substr(call.first, bytes))), ' ');
            plain.replace(call.first, bytes, padded);
            from = call.first + padded.size();
        }
        return parse(plain);
    }

    // Makes the assignment of a call. Returns the name that it assigns to.
    std::optional<std::string> make(const CallText& call, std::string_view text, std::size_t column, int depth) {
        if (const std::string fault = fault_of(call, depth); !fault.empty()) {
            fail(column, fault);
            return std::nullopt;
        }
        std::vector<formula::NodeId> operands;
        for (const std::string_view operand : call.operands) {
            const auto begin = static_cast<std::size_t>(operand.data() - text.data());
            const auto value = expression(operand, 1 + formula::characters(text.substr(0, begin)), depth + 1);
            if (!value) return std::nullopt;
            operands.push_back(*value);
        }
        calls_.emplace_back(text.substr(call.first, call.last - call.first));
        std::string result = fmt::format("{}{}", result_prefix, calls_.size());
        const std::size_t target = name(result, Rule::Kind::uniform);
        assigned_.push_back(true);
        rule_.assignments.push_back({target, call.row->call, std::move(operands), rule_.lines.size() - 1});
        return result;
    }

    std::string fault_of(const CallText& call, int depth) const {
        const std::string_view name = call.row->name;
        if (call.last == 0) return fmt::format("{}( has no closing bracket", name);
        const std::size_t wanted = call.row->operands;
        if (call.operands.size() != wanted) {
            const std::string_view number = wanted == 0 ? "no operands" : wanted == 1 ? "1 operand" : "2 operands";
            return fmt::format("{} takes {}: {}", name, number, call.row->form);
        }
        if (depth >= deepest_calls) return fmt::format("calls are nested more than {} deep", deepest_calls);
        if (calls_.size() >= static_cast<std::size_t>(most_calls_in_all)) {
            return fmt::format("a step may make at most {} calls", most_calls_in_all);
        }
        const bool many = asks_loss(call.row->call) && rule_.calls(call.row->call) >= most_calls;
        return many ? fmt::format("a step may ask for {} at most {} times", name, most_calls) : std::string();
    }

    std::optional<formula::NodeId> parse(std::string_view text) {
        std::vector<std::string_view> known;
        for (const Rule::Name& each : rule_.names) known.push_back(each.text);
        const auto parsed = formula::parse(text, known, rule_.graph);
        if (!parsed.expression) {
            fail(parsed.error);
            return std::nullopt;
        }
        if (!parsed.understood.empty()) {
            fail({1 + text.find_first_not_of(' '), "rules are read in plain notation", {parsed.understood}});
            return std::nullopt;
        }
        note_reads(parsed.expression->id);
        return parsed.expression->id;
    }

    // A name that is read and not assigned yet is state, or the gradient or the loss at x.
    void note_reads(formula::NodeId root) {
        formula::each_variable(rule_.graph, root, [&](std::size_t variable) {
            if (assigned_[variable]) return;
            if (variable == name_g) rule_.reads_gradient = true;
            if (variable == name_f) rule_.reads_loss = true;
            const bool known = std::find(rule_.state.begin(), rule_.state.end(), variable) != rule_.state.end();
            if (variable >= first_parameter && !known) rule_.state.push_back(variable);
        });
    }

    // Returns a message with the calls in the place of their results, and without the blanks that keep the columns.
    std::string restored(std::string message) const {
        for (std::size_t i = calls_.size(); i > 0; --i) {
            const std::string result = fmt::format("{}{}", result_prefix, i), call = valid_text(calls_[i - 1], longest_shown);
            const std::size_t width = formula::characters(calls_[i - 1]);
            for (std::size_t at = message.find(result); at != std::string::npos; at = message.find(result, at + call.size())) {
                std::size_t length = result.size();
                while (length < width && message.substr(at + length, 1) == " ") ++length;
                message.replace(at, length, call);
            }
        }
        return message;
    }

    // ---- kinds

    // A name is of the widest kind that is ever assigned to it; state is a number per ball at least.
    void infer_kinds() {
        std::vector<std::vector<std::size_t>> reads;  // per assignment
        for (const Rule::Assignment& each : rule_.assignments) {
            std::vector<std::size_t>& names = reads.emplace_back();
            for (const formula::NodeId root : each.operands) {
                formula::each_variable(rule_.graph, root, [&](std::size_t variable) { names.push_back(variable); });
            }
        }
        for (const std::size_t state : rule_.state) rule_.names[state].kind = Rule::Kind::scalar;
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < reads.size(); ++i) {
                Rule::Kind widest = Rule::Kind::uniform;
                for (const std::size_t variable : reads[i]) widest = std::max(widest, rule_.names[variable].kind);
                Rule::Kind& kind = rule_.names[rule_.assignments[i].target].kind;
                const Rule::Kind own = kind_of_result(rule_.assignments[i].call, widest);
                changed = changed || own > kind;
                kind = std::max(kind, own);
            }
        }
    }

    static Rule::Kind kind_of_result(Rule::Call call, Rule::Kind widest_operand) {
        if (call == Rule::Call::none) return widest_operand;
        const bool sums = call >= Rule::Call::sum && call <= Rule::Call::largest;
        return sums && widest_operand == Rule::Kind::uniform ? Rule::Kind::uniform : row_of(call).kind;
    }

    const Optimizer& optimizer_;
    bool first_step_;
    RuleFault& fault_;
    std::string& complaint_;      // of the fault
    std::vector<RuleLine> held_;  // the lines that hold under the choices, in the first step or later
    Rule rule_;
    std::vector<char> assigned_;      // per name, so far in the step
    std::vector<std::string> calls_;  // their texts
};

}  // namespace

Result<Rule, RuleFault> compile_rule(const Optimizer& optimizer, std::span<const double> values, bool first_step) {
    RuleFault fault;
    std::optional<Rule> rule = Compiler(optimizer, values, first_step, fault).run();
    return rule ? Result<Rule, RuleFault>(*std::move(rule)) : fault;
}

}  // namespace ravine
