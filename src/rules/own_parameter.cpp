#include "rules/own_parameter.hpp"

#include "formula/number.hpp"
#include "optimizers/catalogue.hpp"
#include "rules/define.hpp"
#include "rules/rule_calls.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace ravine {
namespace {

constexpr std::size_t longest_label = 16;  // bytes
constexpr std::size_t parts_without_range = 1, parts_with_range = 3, parts_with_scale = 4, parts_with_label = 5;

bool is_word(std::string_view text) {
    const auto fits = [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

// Returns the parameter of a built-in optimizer with that name: of gradient descent, or of the first that has it.
const Parameter* builtin_number(std::string_view key) {
    const auto find = [&](const Optimizer& optimizer) -> const Parameter* {
        const int index = find_parameter(optimizer, key);
        const Parameter* const known = index < 0 ? nullptr : &optimizer.parameters[static_cast<std::size_t>(index)];
        return known && !known->is_choice() ? known : nullptr;
    };
    const Optimizer* const descent = builtin_catalogue().find("gd");
    if (const Parameter* const known = descent ? find(*descent) : nullptr) return known;
    for (const auto& optimizer : builtin_catalogue().all()) {
        if (const Parameter* const known = find(*optimizer)) return known;
    }
    return nullptr;
}

std::string_view name_of(Scale scale) { return scale == Scale::log ? "log" : "linear"; }

Result<Parameter, PartFault> read_number_of(std::string_view key, std::string_view text) {
    const std::vector<std::string_view> parts = split(text, ':');
    std::vector<double> numbers;
    for (std::size_t i = 0; i < std::min(parts.size(), parts_with_range); ++i) {
        const std::string_view part = trim(parts[i]);
        const auto number = read_number(part);
        if (!number) return PartFault{part.empty() ? text : part, fmt::format("{} is not a number", quote(part))};
        numbers.push_back(*number);
    }
    const bool complete = parts.size() == parts_without_range || parts.size() >= parts_with_range;
    if (!complete || parts.size() > parts_with_label) {
        return PartFault{text, fmt::format("a default, or a default and a range is expected: {}:0.5:0:1", key)};
    }
    Parameter parameter = usual_number(key, numbers[0]);
    if (parts.size() == parts_without_range) return parameter;
    parameter.low = numbers[1];
    parameter.high = numbers[2];
    const bool inside = parameter.low < parameter.high && numbers[0] >= parameter.low && numbers[0] <= parameter.high;
    if (!inside) return PartFault{text, fmt::format("{} is not between {} and {}", numbers[0], numbers[1], numbers[2])};
    if (parts.size() >= parts_with_scale) {
        const std::string_view scale = trim(parts[parts_with_scale - 1]);
        if (scale != "log" && scale != "linear") {
            return PartFault{scale.empty() ? text : scale, fmt::format("{} is no scale; it is log or linear", quote(scale))};
        }
        parameter.scale = scale == "log" ? Scale::log : Scale::linear;
    }
    if (parts.size() == parts_with_label) {
        const std::string_view label = trim(parts[parts_with_label - 1]);
        if (!is_one_name(label) || label.size() > longest_label) {
            return PartFault{label.empty() ? text : label, fmt::format("{} is no label; it is one name", quote(label))};
        }
        parameter.label = label;
    }
    if (parameter.high <= 0) parameter.scale = Scale::linear;
    return parameter;
}

Result<Parameter, PartFault> read_choices(std::string_view key, std::string_view text) {
    Parameter parameter{std::string(key), std::string(key), 0, 0, 0};
    for (const std::string_view part : split(text, '|')) {
        const std::string_view word = trim(part);
        if (!is_word(word)) {
            return PartFault{word.empty() ? text : word, fmt::format("{} is no word for a choice", quote(word))};
        }
        if (parameter.find_choice(word) >= 0) return PartFault{word, fmt::format("{} is given twice", word)};
        parameter.choices.push_back({std::string(word)});
    }
    if (parameter.choices.size() > most_own_choices) {
        return PartFault{text, fmt::format("{} has more than {} choices", key, most_own_choices)};
    }
    parameter.high = static_cast<double>(parameter.choices.size()) - 1;
    return parameter;
}

}  // namespace

std::string fault_of_own_name(std::string_view name) {
    constexpr std::string_view reserved[] = {"x", "y", "g", "f", "show", "first"};
    const std::string_view owner = owner_of(name);
    if (!owner.empty()) return fmt::format("{} is {}; a parameter needs a name of its own", name, owner);
    const bool taken = std::find(std::begin(reserved), std::end(reserved), name) != std::end(reserved);
    if (taken) return fmt::format("{} has another meaning in rules or racers; a parameter needs a name of its own", name);
    return name.starts_with(result_prefix) ? fmt::format("names that begin with {} are taken", result_prefix) : std::string();
}

Parameter usual_number(std::string_view key, double fallback) {
    Parameter parameter{std::string(key), std::string(key), fallback};
    if (const Parameter* const known = builtin_number(key)) parameter.label = known->label;
    if (key == "lr") {
        parameter.label = "η";
        parameter.role = ParameterRole::learning_rate;
        parameter.low = std::min(1e-6, fallback);
        parameter.high = std::max(100.0, fallback);
    } else if (fallback < 0 || fallback > 1) {
        parameter.low = std::min(0.0, 10 * fallback);
        parameter.high = std::max(10 * fallback, -10 * fallback);
    }
    const bool spans = parameter.fallback > 0 && parameter.fallback < 0.01 && parameter.low >= 0;
    if (key == "lr" || spans) parameter.scale = Scale::log;
    return parameter;
}

Parameter parameter_of_constant(const formula::Constant& constant) {
    constexpr double far = 1e6;
    Parameter parameter = usual_number(constant.name, constant.value);
    if (parameter.role == ParameterRole::learning_rate) return parameter;
    parameter.low = std::min(-far, constant.value);
    parameter.high = std::max(far, constant.value);
    parameter.scale = Scale::linear;
    return parameter;
}

Parameter usual_parameter(std::string_view key) {
    constexpr double middle = 0.5;
    const Parameter* const known = builtin_number(key);
    return usual_number(key, known ? known->fallback : middle);
}

Result<Parameter, PartFault> read_own_parameter(std::string_view key, std::string_view text) {
    return text.find('|') == std::string_view::npos ? read_number_of(key, text) : read_choices(key, text);
}

std::string definition_of(const Parameter& parameter) {
    if (parameter.is_choice()) return fmt::format("{}", fmt::join(parameter.choice_names(), "|"));
    const Parameter usual = usual_number(parameter.key, parameter.fallback);
    std::string text = fmt::format("{}", parameter.fallback);
    const bool labelled = usual.label != parameter.label, scaled = labelled || usual.scale != parameter.scale;
    if (!scaled && usual.low == parameter.low && usual.high == parameter.high) return text;
    text += fmt::format(":{}:{}", parameter.low, parameter.high);
    if (scaled) text += fmt::format(":{}", name_of(parameter.scale));
    if (labelled) text += fmt::format(":{}", parameter.label);
    return text;
}

}  // namespace ravine
