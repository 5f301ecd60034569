#include "rules/rule.hpp"

#include <algorithm>

namespace ravine {
namespace {

constexpr std::string_view assignment = " = ", blanks = " \t\r";

// Takes the part before a separator off a text, with the separator; all of the text where there is none.
std::string_view take_until(std::string_view& text, char separator) {
    const auto at = std::min(text.find(separator), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

// Returns true if "parameter=choice" is so.
bool holds(const Optimizer& optimizer, std::span<const double> values, std::string_view condition) {
    if (condition == after_prefix) return optimizer.around;
    const std::string_view key = take_until(condition, '=');
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Parameter& parameter = optimizer.parameters[i];
        if (parameter.name() != key) continue;
        return parameter.find_choice(condition) == values[i];
    }
    return false;
}

// A line that assigns nothing has no target, and an empty formula.
void read_assignment(RuleLine& line) {
    const auto equals = line.text.find(assignment);
    const bool assigns = equals != std::string_view::npos;
    line.target = line.text.substr(0, assigns ? equals : 0);
    line.formula = assigns ? line.text.substr(equals + assignment.size()) : line.target;
    line.target.remove_prefix(line.target.rfind(' ') + 1);  // "while …: a = …" assigns a
}

}  // namespace

std::vector<ConditionalLine> conditional_lines(std::string_view rule) {
    std::vector<ConditionalLine> lines;
    for (std::size_t number = 1; !rule.empty(); ++number) {
        ConditionalLine each;
        RuleLine& line = each.line;
        line.whole = line.text = take_until(rule, '\n');
        line.number = number;
        const auto begin = line.text.find_first_not_of(blanks);
        if (begin != std::string_view::npos && line.text[begin] == '[') line.text.remove_prefix(begin);
        while (line.text.starts_with('[')) {
            const std::string_view prefix = take_until(line.text, ']').substr(1);
            if (prefix == "first") {
                line.first = true;
            } else {
                each.conditions.push_back(prefix);
            }
            line.text.remove_prefix(std::min(line.text.find_first_not_of(' '), line.text.size()));
        }
        read_assignment(line);
        if (!line.whole.empty()) lines.push_back(std::move(each));
    }
    return lines;
}

RuleLine without_comment(RuleLine line) {
    line.text = line.text.substr(0, line.text.find('#'));
    line.text = line.text.substr(0, line.text.find_last_not_of(blanks) + 1);
    line.text.remove_prefix(std::min(line.text.find_first_not_of(blanks), line.text.size()));
    read_assignment(line);
    return line;
}

std::vector<RuleLine> rule_lines(const Optimizer& optimizer, std::span<const double> values) {
    std::vector<RuleLine> lines;
    for (ConditionalLine& each : conditional_lines(optimizer.rule)) {
        const auto is_so = [&](std::string_view condition) { return holds(optimizer, values, condition); };
        if (std::all_of(each.conditions.begin(), each.conditions.end(), is_so)) lines.push_back(each.line);
    }
    return lines;
}

std::optional<std::string_view> place_of_gradient(const RuleLine& line) {
    constexpr std::string_view gradient = "gradient(";
    if (!line.formula.starts_with(gradient) || !line.formula.ends_with(')')) return std::nullopt;
    return line.formula.substr(gradient.size(), line.formula.size() - gradient.size() - 1);
}

int Rule::find(std::string_view name) const {
    const auto at = std::find_if(names.begin(), names.end(), [&](const Name& known) { return known.text == name; });
    return at == names.end() ? -1 : static_cast<int>(at - names.begin());
}

int Rule::calls(Call call) const {
    return static_cast<int>(
        std::count_if(assignments.begin(), assignments.end(), [&](const auto& a) { return a.call == call; }));
}

}  // namespace ravine
