#include "optimizers/rule.hpp"

#include "formula/lexer.hpp"
#include "formula/parse.hpp"
#include "optimizers/glossary.hpp"

#include <algorithm>

namespace ravine {
namespace {

constexpr std::string_view assignment = " = ", gradient_of = "gradient(";

// The part before a separator, which is taken off the text with it; all of the text where there is none.
std::string_view take_until(std::string_view& text, char separator) {
    const auto at = std::min(text.find(separator), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

// Whether "parameter=choice" is so.
bool holds(const Optimizer& optimizer, std::span<const double> values, std::string_view condition) {
    const std::string_view key = take_until(condition, '=');
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Parameter& parameter = optimizer.parameters[i];
        if (parameter.key != key) continue;
        const auto choice = std::find(parameter.choices.begin(), parameter.choices.end(), condition);
        return static_cast<double>(choice - parameter.choices.begin()) == values[i];
    }
    return false;
}

// A line that assigns nothing has no target and, as its formula, an empty text, which does not run.
RuleLine read_line(std::string_view text) {
    const auto equals = text.find(assignment);
    if (equals == std::string_view::npos) return {text, text.substr(0, 0), text.substr(0, 0)};
    RuleLine line{text, text.substr(0, equals), text.substr(equals + assignment.size())};
    line.target.remove_prefix(line.target.rfind(' ') + 1);  // "while …: a = …" assigns a
    line.probes = line.formula.substr(0, gradient_of.size()) == gradient_of;
    if (line.probes) line.formula = line.formula.substr(gradient_of.size(), line.formula.size() - gradient_of.size() - 1);
    return line;
}

// The names in a line, in the order of reading and each once, without the one that it assigns to.
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

}  // namespace

std::vector<RuleLine> rule_lines(const Optimizer& optimizer, std::span<const double> values) {
    std::vector<RuleLine> lines;
    for (std::string_view rest = optimizer.rule; !rest.empty();) {
        std::string_view text = take_until(rest, '\n');
        bool all_hold = !text.empty();
        while (text.substr(0, 1) == "[") {
            const std::string_view prefix = take_until(text, ']');
            all_hold = all_hold && holds(optimizer, values, prefix.substr(1));
            text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        }
        if (all_hold) lines.push_back(read_line(text));
    }
    return lines;
}

Rule::Rule(const Optimizer& optimizer, std::span<const double> values, std::size_t coordinates)
    : optimizer_(optimizer), coordinates_(coordinates), lines_(rule_lines(optimizer, values)) {
    const auto remember = [this](std::string_view name) { memory_.try_emplace(name, coordinates_, 0.0); };
    for (const std::string_view name : {"t", "g", "x"}) remember(name);
    for (const std::string_view name : optimizer.state) remember(name);
    for (const Parameter& parameter : optimizer.parameters) {
        if (!parameter.is_choice()) remember(parameter.key);
    }
    for (const RuleLine& line : lines_) {
        formulas_.push_back(compile(line));
        if (formulas_.back()) remember(line.target);
    }
}

std::optional<Rule::Formula> Rule::compile(const RuleLine& line) {
    Formula result;
    for (const auto& [name, numbers] : memory_) result.names.push_back(name);
    formula::Graph graph;
    const auto parsed = formula::parse(line.formula, result.names, graph);
    if (!parsed.expression) {
        if (complaint_.empty()) complaint_ = std::string(line.text) + ": " + parsed.error.sentence();
        return std::nullopt;
    }
    auto program = formula::compile(graph, std::span(&*parsed.expression, 1), static_cast<unsigned>(result.names.size()));
    if (!program) return std::nullopt;
    result.function = formula::Function(std::move(*program));
    return result;
}

std::vector<double> Rule::evaluate(std::size_t line) {
    Formula& formula = *formulas_[line];
    std::vector<formula::Input> inputs;
    for (const std::string_view name : formula.names) inputs.push_back({(*this)[name].data()});
    std::vector<double> result(coordinates_);
    double* const outputs[] = {result.data()};
    formula.function.evaluate(inputs, coordinates_, outputs, workspace_);
    return result;
}

void Rule::set_parameters(std::uint64_t t, std::span<const double> values) {
    (*this)["t"].assign(coordinates_, static_cast<double>(t));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Parameter& parameter = optimizer_.parameters[i];
        if (!parameter.is_choice()) (*this)[parameter.key].assign(coordinates_, values[i]);
    }
}

namespace {

// A ball on its walk through a rule.
class Walk {
  public:
    Walk(const Optimizer& optimizer, const KnownStep& step)
        : optimizer_(optimizer), step_(step), rule_(optimizer, step.values, 2), reading_(optimizer.needs != Needs::gradient) {
        rule_.set_parameters(step.t, step.values);
        learn("t", static_cast<double>(step.t));
        for (std::size_t i = 0; i < step.values.size(); ++i) {
            if (!optimizer.parameters[i].is_choice()) learn(optimizer.parameters[i].key, step.values[i]);
        }
        learn("x", step.x, false);
        learn("g", step.g, false);
        for (std::size_t i = 0; i < optimizer.state.size(); ++i) {
            learn(optimizer.state[i], step.before[i], meaning_of(optimizer, optimizer.state[i]).scalar);
        }
    }

