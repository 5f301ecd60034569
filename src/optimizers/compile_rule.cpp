#include "formula/lexer.hpp"
#include "formula/parse.hpp"
#include "optimizers/rule.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

using formula::Token;

struct CallName {
    std::string_view text;
    Rule::Call call;
    std::size_t operands;
    Rule::Kind kind;  // of the result; a sum of what is one number for all balls is one, too
};

constexpr CallName call_names[] = {
    {"gradient", Rule::Call::gradient, 1, Rule::Kind::vector},
    {"value", Rule::Call::value, 1, Rule::Kind::scalar},
    {"hessian_times", Rule::Call::hessian_times, 1, Rule::Kind::vector},
    {"hessian_diagonal", Rule::Call::hessian_diagonal, 0, Rule::Kind::vector},
    {"sum", Rule::Call::sum, 1, Rule::Kind::scalar},
    {"mean", Rule::Call::mean, 1, Rule::Kind::scalar},
    {"dot", Rule::Call::dot, 2, Rule::Kind::scalar},
    {"norm", Rule::Call::norm, 1, Rule::Kind::scalar},
    {"norm1", Rule::Call::norm1, 1, Rule::Kind::scalar},
    {"largest", Rule::Call::largest, 1, Rule::Kind::scalar},
    {"count", Rule::Call::count, 0, Rule::Kind::uniform},
    {"normal", Rule::Call::normal, 0, Rule::Kind::vector},
};

const CallName* find_call(std::string_view name) {
    const auto at = std::find_if(std::begin(call_names), std::end(call_names), [&](const CallName& c) { return c.text == name; });
    return at == std::end(call_names) ? nullptr : at;
}

Rule::Kind kind_of_call(Rule::Call call) {
    return std::find_if(std::begin(call_names), std::end(call_names), [&](const CallName& c) { return c.call == call; })->kind;
}

bool is_symbol(const Token& token, std::string_view text) { return token.kind == Token::Kind::symbol && token.plain == text; }

// A place in a text, as the index of a token and the byte at which it begins.
struct Call {
    const CallName* name;
    std::size_t first, last;                   // bytes of the whole call
    std::vector<std::string_view> operands{};  // texts
};

class Compiler {
  public:
    Compiler(const Optimizer& optimizer, std::span<const double> values, bool first_step, std::string& complaint)
        : complaint_(complaint) {
        for (const RuleLine& line : rule_lines(optimizer, values)) {
            if (first_step || !line.first) rule_.lines.push_back(line);
        }
        name("t", Rule::Kind::uniform);
        name("x", Rule::Kind::vector);
        name("g", Rule::Kind::vector);
        name("f", Rule::Kind::scalar);
        for (const Parameter& parameter : optimizer.parameters) {
            if (!parameter.is_choice()) name(parameter.key, Rule::Kind::uniform);
        }
        assigned_.assign(rule_.names.size(), false);
        assigned_[name_t] = true;
        assigned_[name_x] = true;
        for (std::size_t i = first_parameter; i < assigned_.size(); ++i) assigned_[i] = true;
        for (const std::string_view state : optimizer.state) name(state, Rule::Kind::uniform);
        assigned_.resize(rule_.names.size(), false);
    }

    std::optional<Rule> run() {
        for (std::size_t line = 0; line < rule_.lines.size(); ++line) {
            if (!assign(line)) return std::nullopt;
        }
        for (const CallName& call : call_names) {
            if (call.call <= Rule::Call::hessian_diagonal && rule_.calls(call.call) > most_calls) {
                complaint_ = fmt::format("a step may ask for {} at most {} times", call.text, most_calls);
                return std::nullopt;
            }
        }
        infer_kinds();
        return std::move(rule_);
    }

  private:
    std::size_t name(std::string_view text, Rule::Kind kind) {
        rule_.names.push_back({std::string(text), kind});
        return rule_.names.size() - 1;
    }

