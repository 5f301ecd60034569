#include "race/schedule.hpp"

#include "formula/parse.hpp"
#include "race/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

ScheduleResult read_choice(const Parameter& parameter, std::string_view text) {
    const auto choice = std::find(parameter.choices.begin(), parameter.choices.end(), text);
    if (choice != parameter.choices.end()) {
        return {Schedule(static_cast<double>(choice - parameter.choices.begin())), {}, std::string(text)};
    }
    const auto fallback = static_cast<std::size_t>(parameter.fallback);
    return {Schedule(parameter.fallback),
            fmt::format("{}: {} is none of {}; {} is used instead", parameter.key, quote(text),
                        fmt::join(parameter.choices, ", "), parameter.choices[fallback]),
            {},
            {nearest_choice(text, parameter.choices)}};
}

std::string out_of_range(const Parameter& parameter, double value, double used) {
    return fmt::format("{}: {} is outside {} to {}; {} is used instead", parameter.key, value, parameter.low, parameter.high,
                       used);
}

}  // namespace

ScheduleResult Schedule::read(const Parameter& parameter, std::string_view text) {
    if (parameter.is_choice()) return read_choice(parameter, text);
    const auto refuse = [&](std::string_view why, const formula::ParseError& error = {}) {
        return ScheduleResult{Schedule(parameter.fallback),
                              fmt::format("{}: {} {}; {} is used instead", parameter.key, quote(text), why, parameter.fallback),
                              {},
                              error.corrections};
    };
    constexpr std::string_view variables[] = {"t"};
    formula::Graph graph;
    const auto parsed = formula::parse(text, variables, graph);
    if (!parsed.expression)
        return refuse(fmt::format("is not a number or a formula of t ({})", parsed.error.fault()), parsed.error);
    const formula::Node& node = graph[parsed.expression->id];
    if (node.op == formula::Op::constant) {
        if (std::isnan(node.value)) return refuse("is not a number");
        const double used = std::clamp(node.value, parameter.low, parameter.high);
        return {Schedule(used), used == node.value ? "" : out_of_range(parameter, node.value, used)};
    }
    auto program = formula::compile(graph, std::span(&*parsed.expression, 1), 1);
    if (!program) return refuse("is too large");
    Schedule schedule;
    schedule.formula_ = formula::Evaluator(std::move(*program));
    schedule.varies_ = true;
    schedule.low_ = parameter.low;
    schedule.high_ = parameter.high;
    return {std::move(schedule), {}, parsed.understood.empty() ? std::string(trim(text)) : parsed.understood};
}

double Schedule::at(std::uint64_t t) {
    if (!varies_) return constant_;
    const auto time = static_cast<double>(t);
    const formula::Input inputs[] = {{&time, false}};
    double value = 0;
    double* const outputs[] = {&value};
    formula_(inputs, 1, outputs);
    return std::isnan(value) ? value : std::clamp(value, low_, high_);
}

}  // namespace ravine
