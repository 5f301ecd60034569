#include "export/pytorch/python_rule.hpp"

#include "formula/lexer.hpp"
#include "rules/rule.hpp"
#include "rules/rule_calls.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ravine {
namespace {

// Methods of the class that all rules share. No rule assigns to the names of calls. A number per ball counts in each of the
// coordinates.
constexpr PythonPiece pieces[] = {
    {"self.vector", R"(
    def vector(self):
        return torch.cat([p.reshape(-1) for p in self.places])
)"},
    {"self.wide", R"(
    def wide(self, a):
        return a + torch.zeros_like(self.x)
)"},
    {"self.move", R"(
    def move(self, place):
        sizes = [p.numel() for p in self.places]
        for p, part in zip(self.places, torch.split(self.wide(place).reshape(-1), sizes)):
            p.copy_(part.view_as(p))
)"},
    {"self.loss", R"(
    def loss(self, place):
        self.move(place)
        with torch.enable_grad():
            q = self.vector()
            return self.closure() + 0*(q @ q)  # a constant has a gradient, too
)"},
    {"self.slope", R"(
    def slope(self, f, curved=False):
        with torch.enable_grad():
            return torch.cat([g.reshape(-1) for g in torch.autograd.grad(f, self.places, create_graph=curved)])
)"},
    {"self.value", R"(
    def value(self, place):
        return self.loss(place).detach()
)"},
    {"self.gradient", R"(
    def gradient(self, place):
        return finite(self.slope(self.loss(place)))
)"},
    {"self.hessian_times", R"(
    def hessian_times(self, v):
        g = self.slope(self.loss(self.x), True)
        with torch.enable_grad():
            along = g @ self.wide(v)
        return self.slope(along)
)"},
    {"self.hessian_diagonal", R"(
    def hessian_diagonal(self):
        return torch.stack([self.hessian_times(e)[i] for i, e in enumerate(torch.eye(len(self.x)))])
)"},
    {"self.sum", R"(
    def sum(self, a):
        return torch.sum(self.wide(a))
)"},
    {"self.mean", R"(
    def mean(self, a):
        return torch.mean(self.wide(a))
)"},
    {"self.dot", R"(
    def dot(self, a, b):
        return torch.sum(self.wide(a*b))
)"},
    {"self.norm", R"(
    def norm(self, a):
        return torch.sqrt(self.dot(a, a))
)"},
    {"self.norm1", R"(
    def norm1(self, a):
        return torch.sum(torch.abs(self.wide(a)))
)"},
    {"self.largest", R"(
    def largest(self, a):
        return torch.max(torch.abs(self.wide(a)))
)"},
    {"self.count", R"(
    def count(self):
        return tensor(self.x.numel())
)"},
    {"self.normal", R"(
    def normal(self, call):
        """Standard normal numbers, the same for all racers."""
        first = 2**62 + call*2**32 + self.at
        draws = [random_normal(self.t, first + i) for i in range(self.x.numel())]
        return numbers(*draws).reshape(self.x.shape)
)"},
    {"self.parameters", R"(
    def parameters(self):
        return [p for group in self.param_groups for p in group["params"]]
)"},
    {"self.begin", R"(
    def begin(self, closure):
        """The number of the step, and where it begins: all parameters as one vector."""
        self.closure, self.places = closure, self.parameters()
        self.x, self.memory = self.vector().detach(), self.state[self.places[0]]
        self.t = self.memory["t"] = self.memory.get("t", 0) + 1
        self.at = 0  # the number of the first parameter
        return tensor(self.t), self.x
)"},
    {"self.tensors", R"(
    def tensors(self, closure):
        """In turn each parameter, with the number of the step and the gradient where all of them were."""
        t, x = self.begin(closure)
        slopes = torch.split(self.gradient(x), [p.numel() for p in self.places])
        for p, g in zip(self.places, slopes):
            matrix = p.detach().clone().reshape(len(p), -1)
            self.x = matrix if min(matrix.shape) > 1 else matrix.reshape(-1)
            self.places, self.memory = [p], self.state[p]
            yield t, self.x, g.reshape(self.x.shape)
            self.at += p.numel()
)"},
    {"self.is_hidden", R"(
    def is_hidden(self):
        """True for a matrix between the first and the last one, or for the only one."""
        parameters = self.parameters()[1:-2] or self.parameters()
        return self.x.dim() == 2 and any(p is self.places[0] for p in parameters)
)"},
    {"self.settings", R"(
    def settings(self, *names):
        return numbers(*(self.param_groups[0][name] for name in names))
)"},
    {"self.recall", R"(
    def recall(self, *names):
        return [self.memory.get(name, tensor(0)) for name in names]
)"},
    {"self.end", R"(
    def end(self, x, **memory):
        self.move(x)
        self.memory.update(memory)
)"},
};

constexpr std::string_view shared_head = R"(

class RuleOptimizer(torch.optim.Optimizer):
    """step() takes a function that returns the loss where the parameters are."""
)";

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
        std::vector<std::string> operands;
        for (const std::string_view operand : call.operands) {
            const auto value = expression(std::string(operand));
            if (!value) return std::nullopt;
            operands.push_back(*value);
        }
        if (call.row->call == Rule::Call::normal) operands.push_back(number_of_draw());
        return fmt::format("self.{}({})", call.row->name, fmt::join(operands, ", "));
    }

    // The first step may draw more often than the others.
    std::string number_of_draw() {
        const int in_first = draws_in_first_++;
        if (first_) return fmt::format("{}", in_first);
        const int later = draws_later_++;
        return in_first == later ? fmt::format("{}", later) : fmt::format("{} if t < 2 else {}", in_first, later);
    }

    bool first_ = false;  // the line holds in the first step only
    int draws_in_first_ = 0, draws_later_ = 0;
    std::vector<std::string> names_;
};

