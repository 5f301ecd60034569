#include "document/definitions.hpp"

#include "document/lineup.hpp"
#include "experiment/schedule.hpp"
#include "rules/around.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace ravine {
namespace {

std::vector<std::string> parts_of(const Racer& racer) {
    std::vector<std::string> parts;
    for (const std::string_view part : split(racer.optimizer, '+')) parts.emplace_back(part);
    return parts;
}

std::string joined(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, "+")); }

// Gives all that a catalogue defines to one that defines nothing, in their order.
Catalogue redefined(const Catalogue& catalogue, const std::vector<Optimizer>& definitions) {
    Catalogue result = catalogue.with_typed_of(Catalogue());
    for (const Optimizer& each : definitions) result.add(each);
    return result;
}

void rename(Racer& racer, std::string_view from, const std::string& to) {
    std::vector<std::string> parts = parts_of(racer);
    std::replace(parts.begin(), parts.end(), std::string(from), to);
    racer.optimizer = joined(parts);
    const std::string before = fmt::format("{}.", from);
    for (Setting& setting : racer.settings) {
        if (setting.key.starts_with(before)) setting.key = fmt::format("{}.{}", to, setting.key.substr(before.size()));
    }
}

// Drops the settings that an optimizer does not have, or that are outside of their ranges.
void drop_settings(Racer& racer, const Optimizer& optimizer, const std::vector<formula::Constant>& constants) {
    std::erase_if(racer.settings, [&](const Setting& setting) {
        const int index = find_parameter(optimizer, setting.key);
        if (index < 0) return true;
        const Parameter& parameter = optimizer.parameters[static_cast<std::size_t>(index)];
        return setting.text == default_text(parameter) ||
               !Schedule::read(parameter_of(racer, parameter), setting.text, constants).fault.empty();
    });
    settle(racer, optimizer, constants);
}

// Composes what racers have. Fails if one of them has no optimizer then.
Result<> recompose(Experiment& experiment, std::string_view key) {
    for (Racer& racer : experiment.racers) {
        if (racer.optimizer.find('+') != std::string::npos) {
            const Result<std::string> composed = add_composed(racer.optimizer, experiment.catalogue);
            if (!composed) return composed.error();
        }
        const Optimizer* const optimizer = optimizer_of(experiment, racer);
        if (!optimizer) return Failure{fmt::format("There is no optimizer {}.", quote(racer.optimizer))};
        if (has_definition(racer, key)) drop_settings(racer, *optimizer, constants_of(experiment));
    }
    return {};
}

}  // namespace

bool has_definition(const Racer& racer, std::string_view key) {
    const std::vector<std::string> parts = parts_of(racer);
    return std::find(parts.begin(), parts.end(), key) != parts.end();
}

void follow_constant(Experiment& experiment, std::string_view definition, std::string_view constant) {
    const std::string prefix = experiment.catalogue.find_modifier(definition) ? fmt::format("{}.", definition) : "";
    const std::string key = fmt::format("{}{}", prefix, constant);
    const auto is_it = [&](const Setting& setting) { return setting.key == key; };
    for (Racer& racer : experiment.racers) {
        const Optimizer* const optimizer = optimizer_of(experiment, racer);
        const int index = optimizer && has_definition(racer, definition) ? find_parameter(*optimizer, key) : -1;
        if (index < 0 || std::any_of(racer.settings.begin(), racer.settings.end(), is_it)) continue;
        set_parameter(racer, optimizer->parameters[static_cast<std::size_t>(index)], std::string(constant));
    }
}

std::vector<const Optimizer*> definitions_of(const Experiment& experiment) {
    std::vector<const Optimizer*> result;
    for (const Catalogue::List* list : {&experiment.catalogue.all(), &experiment.catalogue.modifiers()}) {
        for (const auto& each : *list) {
            if (each->typed) result.push_back(each.get());
        }
    }
    return result;
}

std::string fault_of_key(const std::string& key, const Catalogue& catalogue) {
    const Optimizer* known = catalogue.find_named(key).optimizer;
    if (!known) known = catalogue.find_modifier(key);
    if (!known) return {};
    return known->typed ? fmt::format("{} is another rule of this race", key)
                        : fmt::format("{} is the name of {}, which is built in", key, known->title);
}

std::string free_key(std::string_view base, const Catalogue& catalogue) {
    std::string key(base);
    for (int number = 2; !fault_of_key(key, catalogue).empty(); ++number) key = fmt::format("{}{}", base, number);
    return key;
}

