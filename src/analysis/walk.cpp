#include "analysis/walk.hpp"

#include "formula/lexer.hpp"
#include "formula/parse.hpp"
#include "rules/glossary.hpp"
#include "simulation/rule_layout.hpp"
#include "simulation/rule_machine.hpp"

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
        surroundings_ = {step.objective, step.batch, step.noise, step.seed, step.t};
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
        if (static_cast<int>(i) + 1 == rule().given && !step_.objective) {
            learn(assignment.target, step_.g);
            return;
        }
        const bool asks = assignment.call >= Rule::Call::gradient && assignment.call <= Rule::Call::hessian_diagonal;
        known_[assignment.target] = (!asks || step_.objective) && machine_.reads_only(i, known_);
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

// A rule that is for reading, line by line: positions and state come from what was seen, other values from what the method
// tells, and formulas are computed.
class ReadRule {
  public:
    ReadRule(const Optimizer& optimizer, const KnownStep& step)
        : optimizer_(optimizer),
          step_(step),
          lines_(rule_lines(optimizer, step.values)),
          told_(step.told.begin(), step.told.end()) {
        if (step.t > 1) std::erase_if(lines_, [](const RuleLine& line) { return line.first; });
        learn("t", static_cast<double>(step.t));
        for (std::size_t i = 0; i < step.values.size(); ++i) {
            if (!optimizer.parameters[i].is_choice()) learn(optimizer.parameters[i].key, step.values[i]);
        }
        known_["x"] = {"x", step.x, false};
        known_["g"] = {"g", step.g, false};
        for (const std::string& state : optimizer.state) known_[state] = remembered(state, step.before);
        for (const RuleLine& line : lines_) {
            if (step.t > 1 && has_rows(line.target)) known_[line.target] = matrix(line.target, step.before);
        }
    }

    std::vector<WalkedLine> run() {
        std::vector<WalkedLine> result;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            WalkedLine walked{std::string(lines_[i].text), {}, {}, is_chosen(lines_[i].whole)};
            for (const std::string_view name : names_in(lines_[i])) {
                if (is_quantity(name)) walked.named.push_back(now(name));
            }
            walked.assigned = known_[lines_[i].target] = assigned(i, walked.named);
            result.push_back(std::move(walked));
        }
        return result;
    }

  private:
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

    bool is_state(std::string_view name) const {
        return std::find(optimizer_.state.begin(), optimizer_.state.end(), name) != optimizer_.state.end();
    }

    // Returns true for a matrix whose rows are state, as B with B1 and B2.
    bool has_rows(std::string_view name) const {
        return is_state(fmt::format("{}1", name)) && is_state(fmt::format("{}2", name));
    }

    bool is_assigned_after(std::size_t line) const {
        const auto assigns = [&](const RuleLine& later) { return later.target == lines_[line].target; };
        return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(line) + 1, lines_.end(), assigns);
    }

    // Returns a name of the state, in one that was seen; unknown where that is empty.
    Quantity remembered(std::string_view name, std::span<const Vector> state) const {
        if (state.empty()) return {name, {}, is_scalar(name)};
        const auto at = std::find(optimizer_.state.begin(), optimizer_.state.end(), name) - optimizer_.state.begin();
        return {name, state[static_cast<std::size_t>(at)], is_scalar(name)};
    }

    Quantity matrix(std::string_view name, std::span<const Vector> state) const {
        return {name, remembered(fmt::format("{}1", name), state).value, false,
                remembered(fmt::format("{}2", name), state).value};
    }

    // Returns what the method told of a name next, if it did.
    std::optional<Quantity> told(std::string_view name) {
        const auto at = std::find_if(told_.begin(), told_.end(), [name](const Told& each) { return each.name == name; });
        if (at == told_.end()) return std::nullopt;
        const std::vector<double> numbers = std::move(at->numbers);
        told_.erase(at);
        const bool finite = std::all_of(numbers.begin(), numbers.end(), [](double number) { return std::isfinite(number); });
        if (!finite) return Quantity{name, {}, numbers.size() == 1};
        const Vector row{numbers[0], numbers[numbers.size() > 1 ? 1 : 0]};
        if (numbers.size() < 4) return Quantity{name, row, numbers.size() == 1};
        return Quantity{name, row, false, Vector{numbers[2], numbers[3]}};
    }

    Quantity assigned(std::size_t line, std::span<const Quantity> named) {
        const std::string_view target = lines_[line].target;
        if (!is_assigned_after(line)) {
            if (target == "x") return {target, step_.next, false};
            if (is_state(target)) return remembered(target, step_.after);
            if (has_rows(target)) return matrix(target, step_.after);
        }
        if (const std::optional<Quantity> quantity = told(target)) return *quantity;
        const auto is_known = [](const Quantity& quantity) { return quantity.value && !quantity.second_row; };
        const bool computable = std::all_of(named.begin(), named.end(), is_known);
        const bool of_scalars =
            !named.empty() && std::all_of(named.begin(), named.end(), [](const Quantity& each) { return each.scalar; });
        return {target, computable ? computed(lines_[line].formula) : std::nullopt, of_scalars || is_scalar(target)};
    }

    // Returns the value of a formula over the known names, or nothing where it is none.
    std::optional<Vector> computed(std::string_view formula) {
        std::vector<std::string_view> names;
        std::vector<std::array<double, 2>> values;
        for (const auto& [name, quantity] : known_) {
            if (!quantity.value || quantity.second_row) continue;
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
    std::vector<Told> told_;  // and not yet shown
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
