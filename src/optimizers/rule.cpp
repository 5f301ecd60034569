#include "optimizers/rule.hpp"

#include <algorithm>

namespace ravine {
namespace {

constexpr std::string_view assignment = " = ";

// Takes the part before a separator off a text, with the separator; all of the text where there is none.
std::string_view take_until(std::string_view& text, char separator) {
    const auto at = std::min(text.find(separator), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

// Returns true if "parameter=choice" is so.
bool holds(const Optimizer& optimizer, std::span<const double> values, std::string_view condition) {
    const std::string_view key = take_until(condition, '=');
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Parameter& parameter = optimizer.parameters[i];
        if (parameter.key != key) continue;
        return parameter.find_choice(condition) == values[i];
    }
    return false;
}

// A line that assigns nothing has no target, and an empty formula.
RuleLine read_line(std::string_view text, bool first) {
    const auto equals = text.find(assignment);
    if (equals == std::string_view::npos) return {text, text.substr(0, 0), text.substr(0, 0), first};
    RuleLine line{text, text.substr(0, equals), text.substr(equals + assignment.size()), first};
    line.target.remove_prefix(line.target.rfind(' ') + 1);  // "while …: a = …" assigns a
    return line;
}

}  // namespace

std::vector<RuleLine> rule_lines(const Optimizer& optimizer, std::span<const double> values) {
    std::vector<RuleLine> lines;
    for (std::string_view rest = optimizer.rule; !rest.empty();) {
        std::string_view text = take_until(rest, '\n');
        bool all_hold = !text.empty(), first = false;
        while (text.starts_with('[')) {
            const std::string_view prefix = take_until(text, ']').substr(1);
            if (prefix == "first") {
                first = true;
            } else {
                all_hold = all_hold && holds(optimizer, values, prefix);
            }
            text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        }
        if (all_hold) lines.push_back(read_line(text, first));
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
    return static_cast<int>(std::count_if(assignments.begin(), assignments.end(), [&](const auto& a) { return a.call == call; }));
}

}  // namespace ravine
