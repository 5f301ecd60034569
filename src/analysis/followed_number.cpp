#include "analysis/followed_number.hpp"

#include "math/eigen.hpp"
#include "math/linear.hpp"
#include "rules/glossary.hpp"
#include "rules/rule.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace ravine {
namespace {

// Returns the rule of an optimizer in its first step and in the others, as far as it runs; none of a method in C++.
std::vector<Rule> rules_of(const Experiment& experiment, const Racer& racer, const Optimizer& optimizer) {
    if (optimizer.step) return {};
    std::vector<double> values;
    const std::vector<formula::Constant> constants = constants_of(experiment);
    for (const Parameter& parameter : optimizer.parameters) values.push_back(schedule_of(racer, parameter, constants).at(1));
    std::vector<Rule> rules;
    for (const bool first : {true, false}) {
        Result<Rule, RuleFault> rule = compile_rule(optimizer, values, first);
        if (rule) rules.push_back(*std::move(rule));
    }
    return rules;
}

// Returns true if a state is one number for both coordinates. What the first step alone assigns has its kind there. Where no
// rule has the name, its meaning tells.
bool is_scalar(std::span<const Rule> rules, const Optimizer& optimizer, const std::string& state) {
    bool known = false;
    for (const Rule& rule : rules) {
        const int name = rule.find(state);
        if (name < 0) continue;
        if (rule.names[static_cast<std::size_t>(name)].kind == Rule::Kind::vector) return false;
        known = true;
    }
    return known || meaning_of(optimizer, state).scalar;
}

}  // namespace

std::vector<std::string> followed_names(const Optimizer& optimizer) {
    std::vector<std::string> names = optimizer.state;
    for (const Parameter& parameter : optimizer.parameters) {
        const bool is_new = std::find(names.begin(), names.end(), parameter.key) == names.end();
        if (!parameter.is_choice() && is_new) names.push_back(parameter.key);
    }
    return names;
}

std::string followed_name(const Experiment& experiment, int selected, const std::string& chosen) {
    if (!chosen.empty() || experiment.racers.empty()) return chosen;
    const Racer& racer = experiment.racers[static_cast<std::size_t>(std::max(selected, 0))];
    const Optimizer* const optimizer = optimizer_of(experiment, racer);
    if (!optimizer) return {};
    const std::vector<Rule> rules = rules_of(experiment, racer, *optimizer);
    for (const std::string& state : optimizer->state) {
        if (is_scalar(rules, *optimizer, state)) return state;
    }
    if (const Parameter* const rate = find_learning_rate(*optimizer)) return rate->key;
    const std::vector<std::string> names = followed_names(*optimizer);
    return names.empty() ? "" : names[0];
}

FollowedNumber::FollowedNumber(const Race& race, std::size_t racer, std::string_view name)
    : catalogue_(race.experiment().catalogue) {
    const Experiment& experiment = race.experiment();
    const Racer& own = experiment.racers[racer];
    const Optimizer* const optimizer = optimizer_of(experiment, own);
    if (!optimizer) return;
    const auto state = std::find(optimizer->state.begin(), optimizer->state.end(), name);
    if (state == optimizer->state.end()) {
        const int parameter = find_parameter(*optimizer, name);
        if (parameter < 0) return;
        const Parameter& found = optimizer->parameters[static_cast<std::size_t>(parameter)];
        if (!found.is_choice()) parameter_ = schedule_of(own, found, constants_of(experiment));
        return;
    }
    simulation_ = race.simulation(racer);
    if (!simulation_) return;
    state_ = static_cast<std::size_t>(state - optimizer->state.begin());
    if (!simulation_->complaint().empty() || simulation_->stop(0) || !simulation_->remembers(state_)) {
        simulation_.reset();
        return;
    }
    scalar_ = is_scalar(rules_of(experiment, own, *optimizer), *optimizer, *state);
    keep();
}

namespace {

// Returns the Euclidean length of a state of the optimizer, a number per coordinate.
double length_of(const std::vector<double>& numbers) {
    return numbers.size() == 2 ? length(numbers[0], numbers[1]) : norm(numbers);
}

}  // namespace

void FollowedNumber::keep() {
    const std::vector<double> numbers = simulation_->state(0, state_);
    values_.push_back(scalar_ ? numbers[0] : length_of(numbers));
}

int FollowedNumber::reach(int step, std::size_t most) {
    if (parameter_) return step;
    for (; most > 0 && static_cast<int>(values_.size()) <= step; --most) {
        simulation_->advance();
        if (simulation_->stop(0)) break;
        keep();
    }
    return static_cast<int>(values_.size()) - 1;
}

double FollowedNumber::at(int step) {
    if (parameter_) return parameter_->at(static_cast<std::uint64_t>(step) + 1, workspace_);
    const auto known = static_cast<std::size_t>(step);
    return known < values_.size() ? values_[known] : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace ravine