// Returns nothing for a rule that has no translation.
Result<std::string> rule_statements(const Optimizer& optimizer, std::span<const double> values) {
    std::string text;
    Translator translator(optimizer);
    for (const RuleLine& each : rule_lines(optimizer, values)) {
        const RuleLine line = without_comment(each);
        if (line.text.empty()) continue;
        const auto statement = translator.statement(line);
        if (!statement) return Failure{fmt::format("line {} has no translation: {}", line.number, line.text)};
        text += *statement;
    }
    return text;
}

// The requests of a rule, in its first step or in later ones.
struct Asked {
    bool gradient = false, loss = false, elsewhere = false;  // at the beginning of the step, or by calls
};

Result<Asked> asked_by(const Optimizer& optimizer, std::span<const double> values) {
    using Call = Rule::Call;
    Asked asked;
    for (const bool first : {true, false}) {
        const auto rule = compile_rule(optimizer, values, first);
        if (!rule) return Failure{rule.error().sentence};
        asked.gradient = asked.gradient || rule->reads_gradient;
        asked.loss = asked.loss || rule->reads_loss;
        for (const Call call : {Call::gradient, Call::value, Call::hessian_times, Call::hessian_diagonal})
            asked.elsewhere = asked.elsewhere || rule->calls(call) > 0;
    }
    return asked;
}

// Returns "m, s = self.recall("m", "s")", or nothing without names.
std::string taken_from(std::string_view method, std::span<const std::string> names) {
    if (names.empty()) return {};
    return fmt::format("        {}{} = self.{}(\"{}\")\n", fmt::join(names, ", "), names.size() == 1 ? "," : "", method,
                       fmt::join(names, "\", \""));
}

// Returns lines in a block of their own.
std::string indented(std::string_view lines) {
    std::string text;
    for (const std::string_view line : split(lines, '\n')) {
        if (!line.empty()) text += fmt::format("    {}\n", line);
    }
    return text;
}

