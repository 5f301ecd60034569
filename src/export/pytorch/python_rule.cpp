#include "export/pytorch/python_rule.hpp"

#include "formula/lexer.hpp"
#include "rules/rule.hpp"
#include "rules/rule_calls.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ravine {
namespace {

// No rule assigns to the names of calls, nor to names that begin as their results do. A number per ball counts in each of the
// two coordinates.
constexpr PythonPiece pieces[] = {
    {"hessian_times", R"(
def hessian_times(v, p, t):
    return hessian(p, t) @ (v*torch.ones(2))
)"},
    {"hessian_diagonal", R"(
def hessian_diagonal(p, t):
    return torch.diagonal(hessian(p, t))
)"},
    {"sum", R"(
def sum(a):
    return torch.sum(a*torch.ones(2))
)"},
    {"mean", R"(
def mean(a):
    return torch.mean(a*torch.ones(2))
)"},
    {"dot", R"(
def dot(a, b):
    return torch.sum(a*b*torch.ones(2))
)"},
    {"norm", R"(
def norm(a):
    return torch.sqrt(dot(a, a))
)"},
    {"norm1", R"(
def norm1(a):
    return torch.sum(torch.abs(a)*torch.ones(2))
)"},
    {"largest", R"(
def largest(a):
    return torch.max(torch.abs(a)*torch.ones(2))
)"},
    {"count", R"(
def count():
    return torch.tensor(2.0, dtype=torch.float64)
)"},
};

constexpr std::string_view beginning = "call_x";  // where the step began

// Returns what a call is told besides its operands.
std::vector<std::string> operands_besides(Rule::Call call) {
    switch (call) {
        case Rule::Call::gradient: return {"t"};
        case Rule::Call::value: return {"t", std::string(beginning)};
        case Rule::Call::hessian_times:
        case Rule::Call::hessian_diagonal: return {std::string(beginning), "t"};
        default: return {};
    }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

class Translator {
  public:
    explicit Translator(const Optimizer& optimizer) : names_{"t", "x", "g", "f"} {
        names_.insert(names_.end(), optimizer.state.begin(), optimizer.state.end());
        for (const Parameter& parameter : optimizer.parameters) {
            if (!parameter.is_choice()) names_.push_back(parameter.name());
        }
    }

    std::optional<std::string> statement(const RuleLine& line) {
        first_ = line.first;
        const auto value = expression(std::string(line.formula));
        if (!value) return std::nullopt;
        const std::string target(line.target);
        if (std::find(names_.begin(), names_.end(), target) == names_.end()) names_.push_back(target);
        const std::string text = fmt::format("{} = {}\n", python_name(target), *value);
        return line.first ? fmt::format("        if t < 2:\n            {}", text) : "        " + text;
    }

  private:
    // Calls are names while the formula around them is translated.
    std::optional<std::string> expression(std::string text) {
        std::vector<std::string_view> names(names_.begin(), names_.end());
        std::vector<std::string> results, calls;
        for (;;) {
            const auto tokens = formula::tokens_of(text);
            const auto is_call = [](const formula::Token& token) {
                return token.kind == formula::Token::Kind::name && find_rule_call(token.text);
            };
            const auto at = std::find_if(tokens.begin(), tokens.end(), is_call);
            if (at == tokens.end()) break;
            const CallText found = read_call(text, tokens, static_cast<std::size_t>(at - tokens.begin()));
            const auto call = python_call(found);
            if (!call) return std::nullopt;
            calls.push_back(*call);
            results.push_back(fmt::format("{}{}_", result_prefix, calls.size()));
            text.replace(found.first, found.last - found.first, results.back());
        }
        names.insert(names.end(), results.begin(), results.end());
        auto python = python_formula(text, names);
        for (std::size_t i = 0; python && i < calls.size(); ++i) replace_all(*python, results[i], calls[i]);
        return python;
    }

    std::optional<std::string> python_call(const CallText& call) {
        if (call.row->call == Rule::Call::normal) return draw();
        std::vector<std::string> operands;
        for (const std::string_view operand : call.operands) {
            const auto value = expression(std::string(operand));
            if (!value) return std::nullopt;
            operands.push_back(*value);
        }
        for (std::string& besides : operands_besides(call.row->call)) operands.push_back(std::move(besides));
        return fmt::format("{}({})", call.row->name, fmt::join(operands, ", "));
    }

    // Calls of normal() are numbered in the order of a step. One of the first step alone would shift the others.
    std::optional<std::string> draw() {
        if (first_) return std::nullopt;
        return fmt::format("normal({}, t)", draws_++);
    }

    std::vector<std::string> names_;
    int draws_ = 0;
    bool first_ = false;  // the line belongs to the first step alone
};

}  // namespace

std::optional<std::string> python_rule(const Optimizer& optimizer, std::span<const double> values) {
    const auto first = compile_rule(optimizer, values, true), later = compile_rule(optimizer, values, false);
    if (!first || !later) return std::nullopt;
    std::string text;
    if (first->reads_gradient || later->reads_gradient) text += "        g = gradient(x, t)\n";
    if (first->reads_loss || later->reads_loss) text += "        f = value(x, t, x)\n";
    Translator translator(optimizer);
    for (const RuleLine& each : rule_lines(optimizer, values)) {
        const RuleLine line = without_comment(each);
        if (line.text.empty()) continue;
        const auto statement = translator.statement(line);
        if (!statement) return std::nullopt;
        text += *statement;
    }
    const bool looks_back = text.find(beginning) != std::string::npos;
    return looks_back ? fmt::format("        {} = x\n{}", beginning, text) : text;
}

std::span<const PythonPiece> rule_pieces() { return pieces; }

}  // namespace ravine
