#include "analysis/walk.hpp"

#include "formula/lexer.hpp"
#include "formula/parse.hpp"
#include "rules/glossary.hpp"
#include "simulation/rule_layout.hpp"
#include "simulation/rule_machine.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace ravine {
namespace {

// Returns the names in a line, in the order of reading and each once, without the one that it assigns to.
std::vector<std::string_view> names_in(const RuleLine& line) {
    std::vector<std::string_view> names;
    const auto read = [&](std::string_view text) {
        formula::Lexer lexer(text);
        for (auto token = lexer.next(); token.kind != formula::Token::Kind::end; token = lexer.next()) {
            const bool known = std::find(names.begin(), names.end(), token.text) != names.end();
            if (token.kind == formula::Token::Kind::name && !known) names.push_back(token.text);
        }
    };
    read(line.text.substr(0, static_cast<std::size_t>(line.target.data() - line.text.data())));
    read(line.formula);
    return names;
}

// Returns nothing where the rule cannot be compiled.
std::optional<Rule> compiled(const Optimizer& optimizer, const KnownStep& step) {
    auto rules = compile_steps(optimizer, step.values);
    return rules ? std::optional(std::move(step.t == 1 ? rules->first : rules->later)) : std::nullopt;
}

// A rule that runs, on its way through a step of one ball.
class RunningRule {
  public:
    RunningRule(Rule compiled, const Optimizer& optimizer, const KnownStep& step)
        : machine_(std::move(compiled), 2),
          memory_(machine_, 1),
          known_(rule().names.size(), false),
          optimizer_(optimizer),
          step_(step) {
        surroundings_.seed = step.seed;
        surroundings_.t = step.t;
        learn(name_t, {static_cast<double>(step.t), 0});
        learn(name_x, step.x);
        memory_.x = {step.x.x, step.x.y};
        if (rule().reads_gradient) learn(name_g, step.g);
        if (step.f) learn(name_f, {*step.f, *step.f});
        std::size_t name = first_parameter;
        for (std::size_t i = 0; i < step.values.size(); ++i) {
            if (!optimizer.parameters[i].is_choice()) learn(name++, {step.values[i], 0});
        }
        for (std::size_t i = 0; i < optimizer.state.size(); ++i) {
            learn(static_cast<std::size_t>(rule().find(optimizer.state[i])), step.before[i]);
        }
    }

    const Rule& rule() const { return machine_.rule(); }

    Quantity now(std::string_view text) const {
        const auto name = static_cast<std::size_t>(rule().find(text));
        const bool scalar = rule().names[name].kind != Rule::Kind::vector;
        if (!known_[name]) return {text, {}, scalar};
        const std::vector<double>& numbers = memory_.values[name];
        return {text, Vector{numbers.front(), numbers.back()}, scalar};
    }

    // Makes the assignments of a line, as far as what they read is known. What stays unknown was seen after the step, if the
    // line is the last that assigns it.
    void run(std::size_t line) {
        for (std::size_t i = 0; i < rule().assignments.size(); ++i) {
            if (rule().assignments[i].line == line) run_assignment(i);
        }
        const std::string_view target = rule().lines[line].target;
        const auto name = static_cast<std::size_t>(rule().find(target));
        const auto again = [&](const RuleLine& later) { return later.target == target; };
        const auto rest = rule().lines.begin() + static_cast<std::ptrdiff_t>(line) + 1;
        if (known_[name] || std::any_of(rest, rule().lines.end(), again)) return;
        if (target == "x" && step_.next) learn(name, *step_.next);
        const auto state = std::find(optimizer_.state.begin(), optimizer_.state.end(), target);
        if (state == optimizer_.state.end() || step_.after.empty()) return;
        learn(name, step_.after[static_cast<std::size_t>(state - optimizer_.state.begin())]);
    }

    // Returns the place of the call for the gradient that the step is given, or nothing where the step asks for none.
    std::optional<Vector> place_of_gradient() {
        if (rule().given < 1 && !rule().reads_gradient && rule().calls(Rule::Call::gradient) == 0) return std::nullopt;
        if (rule().given < 1) return step_.x;
        const auto call = static_cast<std::size_t>(rule().given) - 1;
        for (std::size_t i = 0; i < call; ++i) run_assignment(i);
        const std::vector<double> at = machine_.operand(call, 0, memory_, workspace_);
        return Vector{at[0], at[1]};
    }

