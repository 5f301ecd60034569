#include "document/link/link_definitions.hpp"

#include "rules/define.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <utility>

namespace ravine {
namespace {

// Returns why a catalogue cannot take one more optimizer of that key, or "".
std::string fault_of(const std::string& key, const Catalogue& catalogue) {
    const Optimizer* known = catalogue.find_named(key).optimizer;
    if (!known) known = catalogue.find_modifier(key);
    if (!known) return {};
    return known->typed ? fmt::format("{} is defined twice; the first one counts", key)
                        : fmt::format("{} is the name of {}, which is built in; it is left out", key, known->title);
}

}  // namespace

void read_definitions(const Field&, std::string_view text, Reading& reading) {
    Experiment& experiment = reading.document.experiment;
    experiment.catalogue = experiment.catalogue.with_typed_of(Catalogue());
    const auto texts = split_definitions(text);
    std::size_t defined = 0;
    for (const std::string_view each : texts) {
        if (defined == most_definitions) {
            reading.complain("define: there are {} optimizers; the first {} are read", texts.size(), most_definitions);
            break;
        }
        Result<Defined> read = read_definition(each);
        if (!read) {
            reading.complain("define: {}; it is left out", read.error().sentence);
            continue;
        }
        if (const std::string fault = fault_of(read->optimizer.key, experiment.catalogue); !fault.empty()) {
            reading.complain("define: {}", fault);
            continue;
        }
        for (const std::string& hint : read->hints) reading.complain("define: {}", hint);
        experiment.catalogue.add(std::move(read->optimizer));
        ++defined;
    }
    compose_racers(experiment);
    const auto removed = std::erase_if(experiment.racers, [&](const Racer& racer) { return !optimizer_of(experiment, racer); });
    if (removed > 0) reading.complain("define: {} of the lesson's racers have no optimizer now; they are left out", removed);
}

std::string write_definitions(const Experiment& experiment) {
    std::string text;
    for (const Catalogue::List* list : {&experiment.catalogue.all(), &experiment.catalogue.modifiers()}) {
        for (const auto& optimizer : *list) text += optimizer->typed ? write_definition(*optimizer) : "";
    }
    return text;
}

}  // namespace ravine