    bool assign(std::size_t number) {
        const RuleLine& line = rule_.lines[number];
        const auto fail = [&](std::string_view why) {
            complaint_ = fmt::format("{}: {}", line.text, why);
            return false;
        };
        if (line.target.empty()) return fail("assigns nothing");
        line_ = number;
        const std::optional<formula::NodeId> value = expression(line.formula);
        if (!value) return fail(why_);
        int target = rule_.find(line.target);
        if (target < 0) {
            target = static_cast<int>(name(line.target, Rule::Kind::uniform));
            assigned_.push_back(false);
        }
        if (target == name_g && rule_.given < 0 && is_gradient(*value)) rule_.given = static_cast<int>(rule_.assignments.size());
        rule_.assignments.push_back({static_cast<std::size_t>(target), Rule::Call::none, {*value}, number});
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

    // Reads a formula. Calls in it become assignments before this one. On failure returns nothing, and why_ says why.
    std::optional<formula::NodeId> expression(std::string_view text) {
        std::string plain(text);
        for (std::size_t from = 0;;) {
            const std::optional<Call> call = next_call(plain, from);
            if (!why_.empty()) return std::nullopt;
            if (!call) break;
            const std::optional<std::string> result = make(*call);
            if (!result) return std::nullopt;
            const std::size_t length = std::max(result->size(), call->last - call->first);  // columns stay
            plain.replace(call->first, call->last - call->first, *result + std::string(length - result->size(), ' '));
            from = call->first + length;
        }
        return parse(plain);
    }

    std::optional<formula::NodeId> parse(std::string_view text) {
        std::vector<std::string_view> known;
        for (const Rule::Name& each : rule_.names) known.push_back(each.text);
        const auto parsed = formula::parse(text, known, rule_.graph);
        if (!parsed.expression) {
            why_ = parsed.error.sentence();
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

    // Makes the assignment of a call. Returns the name that it assigns to.
    std::optional<std::string> make(const Call& call) {
        if (call.operands.size() != call.name->operands) {
            why_ = fmt::format("{} takes {} operand{}", call.name->text, call.name->operands, call.name->operands == 1 ? "" : "s");
            return std::nullopt;
        }
        std::vector<formula::NodeId> operands;
        for (const std::string_view operand : call.operands) {
            const auto value = expression(operand);
            if (!value) return std::nullopt;
            operands.push_back(*value);
        }
        std::string result = fmt::format("call_{}", ++calls_);
        const std::size_t target = name(result, Rule::Kind::uniform);
        assigned_.push_back(true);
        rule_.assignments.push_back({target, call.name->call, std::move(operands), line_});
        return result;
    }

    // Finds the first call from a byte of a text on.
    std::optional<Call> next_call(std::string_view text, std::size_t from) {
        const std::vector<Token> tokens = formula::tokens_of(text);
        const auto byte = [&](const Token& token) { return static_cast<std::size_t>(token.text.data() - text.data()); };
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            if (tokens[i].kind != Token::Kind::name || byte(tokens[i]) < from || !is_symbol(tokens[i + 1], "(")) continue;
            const CallName* const name = find_call(tokens[i].text);
            if (!name) continue;
            Call call{name, byte(tokens[i]), 0};
            std::size_t begin = byte(tokens[i + 1]) + 1;
            int depth = 0;
            for (std::size_t k = i + 1; k < tokens.size() && tokens[k].kind != Token::Kind::end; ++k) {
                if (is_symbol(tokens[k], "(")) ++depth;
                const bool closes = is_symbol(tokens[k], ")") && --depth == 0;
                if (closes || (depth == 1 && is_symbol(tokens[k], ","))) {
                    const std::string_view operand = text.substr(begin, byte(tokens[k]) - begin);
                    const bool nothing = operand.find_first_not_of(' ') == std::string_view::npos;
                    if (!closes || !nothing || !call.operands.empty()) call.operands.push_back(operand);
                    begin = byte(tokens[k]) + 1;
                }
                if (!closes) continue;
                call.last = byte(tokens[k]) + 1;
                return call;
            }
            why_ = fmt::format("{}( has no closing bracket", name->text);
            return std::nullopt;
        }
        return std::nullopt;
    }

    Rule::Kind kind_of(formula::NodeId root) const {
        Rule::Kind kind = Rule::Kind::uniform;
        formula::each_variable(rule_.graph, root, [&](std::size_t variable) { kind = std::max(kind, rule_.names[variable].kind); });
        return kind;
    }

    // A name is of the widest kind that is ever assigned to it; state is a number per ball at least.
    void infer_kinds() {
        for (const std::size_t state : rule_.state) rule_.names[state].kind = Rule::Kind::scalar;
        for (bool changed = true; changed;) {
            changed = false;
            for (const Rule::Assignment& each : rule_.assignments) {
                Rule::Kind& kind = rule_.names[each.target].kind;
                Rule::Kind own = each.call == Rule::Call::none ? kind_of(each.operands[0]) : kind_of_call(each.call);
                if (each.call >= Rule::Call::sum && each.call <= Rule::Call::largest) {
                    const auto uniform = [&](formula::NodeId operand) { return kind_of(operand) == Rule::Kind::uniform; };
                    if (std::all_of(each.operands.begin(), each.operands.end(), uniform)) own = Rule::Kind::uniform;
                }
                if (own <= kind) continue;
                kind = own;
                changed = true;
            }
        }
    }

    std::string& complaint_;
    Rule rule_;
    std::vector<bool> assigned_;  // per name, so far in the step
    std::size_t line_ = 0;
    int calls_ = 0;
    std::string why_;
};

}  // namespace

std::optional<Rule> compile_rule(const Optimizer& optimizer, std::span<const double> values, bool first_step,
                                 std::string& complaint) {
    return Compiler(optimizer, values, first_step, complaint).run();
}

}  // namespace ravine