  private:
    void learn(std::size_t name, Vector value) {
        std::vector<double>& numbers = memory_.values[name];
        numbers[0] = value.x;
        if (numbers.size() > 1) numbers[1] = value.y;
        known_[name] = true;
    }

    void run_assignment(std::size_t i) {
        const Rule::Assignment& assignment = rule().assignments[i];
        if (static_cast<int>(i) + 1 == rule().given) {
            learn(assignment.target, step_.g);
            return;
        }
        const bool asks = assignment.call >= Rule::Call::gradient && assignment.call <= Rule::Call::hessian_diagonal;
        known_[assignment.target] = !asks && machine_.reads_only(i, known_);
        if (known_[assignment.target]) machine_.run(i, memory_, surroundings_, workspace_);
    }

    RuleMachine machine_;
    RuleMachine::Memory memory_;
    std::vector<char> known_;  // per name
    const Optimizer& optimizer_;
    const KnownStep& step_;
    RuleSurroundings surroundings_;
    formula::Workspace workspace_;
};

// Returns true for a line that holds under a choice. One of the first step alone does not count: it makes the memory begin.
bool is_chosen(std::string_view whole) { return whole.starts_with('[') && whole.find("[first]") == std::string_view::npos; }

std::vector<WalkedLine> walk_running(const Optimizer& optimizer, const KnownStep& step) {
    std::vector<WalkedLine> result;
    std::optional<Rule> rule = compiled(optimizer, step);
    if (!rule) return result;
    RunningRule running(std::move(*rule), optimizer, step);
    for (std::size_t i = 0; i < running.rule().lines.size(); ++i) {
        const RuleLine& line = running.rule().lines[i];
        WalkedLine walked{std::string(line.text), {}, {}, is_chosen(line.whole)};
        for (const std::string_view name : names_in(line)) {
            if (running.rule().find(name) >= 0) walked.named.push_back(running.now(name));
        }
        running.run(i);
        walked.assigned = running.now(line.target);
        result.push_back(std::move(walked));
    }
    return result;
}

// A rule that is for reading, line by line: formulas are computed, and positions and state come from what was seen.
class ReadRule {
  public:
    ReadRule(const Optimizer& optimizer, const KnownStep& step)
        : optimizer_(optimizer), step_(step), lines_(rule_lines(optimizer, step.values)) {
        if (step.t > 1) std::erase_if(lines_, [](const RuleLine& line) { return line.first; });
        learn("t", static_cast<double>(step.t));
        for (std::size_t i = 0; i < step.values.size(); ++i) {
            if (!optimizer.parameters[i].is_choice()) learn(optimizer.parameters[i].key, step.values[i]);
        }
        known_["x"] = {"x", step.x, false};
        known_["g"] = {"g", step.g, false};
        for (std::size_t i = 0; i < optimizer.state.size(); ++i) {
            known_[optimizer.state[i]] = {optimizer.state[i], step.before[i], is_scalar(optimizer.state[i])};
        }
    }

    std::vector<WalkedLine> run() {
        std::vector<WalkedLine> result;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            WalkedLine walked{std::string(lines_[i].text), {}, {}, is_chosen(lines_[i].whole)};
            for (const std::string_view name : names_in(lines_[i])) {
                if (is_quantity(name)) walked.named.push_back(now(name));
            }
            known_[lines_[i].target] = {lines_[i].target, assigned(i, walked.named), is_scalar_line(i, walked.named)};
            walked.assigned = now(lines_[i].target);
            learn_move(walked, result);
            result.push_back(std::move(walked));
        }
        return result;
    }

  private:
    // In x = x - p, p is known by what x has moved, even where no formula of one coordinate tells it.
    void learn_move(WalkedLine& last, std::vector<WalkedLine>& before) {
        if (last.named.size() != 2 || last.assigned.name != "x" || last.named[0].name != "x" || last.named[1].value) return;
        Quantity& move = last.named[1];
        if (!step_.next || last.text != fmt::format("x = x - {}", move.name)) return;
        move = known_[move.name] = {move.name, step_.x - *step_.next, false};
        for (WalkedLine& line : before) {
            if (line.assigned.name == move.name) line.assigned = move;
        }
    }

    bool is_scalar(std::string_view name) const { return meaning_of(optimizer_, name).scalar; }
    void learn(std::string_view name, double value) { known_[name] = {name, Vector{value, value}, true}; }

    Quantity now(std::string_view name) const {
        const auto at = known_.find(name);
        return at != known_.end() ? at->second : Quantity{name, {}, is_scalar(name)};
    }