Result<> put_definition(Document& document, std::string_view key, const Optimizer& optimizer) {
    Document draft = document;
    Experiment& experiment = draft.experiment;
    std::vector<Optimizer> definitions;
    bool placed = false;
    for (const Optimizer* const each : definitions_of(experiment)) {
        const bool is_it = each->key == key;
        definitions.push_back(is_it ? optimizer : *each);
        placed = placed || is_it;
    }
    if (!placed && definitions.size() >= most_definitions) {
        return Failure{fmt::format("There are {} rules already, which is as many as fit.", most_definitions)};
    }
    if (optimizer.key != key) {
        std::vector<Optimizer> others = definitions;
        if (placed) std::erase_if(others, [&](const Optimizer& each) { return each.key == optimizer.key; });
        const std::string fault = fault_of_key(optimizer.key, redefined(experiment.catalogue, others));
        if (!fault.empty()) return Failure{fault};
    }
    if (!placed) definitions.push_back(optimizer);
    experiment.catalogue = redefined(experiment.catalogue, definitions);
    if (placed && optimizer.key != key) {
        for (Racer& racer : experiment.racers) rename(racer, key, optimizer.key);
    }
    if (const Result<> composed = recompose(experiment, optimizer.key); !composed) return composed.error();
    document = std::move(draft);
    return {};
}

Sketch first_sketch() { return {.key = "own", .rule = "x = x - lr*g"}; }

Sketch sketch_of_copy(const Optimizer& optimizer) {
    Sketch sketch = sketch_of(optimizer);
    sketch.key = fmt::format("my_{}", optimizer.key);
    return sketch;
}

Result<std::string> create_definition(Document& document, Sketch sketch) {
    sketch.key = free_key(sketch.key, document.experiment.catalogue);
    const Result<Optimizer, RuleFault> made = finish(sketch);
    if (!made) return static_cast<const Failure&>(made.error());
    if (const Result<> put = put_definition(document, "", *made); !put) return put.error();
    if (!made->around) race(document, sketch.key);
    return sketch.key;
}

Result<> create_definition(Document& document, std::string_view key) {
    const Optimizer* known = document.experiment.catalogue.find(key);
    if (!known) known = document.experiment.catalogue.find_modifier(key);
    if (!known && !key.empty()) return Failure{fmt::format("There is no optimizer {}.", quote(key))};
    if (known && known->step) return Failure{fmt::format("{} is written in C++ and has no rule to copy.", known->title)};
    const Result<std::string> created = create_definition(document, known ? sketch_of_copy(*known) : first_sketch());
    return created ? Result<>() : created.error();
}

std::size_t racers_with(const Experiment& experiment, std::string_view key) {
    const auto has_it = [&](const Racer& racer) { return has_definition(racer, key); };
    return static_cast<std::size_t>(std::count_if(experiment.racers.begin(), experiment.racers.end(), has_it));
}

void remove_definition(Document& document, std::string_view key) {
    Experiment& experiment = document.experiment;
    const bool around = experiment.catalogue.find_modifier(key) != nullptr;
    std::vector<Optimizer> rest;
    for (const Optimizer* const each : definitions_of(experiment)) {
        if (each->key != key) rest.push_back(*each);
    }
    for (std::size_t i = experiment.racers.size(); i > 0; --i) {
        Racer& racer = experiment.racers[i - 1];
        if (!has_definition(racer, key)) continue;
        if (!around) {
            remove_racer(document, i - 1);
            continue;
        }
        std::vector<std::string> parts = parts_of(racer);
        std::erase(parts, key);
        racer.optimizer = joined(parts);
        std::erase_if(racer.settings, [&](const Setting& each) { return each.key.starts_with(fmt::format("{}.", key)); });
    }
    experiment.catalogue = redefined(experiment.catalogue, rest);
    compose_racers(experiment);
}

bool race(Document& document, const std::string& key) {
    std::vector<Racer>& racers = document.experiment.racers;
    if (racers.size() >= most_racers) return false;
    racers.push_back({key, {}});
    document.page.selected = static_cast<int>(racers.size()) - 1;
    return true;
}

std::vector<std::string> modifiers_of(const Racer& racer) {
    std::vector<std::string> parts = parts_of(racer);
    parts.erase(parts.begin());
    return parts;
}

Result<> set_modifiers(Document& document, std::size_t racer, const std::vector<std::string>& modifiers) {
    std::vector<std::string> parts{parts_of(document.experiment.racers[racer])[0]};
    parts.insert(parts.end(), modifiers.begin(), modifiers.end());
    std::string key = joined(parts);
    if (!modifiers.empty()) {
        Result<std::string> composed = add_composed(key, document.experiment.catalogue);
        if (!composed) return composed.error();
        key = *std::move(composed);
    }
    Racer& own = document.experiment.racers[racer];
    own.optimizer = std::move(key);
    const Optimizer* const optimizer = optimizer_of(document.experiment, own);
    if (optimizer) drop_settings(own, *optimizer, constants_of(document.experiment));
    return {};
}

}  // namespace ravine
