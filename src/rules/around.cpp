#include "rules/around.hpp"

#include "formula/lexer.hpp"
#include "rules/rule.hpp"
#include "rules/rule_calls.hpp"
#include "text/nearest.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace ravine {
namespace {

using formula::Token;

constexpr std::string_view step_name = "around_u", begin_name = "around_x";

// A line of a modifier under the names that it has in the composed rule.
struct Line {
    std::string prefixes, target, formula;

    std::string text() const { return fmt::format("{}{} = {}", prefixes, target, formula); }
};

struct Block {
    std::vector<Line> before, after;

    static bool assigns(const std::vector<Line>& lines, std::string_view name) {
        return std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return line.target == name; });
    }
};

class Renamer {
  public:
    explicit Renamer(const Optimizer& modifier) : modifier_(modifier) {
        for (const Parameter& parameter : modifier.parameters) own_.push_back(parameter.key);
        for (const ConditionalLine& each : conditional_lines(modifier.rule)) own_.emplace_back(each.line.target);
        std::erase_if(own_, [](const std::string& name) { return name == "x" || name == "g" || name == "u"; });
    }

    Block block() const {
        Block result;
        for (const ConditionalLine& each : conditional_lines(modifier_.rule)) {
            Line line{each.line.first ? "[first] " : "", renamed(each.line.target), renamed(each.line.formula)};
            bool after = false;
            for (const std::string_view condition : each.conditions) {
                if (condition == after_prefix) {
                    after = true;
                } else {
                    line.prefixes += fmt::format("[{}_{}] ", modifier_.key, condition);
                }
            }
            (after ? result.after : result.before).push_back(std::move(line));
        }
        return result;
    }

    std::string own(std::string_view name) const { return fmt::format("{}_{}", modifier_.key, name); }

    // Returns all names of the modifier as the composed rule has them.
    std::vector<std::string> own_names() const {
        std::vector<std::string> names;
        for (const std::string& name : own_) names.push_back(own(name));
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        return names;
    }

  private:
    // A name before a bracket is a function, whatever else has it.
    std::string renamed(std::string_view text) const {
        std::string result;
        const std::vector<Token> tokens = formula::tokens_of(text);
        const char* end = text.data();
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            const Token& token = tokens[i];
            result.append(end, token.text.data());
            end = token.text.data() + token.text.size();
            const bool calls = tokens[i + 1].text == "(" && (find_rule_call(token.text) || !owner_of(token.text).empty());
            const bool is_own = !calls && std::find(own_.begin(), own_.end(), token.text) != own_.end();
            if (token.kind == Token::Kind::name && token.text == "u") {
                result += step_name;
            } else {
                result += token.kind == Token::Kind::name && is_own ? own(token.text) : std::string(token.text);
            }
        }
        return result.append(end, text.data() + text.size());
    }

    const Optimizer& modifier_;
    std::vector<std::string> own_;
};

// Composes the text of a rule.
class Composer {
  public:
    Composer(const Optimizer& optimizer, std::vector<Block> blocks) : optimizer_(optimizer), blocks_(std::move(blocks)) {}

    Result<std::string> run() {
        if (!find_gradients()) return Failure{fmt::format("{} takes its gradient in too many ways", optimizer_.key)};
        const bool in_order = at_begin_ == std::vector<std::string>{""};
        for (const Block& block : blocks_) {
            if (in_order || !Block::assigns(block.before, "g")) add(block.before, "");
        }
        for (const std::string& prefix : at_begin_) {
            if (!in_order) add_gradients(prefix);
        }
        const bool looks_back = std::any_of(blocks_.begin(), blocks_.end(), [](const Block& b) { return !b.after.empty(); });
        if (looks_back) add(fmt::format("{} = x", begin_name));
        add_optimizer();
        if (looks_back) add_step();
        for (std::size_t i = 0; i < blocks_.size(); ++i) add_after(i);
        return std::move(text_);
    }

  private:
    void add(std::string_view line) { text_ += fmt::format("{}\n", line); }
    void add(const std::vector<Line>& lines, std::string_view prefix) {
        for (const Line& line : lines) add(fmt::format("{}{}", prefix, line.text()));
    }
    void add_step() { add(fmt::format("{} = x - {}", step_name, begin_name)); }

    // Modifiers that change g have their turn when g is there: at the beginning, or behind a line g = gradient(place) of the
    // optimizer, which may belong to some of the choices of one parameter; the others come first then.
    bool find_gradients() {
        std::vector<std::string_view> conditions;
        bool always = false;
        for (const ConditionalLine& each : conditional_lines(optimizer_.rule)) {
            if (each.line.target != "g" || !place_of_gradient(each.line)) continue;
            if (each.conditions.size() > 1 || each.line.first) return false;
            always = always || each.conditions.empty();
            for (const std::string_view condition : each.conditions) conditions.push_back(condition);
        }
        if (always) return conditions.empty();
        if (conditions.empty()) return at_begin_.emplace_back(), true;
        const std::string_view key = conditions[0].substr(0, conditions[0].find('='));
        const int index = find_parameter(optimizer_, key);
        if (index < 0) return false;
        for (const std::string_view choice : optimizer_.parameters[static_cast<std::size_t>(index)].choice_names()) {
            const std::string condition = fmt::format("{}={}", key, choice);
            const auto uses = std::count(conditions.begin(), conditions.end(), condition);
            if (uses > 1) return false;
            if (uses == 0) at_begin_.push_back(fmt::format("[{}] ", condition));
        }
        const auto is_other = [&](std::string_view each) { return each.substr(0, each.find('=')) != key; };
        return std::none_of(conditions.begin(), conditions.end(), is_other);
    }

