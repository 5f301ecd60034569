#include "formula/blanks.hpp"
#include "formula/lexer.hpp"
#include "rules/rule.hpp"
#include "rules/rule_calls.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace ravine {
namespace {

constexpr std::size_t most_cases = 1024;

// Goes through a rule once for each case: a choice for each parameter that a prefix names, in the first step and in the others.
class StateFinder {
  public:
    StateFinder(std::string_view rule, std::span<const Parameter> parameters) : parameters_(parameters) {
        const std::vector<ConditionalLine> lines = conditional_lines(rule);
        for (const ConditionalLine& each : lines) {
            const std::string_view target = without_comment(each.line).target;
            const bool known = std::find(names_.begin(), names_.end(), target) != names_.end();
            if (!known && !given(target) && fault_of_target(target, parameters).empty()) names_.push_back(target);
        }
        is_state_.assign(names_.size(), false);
        for (const ConditionalLine& each : lines) read(each);
    }

    std::vector<std::string> run() {
        std::size_t cases = 2;
        for (const std::size_t parameter : chosen_) {
            cases = std::min(cases * parameters_[parameter].choices.size(), most_cases + 1);
        }
        // With more cases than that, a line that has a prefix may assign or not.
        if (cases > most_cases) pass([](const Line&) { return true; }, [](const Line& line) { return !line.prefixed; });
        for (std::size_t number = 0; cases <= most_cases && number < cases; ++number) {
            const bool first = number % 2 == 1;
            const auto holds = [&, choices = choices_of(number / 2)](const Line& line) {
                const auto is_so = [&](const auto& each) { return choices[each.first] == each.second; };
                return (first || !line.first) && std::all_of(line.choices.begin(), line.choices.end(), is_so);
            };
            pass(holds, holds);
        }
        std::vector<std::string> result;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (is_state_[i]) result.emplace_back(names_[i]);
        }
        return result;
    }

  private:
    struct Line {
        std::vector<std::size_t> reads;  // numbers of names
        std::size_t target;              // or the number of names where it is none of them
        // The line holds under these: a number of `chosen_`, and the choice of that parameter.
        std::vector<std::pair<std::size_t, std::size_t>> choices;
        bool first, prefixed;
    };

    static bool given(std::string_view name) { return name == "x" || name == "g" || name == "f"; }

    std::size_t number_of(std::string_view name) const {
        return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
    }

    // A line that waits for a choice that there is not never holds.
    void read(const ConditionalLine& each) {
        const RuleLine text = without_comment(each.line);
        Line line{{}, number_of(text.target), {}, text.first, text.first || !each.conditions.empty()};
        for (const std::string_view condition : each.conditions) {
            if (!add_choice(condition, line)) return;
        }
        formula::Lexer lexer(text.formula);
        for (auto token = lexer.next(); token.kind != formula::Token::Kind::end; token = lexer.next()) {
            const std::size_t name = token.kind == formula::Token::Kind::name ? number_of(token.text) : names_.size();
            const bool again = std::find(line.reads.begin(), line.reads.end(), name) != line.reads.end();
            if (name < names_.size() && !again) line.reads.push_back(name);
        }
        lines_.push_back(std::move(line));
    }

    bool add_choice(std::string_view condition, Line& line) {
        if (condition == after_prefix) return true;
        const auto equals = std::min(condition.find('='), condition.size());
        const auto parameter = std::find_if(parameters_.begin(), parameters_.end(),
                                            [&](const Parameter& each) { return each.name() == condition.substr(0, equals); });
        if (parameter == parameters_.end() || equals == condition.size()) return false;
        const int choice = parameter->find_choice(condition.substr(equals + 1));
        if (choice < 0) return false;
        const auto number = static_cast<std::size_t>(parameter - parameters_.begin());
        const auto at = static_cast<std::size_t>(std::find(chosen_.begin(), chosen_.end(), number) - chosen_.begin());
        if (at == chosen_.size()) chosen_.push_back(number);
        line.choices.emplace_back(at, static_cast<std::size_t>(choice));
        return true;
    }

    // Returns the choices of a case, one for each of the chosen.
    std::vector<std::size_t> choices_of(std::size_t number) const {
        std::vector<std::size_t> choices;
        for (const std::size_t parameter : chosen_) {
            const std::size_t count = parameters_[parameter].choices.size();
            choices.push_back(number % count);
            number /= count;
        }
        return choices;
    }

    template <class Reads, class Assigns>
    void pass(Reads reads, Assigns assigns) {
        std::vector<char> assigned(names_.size() + 1, false);
        for (const Line& line : lines_) {
            if (!reads(line)) continue;
            for (const std::size_t name : line.reads) is_state_[name] = is_state_[name] || !assigned[name];
            if (assigns(line)) assigned[line.target] = true;
        }
    }

    std::span<const Parameter> parameters_;
    std::vector<std::string_view> names_;  // that the rule assigns and may keep
    std::vector<char> is_state_;
    std::vector<std::size_t> chosen_;  // the parameters that prefixes name
    std::vector<Line> lines_;
};

}  // namespace

std::vector<std::string> state_of(std::string_view rule, std::span<const Parameter> parameters) {
    return formula::bytes_without_blanks(rule) > longest_rule ? std::vector<std::string>()
                                                              : StateFinder(rule, parameters).run();
}

}  // namespace ravine
