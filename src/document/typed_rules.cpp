#include "document/typed_rules.hpp"

#include "document/definitions.hpp"
#include "experiment/schedule.hpp"
#include "rules/own_parameter.hpp"

#include <algorithm>
#include <utility>

namespace ravine {
namespace {

constexpr std::size_t most_entries = 256;  // beyond, the oldest is dropped

// Returns the name in a definition of what a racer's setting is called; "" for one of another part of the racer.
std::string name_in(const Optimizer& definition, std::string_view setting) {
    const std::string prefix = definition.around ? definition.key + "." : "";
    return setting.starts_with(prefix) ? std::string(setting.substr(prefix.size())) : "";
}

}  // namespace

std::size_t TypedRules::find(const Optimizer& definition) {
    std::string text = write_definition(definition);
    const auto at = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& each) { return each.definition == text; });
    if (at != entries_.end()) return static_cast<std::size_t>(at - entries_.begin());
    if (entries_.size() == most_entries) entries_.erase(entries_.begin());
    const Sketch sketch = sketch_of(definition);
    entries_.push_back({std::move(text), sketch, sketch});
    return entries_.size() - 1;
}

const TypedRules::Entry& TypedRules::of(const Optimizer& definition) { return entries_[find(definition)]; }

// Racers lose settings of a name that goes while it is being typed, and get them back with the name.
void TypedRules::keep_settings(const Document& document, const Optimizer& definition) {
    if (kept_of_ != definition.key) kept_.clear();
    kept_of_ = definition.key;
    std::erase_if(kept_, [&](const Kept& each) { return find_parameter(definition, each.name) >= 0; });
    const std::vector<Racer>& racers = document.experiment.racers;
    for (std::size_t i = 0; i < racers.size(); ++i) {
        if (!has_definition(racers[i], definition.key)) continue;
        for (const Setting& setting : racers[i].settings) {
            const std::string name = name_in(definition, setting.key);
            if (find_parameter(definition, name) >= 0) kept_.push_back({i, name, setting});
        }
    }
}

void TypedRules::restore_settings(Document& document, const Optimizer& before) {
    std::vector<Racer>& racers = document.experiment.racers;
    for (const Kept& kept : kept_) {
        if (kept.racer >= racers.size() || find_parameter(before, kept.name) >= 0) continue;
        Racer& racer = racers[kept.racer];
        const Optimizer* const optimizer = optimizer_of(document.experiment, racer);
        const bool has_it = optimizer && has_definition(racer, kept_of_);
        const int index = has_it ? find_parameter(*optimizer, kept.setting.key) : -1;
        if (index < 0) continue;
        const Parameter& parameter = optimizer->parameters[static_cast<std::size_t>(index)];
        const ScheduleResult read = Schedule::read(parameter, kept.setting.text, constants_of(document.experiment));
        if (read.fault.empty()) set_parameter(racer, parameter, kept.setting.text);
    }
}

void TypedRules::hold(const Optimizer& definition, Sketch typed) {
    Entry& entry = entries_[find(definition)];
    entry.typed = std::move(typed);
    entry.fault = {};
}

Result<> TypedRules::type(Document& document, const Optimizer& definition, Sketch typed) {
    const Optimizer before = definition;
    const std::size_t entry = find(before);
    for (const formula::Constant& constant : constants_of(document.experiment)) {
        const auto is_it = [&](const Parameter& each) { return each.key == constant.name; };
        if (std::none_of(typed.parameters.begin(), typed.parameters.end(), is_it))
            typed.parameters.push_back(parameter_of_constant(constant));
    }
    entries_[entry].typed = typed;
    const Result<Optimizer, RuleFault> made = finish(typed);
    if (!made) {
        entries_[entry].fault = made.error();
        return static_cast<const Failure&>(made.error());
    }
    keep_settings(document, before);
    if (const Result<> put = put_definition(document, before.key, *made); !put) {
        entries_[entry].fault = {put.error()};
        return put.error();
    }
    if (kept_of_ == made->key) restore_settings(document, before);
    for (const formula::Constant& constant : constants_of(document.experiment)) {
        const bool is_new = find_parameter(before, constant.name) < 0 && find_parameter(*made, constant.name) >= 0;
        if (is_new) follow_constant(document.experiment, made->key, constant.name);
    }
    entries_[entry].typed = entries_[entry].good;
    entries_[entry].fault = {};
    Entry& next = entries_[find(*made)];
    next.good = next.typed = std::move(typed);
    next.fault = {};
    return {};
}

}  // namespace ravine