    void add_gradients(std::string_view prefix) {
        for (const Block& block : blocks_) {
            if (Block::assigns(block.before, "g")) add(block.before, prefix);
        }
    }

    void add_optimizer() {
        for (const ConditionalLine& each : conditional_lines(optimizer_.rule)) {
            add(each.line.whole);
            if (each.line.target != "g" || !place_of_gradient(each.line)) continue;
            add_gradients(each.conditions.empty() ? "" : fmt::format("[{}] ", each.conditions[0]));
        }
    }

    void add_after(std::size_t number) {
        const std::vector<Line>& lines = blocks_[number].after;
        for (const Line& line : lines) {
            add(line.text());
            if (line.target == step_name) add(fmt::format("{}x = {} + {}", line.prefixes, begin_name, step_name));
        }
        const bool is_last = std::all_of(blocks_.begin() + static_cast<std::ptrdiff_t>(number) + 1, blocks_.end(),
                                         [](const Block& block) { return block.after.empty(); });
        if (!is_last && Block::assigns(lines, "x")) add_step();
    }

    const Optimizer& optimizer_;
    std::vector<Block> blocks_;
    std::vector<std::string> at_begin_;  // the prefixes under which g is there at the beginning
    std::string text_;
};

void add_parameters(const Optimizer& modifier, Optimizer& result) {
    for (Parameter parameter : modifier.parameters) {
        parameter.key = fmt::format("{}.{}", modifier.key, parameter.key);
        parameter.label = parameter.key;
        result.parameters.push_back(std::move(parameter));
    }
}

// Returns the names of an optimizer's parameters and of what its lines assign.
std::vector<std::string> names_of(const Optimizer& optimizer) {
    std::vector<std::string> names;
    for (const Parameter& parameter : optimizer.parameters) names.push_back(parameter.name());
    for (const ConditionalLine& each : conditional_lines(optimizer.rule)) names.emplace_back(each.line.target);
    return names;
}

std::string fault_of(const Optimizer& optimizer) {
    std::vector<double> values;
    for (const Parameter& parameter : optimizer.parameters) values.push_back(parameter.fallback);
    for (const bool first : {true, false}) {
        if (const auto rule = compile_rule(optimizer, values, first); !rule) return rule.error().sentence;
    }
    return {};
}

}  // namespace

Result<Optimizer> compose(const Optimizer& optimizer, std::span<const Optimizer* const> modifiers) {
    if (optimizer.step) return Failure{fmt::format("{} has no rule that modifiers could go around", optimizer.key)};
    Optimizer result = optimizer;
    result.pytorch.clear();
    result.aliases.clear();
    std::vector<Block> blocks;
    std::vector<std::string> taken = names_of(optimizer);
    for (const std::string_view reserved : {step_name, begin_name}) {
        if (std::find(taken.begin(), taken.end(), reserved) != taken.end())
            return Failure{fmt::format("no modifier can go around {}, which has the name {}", optimizer.key, reserved)};
        taken.emplace_back(reserved);
    }
    for (const Optimizer* const modifier : modifiers) {
        const Renamer renamer(*modifier);
        for (std::string& name : renamer.own_names()) {
            if (std::find(taken.begin(), taken.end(), name) != taken.end())
                return Failure{fmt::format("{} cannot go around {}: both have the name {}", modifier->key, result.key, name)};
            taken.push_back(std::move(name));
        }
        blocks.push_back(renamer.block());
        if (modifier->needs == Needs::hessian) result.needs = Needs::hessian;
        result.key += "+" + modifier->key;
        result.title += "+" + modifier->key;
        if (!modifier->beside.state.empty()) result.beside = {renamer.own(modifier->beside.state)};
        add_parameters(*modifier, result);
    }
    Result<std::string> rule = Composer(optimizer, std::move(blocks)).run();
    if (!rule) return rule.error();
    result.rule = *std::move(rule);
    result.state = state_of(result.rule, result.parameters);
    if (const std::string fault = fault_of(result); !fault.empty()) return Failure{fmt::format("{}: {}", result.key, fault)};
    return result;
}

Result<std::string> add_composed(std::string_view name, Catalogue& catalogue) {
    const auto parts = split(name, '+');
    const Optimizer* const optimizer = catalogue.find_named(trim(parts[0])).optimizer;
    if (!optimizer) return Failure{fmt::format("there is no optimizer {}", quote(trim(parts[0])))};
    if (parts.size() > most_modifiers + 1) return Failure{fmt::format("at most {} modifiers go around one", most_modifiers)};
    std::vector<const Optimizer*> modifiers;
    std::string whole = optimizer->key;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string_view key = trim(parts[i]);
        const Optimizer* const modifier = catalogue.find_modifier(key);
        if (!modifier) {
            std::vector<std::string_view> known;
            for (const auto& each : catalogue.modifiers()) known.push_back(each->key);
            return Failure{fmt::format("there is no modifier {}{}", quote(key), offer_of({std::string(nearest(key, known))}))};
        }
        if (std::find(modifiers.begin(), modifiers.end(), modifier) != modifiers.end())
            return Failure{fmt::format("{} goes around it twice", key)};
        modifiers.push_back(modifier);
        whole += "+" + modifier->key;
    }
    if (catalogue.find(whole)) return whole;
    Result<Optimizer> composed = compose(*optimizer, modifiers);
    if (!composed) return composed.error();
    catalogue.add_composed(*std::move(composed));
    return whole;
}

}  // namespace ravine