    // Names of functions are none.
    bool is_quantity(std::string_view name) const {
        const auto assigns = [name](const RuleLine& line) { return line.target == name; };
        return known_.contains(name) || std::any_of(lines_.begin(), lines_.end(), assigns);
    }

    bool is_remembered(std::string_view target) const {
        return target == "x" || std::find(optimizer_.state.begin(), optimizer_.state.end(), target) != optimizer_.state.end();
    }

    bool is_assigned_after(std::size_t line) const {
        const auto assigns = [&](const RuleLine& later) { return later.target == lines_[line].target; };
        return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(line) + 1, lines_.end(), assigns);
    }

    // Returns the value after the step, of x or of state.
    std::optional<Vector> seen(std::string_view target) const {
        if (target == "x") return step_.next;
        const auto state = std::find(optimizer_.state.begin(), optimizer_.state.end(), target);
        if (step_.after.empty()) return std::nullopt;
        return step_.after[static_cast<std::size_t>(state - optimizer_.state.begin())];
    }

    std::optional<Vector> assigned(std::size_t line, std::span<const Quantity> named) {
        if (is_remembered(lines_[line].target) && !is_assigned_after(line)) return seen(lines_[line].target);
        const auto is_known = [](const Quantity& quantity) { return quantity.value.has_value(); };
        return std::all_of(named.begin(), named.end(), is_known) ? computed(with_products(lines_[line].formula)) : std::nullopt;
    }

    bool is_scalar_line(std::size_t line, std::span<const Quantity> named) const {
        const auto scalar = [](const Quantity& quantity) { return quantity.scalar; };
        const bool formula = !is_remembered(lines_[line].target) && !named.empty();
        return formula && std::all_of(named.begin(), named.end(), scalar) ? true : is_scalar(lines_[line].target);
    }

    // Puts numbers in the place of products dot(a, b), which no formula of one coordinate can tell.
    std::string with_products(std::string_view formula) {
        std::string text(formula);
        constexpr std::string_view call = "dot(";
        for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
            const std::size_t from = at + call.size(), end = text.find(')', from);
            if (end == std::string::npos) break;
            const std::string inside = text.substr(from, end - from);
            const auto parts = split_outside_brackets(inside, ',');
            if (parts.size() != 2) break;
            const std::optional<Vector> a = computed(parts[0]), b = computed(parts[1]);
            if (!a || !b) break;
            text.replace(at, end + 1 - at, fmt::format("({:.17g})", a->x * b->x + a->y * b->y));
        }
        return text;
    }

    // Returns the value of a formula over the known names, or nothing where it is none.
    std::optional<Vector> computed(std::string_view formula) {
        std::vector<std::string_view> names;
        std::vector<std::array<double, 2>> values;
        for (const auto& [name, quantity] : known_) {
            if (!quantity.value) continue;
            names.push_back(name);
            values.push_back({quantity.value->x, quantity.value->y});
        }
        formula::Graph graph;
        const auto parsed = formula::parse(formula, names, graph);
        if (!parsed.expression) return std::nullopt;
        auto program = formula::compile(graph, std::span(&*parsed.expression, 1), static_cast<unsigned>(names.size()));
        if (!program) return std::nullopt;
        std::vector<formula::Input> inputs;
        inputs.reserve(values.size());
        for (const auto& value : values) inputs.push_back({value.data()});
        std::array<double, 2> result{};
        double* const outputs[] = {result.data()};
        formula::Function(std::move(*program)).evaluate(inputs, 2, outputs, workspace_);
        if (!std::isfinite(result[0]) || !std::isfinite(result[1])) return std::nullopt;
        return Vector{result[0], result[1]};
    }

    const Optimizer& optimizer_;
    const KnownStep& step_;
    std::vector<RuleLine> lines_;
    std::map<std::string_view, Quantity> known_;
    formula::Workspace workspace_;
};

}  // namespace

std::vector<WalkedLine> walk(const Optimizer& optimizer, const KnownStep& step) {
    return optimizer.step ? ReadRule(optimizer, step).run() : walk_running(optimizer, step);
}

std::optional<Vector> place_of_gradient(const Optimizer& optimizer, const KnownStep& step) {
    if (optimizer.needs == Needs::values) return std::nullopt;
    std::optional<Rule> rule = optimizer.step ? std::nullopt : compiled(optimizer, step);
    if (!rule) return step.x;
    return RunningRule(std::move(*rule), optimizer, step).place_of_gradient();
}

}  // namespace ravine
