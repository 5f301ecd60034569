#include "experiment/schedule.hpp"

#include "formula/number.hpp"
#include "formula/parse.hpp"
#include "text/number_text.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

ScheduleResult read_choice(const Parameter& parameter, std::string_view text) {
    if (const int choice = parameter.find_choice(text); choice >= 0) return {Schedule(choice), {}, {}, std::string(text)};
    const std::vector<std::string_view> names = parameter.choice_names();
    std::string fault = fmt::format("{} is none of {}", quote(text), fmt::join(names, ", "));
    std::string used(names[static_cast<std::size_t>(parameter.fallback)]);
    std::vector<std::string> corrections;
    if (std::string meant = nearest_choice(text, names); !meant.empty()) corrections.push_back(std::move(meant));
    return {Schedule(parameter.fallback), std::move(fault), std::move(used), {}, std::move(corrections)};
}

ScheduleResult faulty(std::string fault, double used, std::vector<std::string> corrections = {}) {
    return {Schedule(used), std::move(fault), fmt::format("{}", used), {}, std::move(corrections)};
}

// There is no largest number below an open end that anybody would mean.
ScheduleResult read_constant(const Parameter& parameter, double value, std::string text) {
    const bool open = parameter.has_open_end(), beyond = open && value >= parameter.high;
    const double used = beyond ? parameter.fallback : std::clamp(value, parameter.low, parameter.high);
    if (used == value) return {Schedule(value), {}, {}, std::move(text)};
    std::string fault = fmt::format("{} is outside {} to {}{}", number_text(value, 6), number_text(parameter.low, 6),
                                    open ? "below " : "", number_text(parameter.high, 6));
    return faulty(std::move(fault), used);
}

}  // namespace

ScheduleResult Schedule::read(const Parameter& parameter, std::string_view text, std::span<const formula::Constant> constants) {
    if (parameter.is_choice()) return read_choice(parameter, text);
    const auto refuse = [&](std::string_view why, const formula::ParseError& error = {}) {
        return faulty(fmt::format("{} {}", quote(text), why), parameter.fallback, error.corrections);
    };
    constexpr std::string_view variables[] = {"t"};
    std::vector<formula::Constant> others;
    for (const formula::Constant& each : constants) {
        if (each.name != variables[0]) others.push_back(each);
    }
    formula::Graph graph;
    const auto parsed = formula::parse(text, variables, graph, {}, others);
    if (!parsed.expression) {
        const std::string point = with_points(text, 1);
        return refuse(point.empty() ? fmt::format("is not a number or a formula of t ({})", parsed.error.fault())
                                    : fmt::format("has a comma: write {} with a point", point),
                      parsed.error);
    }
    const std::string plain = parsed.understood.empty() ? std::string(trim(text)) : parsed.understood;
    std::vector<std::string> used;
    for (const formula::Constant& each : parsed.constants) used.push_back(each.name);
    const formula::Node& node = graph[parsed.expression->id];
    if (node.op == formula::Op::constant) {
        if (std::isnan(node.value)) return refuse("is not a number");
        const bool is_number = parsed.constants.empty();
        ScheduleResult result = read_constant(parameter, node.value, is_number ? fmt::format("{}", node.value) : plain);
        if (result.fault.empty()) result.constants = std::move(used);
        return result;
    }
    auto program = formula::compile(graph, std::span(&*parsed.expression, 1), 1);
    if (!program) return refuse("is too large");
    Schedule schedule;
    schedule.formula_ = formula::Function(std::move(*program));
    schedule.varies_ = true;
    schedule.low_ = parameter.low;
    schedule.high_ = parameter.high;
    schedule.open_ = parameter.has_open_end();
    schedule.below_end_ = parameter.below_open_end();
    return {std::move(schedule), {}, {}, plain, {}, std::move(used)};
}

std::string ScheduleResult::complaint(std::string_view name) const {
    return fmt::format("{}: {}; {} is used instead", name, fault, used);
}

Failure ScheduleResult::failure(std::string_view name, std::string_view stays) const {
    return {fmt::format("{}: {}; {} stays", name, fault, stays), corrections};
}

std::string key_of(const Parameter& parameter) { return parameter.key; }

std::string full_name(const Parameter& parameter) {
    return parameter.role == ParameterRole::learning_rate ? "learning rate " + parameter.label : parameter.label;
}

Schedule schedule_of(const Racer& racer, const Parameter& parameter, std::span<const formula::Constant> constants) {
    return Schedule::read(parameter_of(racer, parameter), setting_text(racer, parameter), constants).schedule;
}

std::vector<std::string> settle(Racer& racer, const Optimizer& optimizer, std::span<const formula::Constant> constants,
                                std::string (*name_of)(const Parameter&)) {
    std::vector<std::string> sentences;
    for (const Parameter& parameter : optimizer.parameters) {
        if (parameter.closed_by.empty()) continue;
        const ScheduleResult result = Schedule::read(parameter_of(racer, parameter), setting_text(racer, parameter), constants);
        if (result.fault.empty()) continue;
        sentences.push_back(result.complaint(name_of(parameter)));
        set_parameter(racer, parameter, default_text(parameter));
    }
    return sentences;
}

std::vector<formula::Constant> with_those_of_racers(std::vector<formula::Constant> constants, const Experiment& experiment) {
    const std::vector<formula::Constant> all = constants_of(experiment);
    const auto keep = [&](std::string_view name) {
        if (!formula::find_constant(constants, name)) constants.push_back(*formula::find_constant(all, name));
    };
    for (const Racer& racer : experiment.racers) {
        const Optimizer* const optimizer = all.empty() ? nullptr : optimizer_of(experiment, racer);
        for (const Setting& setting : racer.settings) {
            const int index = optimizer ? find_parameter(*optimizer, setting.key) : -1;
            if (index < 0) continue;
            const Parameter& parameter = optimizer->parameters[static_cast<std::size_t>(index)];
            for (const std::string& name : Schedule::read(parameter, setting.text, all).constants) keep(name);
        }
    }
    return constants;
}

double Schedule::at(std::uint64_t t, formula::Workspace& workspace) const {
    if (!varies_) return constant_;
    const auto time = static_cast<double>(t);
    const formula::Input inputs[] = {{&time, false}};
    double value = 0;
    double* const outputs[] = {&value};
    formula_.evaluate(inputs, 1, outputs, workspace);
    if (open_ && value >= high_) return below_end_;
    return std::isnan(value) ? value : std::clamp(value, low_, high_);
}

double Schedule::at(std::uint64_t t) const {
    formula::Workspace workspace;
    return at(t, workspace);
}

}  // namespace ravine