    std::vector<WalkedLine> run() {
        std::vector<WalkedLine> result;
        for (std::size_t i = 0; i < rule_.lines().size(); ++i) {
            const RuleLine& line = rule_.lines()[i];
            WalkedLine walked{line.text, {line.target, {}}, {}};
            for (const std::string_view name : names_in(line)) {
                if (is_quantity(name)) walked.named.push_back(now(name));
            }
            assign(i, walked.named);
            walked.assigned = now(line.target);
            result.push_back(std::move(walked));
        }
        return result;
    }

  private:
    void learn(std::string_view name, Vector value, bool scalar) {
        known_[name] = {name, value, scalar};
        rule_[name] = {value.x, value.y};
    }
    void learn(std::string_view name, double value) { learn(name, {value, value}, true); }

    Quantity now(std::string_view name) const {
        const auto at = known_.find(name);
        return at != known_.end() ? at->second : Quantity{name, {}, meaning_of(optimizer_, name).scalar};
    }

    // Names of functions are none.
    bool is_quantity(std::string_view name) const {
        const auto assigns = [name](const RuleLine& line) { return line.target == name; };
        return known_.count(name) > 0 || std::any_of(rule_.lines().begin(), rule_.lines().end(), assigns);
    }

    bool is_assigned_after(std::size_t line) const {
        const std::string_view target = rule_.lines()[line].target;
        const auto assigns = [target](const RuleLine& later) { return later.target == target; };
        return std::any_of(rule_.lines().begin() + static_cast<std::ptrdiff_t>(line) + 1, rule_.lines().end(), assigns);
    }

    // What somebody who has seen the step knows of the last value of a name.
    std::optional<Vector> seen(std::string_view target) const {
        if (target == "x") return step_.next;
        const auto state = std::find(optimizer_.state.begin(), optimizer_.state.end(), target);
        if (state == optimizer_.state.end() || step_.after.empty()) return std::nullopt;
        return step_.after[static_cast<std::size_t>(state - optimizer_.state.begin())];
    }

    bool is_remembered(std::string_view target) const {
        return target == "x" || std::find(optimizer_.state.begin(), optimizer_.state.end(), target) != optimizer_.state.end();
    }

    void assign(std::size_t i, std::span<const Quantity> named) {
        const RuleLine& line = rule_.lines()[i];
        if (line.probes) return;  // g is the one that was given
        const auto is_known = [](const Quantity& quantity) { return quantity.value.has_value(); };
        const auto is_scalar = [](const Quantity& quantity) { return quantity.scalar; };
        if (reading_ && is_remembered(line.target) && !is_assigned_after(i)) {
            const auto value = seen(line.target);
            known_[line.target] = {line.target, value, now(line.target).scalar};
            if (value) rule_[line.target] = {value->x, value->y};
        } else if (rule_.runs(i) && std::all_of(named.begin(), named.end(), is_known)) {
            const std::vector<double> value = rule_.evaluate(i);
            const bool scalar = std::all_of(named.begin(), named.end(), is_scalar);
            learn(line.target, {value[0], value[1]}, scalar);
        } else {
            known_[line.target] = {line.target, {}, meaning_of(optimizer_, line.target).scalar};
        }
    }

    const Optimizer& optimizer_;
    const KnownStep& step_;
    Rule rule_;
    bool reading_;
    std::map<std::string_view, Quantity> known_;
};

}  // namespace

std::vector<WalkedLine> walk(const Optimizer& optimizer, const KnownStep& step) { return Walk(optimizer, step).run(); }

}  // namespace ravine