std::vector<std::string> setting_names(const Optimizer& optimizer) {
    std::vector<std::string> names;
    for (const Parameter& parameter : optimizer.parameters) {
        if (!parameter.is_choice()) names.push_back(python_name(parameter.name()));
    }
    return names;
}

// Returns the constructor and the head of the step.
std::string class_begin(const Optimizer& optimizer) {
    std::string defaults, group;
    for (const Parameter& parameter : optimizer.parameters) {
        if (parameter.is_choice()) continue;
        const std::string name = python_name(parameter.name());
        defaults += fmt::format(", {}={}", name, python_number(parameter.fallback));
        group += fmt::format("{}\"{}\": {}", group.empty() ? "" : ", ", name, name);
    }
    return fmt::format(
        "    def __init__(self, params{}):\n        super().__init__(params, {{{}}})\n\n"
        "    @torch.no_grad()\n    def step(self, closure):\n",
        defaults, group);
}

std::string class_end(std::span<const std::string> state) {
    std::string kept;
    for (const std::string& name : state) kept += fmt::format(", {0}={0}", name);
    return fmt::format("        self.end(x{})\n", kept);
}

// Returns a class whose step does lines with each tensor.
std::string tensor_class(const Optimizer& optimizer, std::string_view before, std::span<const std::string> state,
                         std::string_view lines) {
    const std::string block = taken_from("recall", state) + std::string(lines) + class_end(state);
    return fmt::format("{}{}{}        for t, x, g in self.tensors(closure):\n{}", class_begin(optimizer),
                       taken_from("settings", setting_names(optimizer)), before, indented(block));
}

std::vector<std::string> state_names(const Optimizer& optimizer) {
    std::vector<std::string> names;
    for (const std::string& name : optimizer.state) names.push_back(python_name(name));
    return names;
}

}  // namespace

Result<std::string> rule_class(const Optimizer& optimizer, std::span<const double> values) {
    const Result<Asked> asked = asked_by(optimizer, values);
    if (!asked) return asked.error();
    const Result<std::string> lines = rule_statements(optimizer, values);
    if (!lines) return lines.error();
    const std::vector<std::string> state = state_names(optimizer);
    return fmt::format("{}        t, x = self.begin(closure)\n{}{}{}{}{}{}", class_begin(optimizer),
                       taken_from("settings", setting_names(optimizer)), taken_from("recall", state),
                       asked->gradient ? "        g = self.gradient(x)\n" : "",
                       asked->loss ? "        f = self.value(x)\n" : "", *lines, class_end(state));
}

Result<std::string> tensor_rule_class(const Optimizer& optimizer, std::span<const double> values) {
    const Result<Asked> asked = asked_by(optimizer, values);
    if (!asked) return asked.error();
    if (asked->elsewhere) return Failure{"it steps each tensor by itself, and asks for the loss of all of them"};
    const Result<std::string> lines = rule_statements(optimizer, values);
    if (!lines) return lines.error();
    return tensor_class(optimizer, asked->loss ? "        f = closure()\n" : "", state_names(optimizer), *lines);
}

std::string matrix_class(const Optimizer& optimizer, std::span<const double> values, const MatrixMethod& method) {
    Optimizer written = optimizer;
    written.rule = method.lines;
    std::string lines;
    for (const RuleLine& line : rule_lines(written, values)) {
        const auto indent = line.whole.substr(0, line.whole.find_first_not_of(' '));
        lines += fmt::format("        {}{}\n", indent, trim(line.text));
    }
    std::vector<std::string> state;
    for (const std::string_view name : split(method.state, ' ')) state.emplace_back(name);
    return tensor_class(optimizer, "", state, lines);
}

std::string shared_class(std::string_view classes) {
    std::string methods = python_definitions(pieces, classes);
    replace_all(methods, "\n\n\n", "\n\n");
    return std::string(shared_head) + methods.substr(0, methods.size() - 1);
}

}  // namespace ravine
