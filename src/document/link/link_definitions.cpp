#include "document/link/link_definitions.hpp"

#include "document/definitions.hpp"
#include "rules/define.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <utility>

namespace ravine {
namespace {

std::string fault_of(const std::string& key, const Catalogue& catalogue) {
    const std::string fault = fault_of_key(key, catalogue);
    if (fault.empty()) return {};
    const Optimizer* known = catalogue.find_named(key).optimizer;
    if (!known) known = catalogue.find_modifier(key);
    return known->typed ? fmt::format("{} is defined twice; the first one counts", key) : fault + "; it is left out";
}

}  // namespace

void read_definitions(const Field&, std::string_view text, Reading& reading) {
    Experiment& experiment = reading.document.experiment;
    experiment.catalogue = experiment.catalogue.with_typed_of(Catalogue());
    const auto texts = split_definitions(text);
    const std::vector<formula::Constant> constants = constants_of(experiment);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i == most_definitions) {
            reading.complain("define: there are {} optimizers; the first {} are read", texts.size(), most_definitions);
            break;
        }
        Result<Defined> read = read_definition(texts[i], constants);
        if (!read) {
            reading.complain("define: {}; it is left out", read.error().sentence);
            continue;
        }
        if (const std::string fault = fault_of(read->optimizer.key, experiment.catalogue); !fault.empty()) {
            reading.complain("define: {}", fault);
            continue;
        }
        for (const std::string& hint : read->hints) reading.complain("define: {}", hint);
        for (const std::string& name : read->constants) reading.read_constants.push_back({read->optimizer.key, name});
        experiment.catalogue.add(std::move(read->optimizer));
    }
    compose_racers(experiment);
    const auto removed = std::erase_if(experiment.racers, [&](const Racer& racer) { return !optimizer_of(experiment, racer); });
    if (removed > 0) reading.complain("define: {} of the lesson's racers have no optimizer now; they are left out", removed);
}

void follow_constants(Reading& reading) {
    for (const auto& [definition, constant] : reading.read_constants)
        follow_constant(reading.document.experiment, definition, constant);
}

std::string write_definitions(const Experiment& experiment) {
    std::string text;
    for (const Optimizer* const optimizer : definitions_of(experiment)) text += write_definition(*optimizer);
    return text;
}

}  // namespace ravine
