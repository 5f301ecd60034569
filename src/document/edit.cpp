#include "document/edit.hpp"

#include "document/definitions.hpp"
#include "document/lineup.hpp"
#include "document/link/constants.hpp"
#include "document/link/fields.hpp"
#include "document/link/link_definitions.hpp"
#include "document/link/link_reading.hpp"
#include "document/network_race.hpp"
#include "document/surface_races.hpp"
#include "document/typing.hpp"
#include "experiment/schedule.hpp"
#include "loss/surfaces.hpp"
#include "rules/around.hpp"
#include "rules/sketch.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace ravine {
namespace {

// Sets all given constants, or none.
Result<> edit_constants(Document& document, std::size_t, std::string_view text) {
    const ConstantsResult read = read_constants(text);
    if (!read.complaints.empty()) return Failure{read.complaints[0]};
    std::vector<formula::Constant> constants = constants_of(document.experiment);
    for (const formula::Constant& given : read.constants) {
        const formula::Constant* const own = formula::find_constant(constants, given.name);
        if (!own) return Failure{fmt::format("The loss has no constant {}.", quote(given.name))};
        constants[static_cast<std::size_t>(own - constants.data())].value = given.value;
    }
    set_constants(document.experiment, std::move(constants));
    return {};
}

Result<> add_racer(Document& document, std::size_t, std::string_view) {
    if (document.experiment.racers.size() >= most_racers) return Failure{"These are as many racers as fit."};
    document.experiment.racers.push_back({"adam", {}});
    return {};
}

Result<> set_parameter_of(Document& document, std::size_t racer, std::string_view text) {
    const auto equals = text.find('=');
    Racer& own = document.experiment.racers[racer];
    const Optimizer* const optimizer = optimizer_of(document.experiment, own);
    const bool named = optimizer && equals != std::string_view::npos;
    const int index = named ? find_parameter(*optimizer, text.substr(0, equals)) : -1;
    if (index < 0) return Failure{fmt::format("This optimizer has no parameter {}.", quote(text.substr(0, equals)))};
    const std::vector<formula::Constant> constants = constants_of(document.experiment);
    const Parameter& parameter = optimizer->parameters[static_cast<std::size_t>(index)];
    Result<> done = type_parameter(text.substr(equals + 1), own, parameter, constants);
    if (done) settle(own, *optimizer, constants);
    return done;
}

Result<> set_modifiers_of(Document& document, std::size_t racer, std::string_view text) {
    std::vector<std::string> modifiers;
    for (const std::string_view name : split(text, '+')) {
        if (!trim(name).empty()) modifiers.emplace_back(trim(name));
    }
    return set_modifiers(document, racer, modifiers);
}

Result<> set_own_start(Document& document, std::size_t racer, std::string_view text) {
    std::optional<Vector>& start = document.experiment.racers[racer].start;
    if (trim(text).empty()) {
        start.reset();
        return {};
    }
    const std::vector<std::string_view> parts = split(text, ',');
    if (parts.size() != 2) return Failure{"A start is two numbers with a comma between: 1.5,0.001."};
    Vector place = start.value_or(document.experiment.start);
    if (Result<> x = type_coordinate("x", parts[0], place.x); !x) return x;
    if (Result<> y = type_coordinate("y", parts[1], place.y); !y) return y;
    start = place;
    return {};
}

Result<> set_field(Document& document, std::size_t, std::string_view text) {
    const auto equals = text.find('=');
    const Field* const field = find_field(text.substr(0, equals));
    if (!field || equals == std::string_view::npos) return Failure{fmt::format("{} is no key of links.", quote(text))};
    std::vector<std::string> complaints;
    Reading reading{document, complaints, nullptr};
    field->read(*field, text.substr(equals + 1), reading);
    follow_constants(reading);
    const int racers = static_cast<int>(document.experiment.racers.size());
    document.page.selected = std::min(document.page.selected, racers - 1);
    return complaints.empty() ? Result<>() : Failure{complaints[0]};
}

Result<> set_surface(Document& document, std::size_t, std::string_view key) {
    const Surface* const surface = find_surface(key);
    if (!surface) return Failure{fmt::format("There is no surface {}.", quote(key))};
    choose_surface(document, *surface);
    document.view.camera = View{};
    return {};
}

Result<> hide_racer(Document& document, std::size_t racer, std::string_view) {
    document.experiment.racers[racer].hidden = !document.experiment.racers[racer].hidden;
    return {};
}

template <auto Change>
Result<> change_list(Document& document, std::size_t racer, std::string_view) {
    Change(document, racer);
    return {};
}

Result<> set_optimizer(Document& document, std::size_t racer, std::string_view key) {
    if (key.find('+') != std::string_view::npos) {
        const Result<std::string> composed = add_composed(key, document.experiment.catalogue);
        if (!composed) return composed.error();
        document.experiment.racers[racer] = {*composed, {}, document.experiment.racers[racer].start};
        return {};
    }
    const Optimizer* optimizer = document.experiment.catalogue.find_named(trim(key)).optimizer;
    if (!optimizer) return Failure{fmt::format("There is no optimizer {}.", quote(key))};
    document.experiment.racers[racer] = {optimizer->key, {}, document.experiment.racers[racer].start};
    return {};
}

Result<> set_rate(Document& document, std::size_t racer, std::string_view text) {
    const Parameter* rate = rate_of(document.experiment, document.experiment.racers[racer]);
    return rate ? type_parameter(text, document.experiment.racers[racer], *rate, constants_of(document.experiment))
                : Failure{"This optimizer has no learning rate."};
}

// Makes an edit of the definition with that number.
template <class Make>
Result<> edit_definition(Document& document, std::size_t number, Make make) {
    const std::vector<const Optimizer*> definitions = definitions_of(document.experiment);
    if (number >= definitions.size()) return Failure{fmt::format("There is no rule {}.", number + 1)};
    return make(*definitions[number]);
}

Result<> set_rule(Document& document, std::size_t number, std::string_view text, TypedRules& typed) {
    return edit_definition(document, number, [&](const Optimizer& definition) {
        Sketch sketch = typed.of(definition).typed;
        sketch.rule = text;
        return typed.type(document, definition, sketch);
    });
}

Result<> remove_rule(Document& document, std::size_t number, std::string_view) {
    return edit_definition(document, number, [&](const Optimizer& definition) -> Result<> {
        const std::string key = definition.key;
        remove_definition(document, key);
        return {};
    });
}

Result<> add_rule(Document& document, std::size_t, std::string_view key) { return create_definition(document, trim(key)); }

struct Edit {
    std::string_view name;
    bool of_racer;
    Result<> (*make)(Document&, std::size_t racer, std::string_view text);
};

constexpr Edit edits[] = {
    {"loss", false,
     [](Document& document, std::size_t, std::string_view text) {
         const auto done = set_loss(document, text);
         return done ? Result<>{} : Failure{done.error().fault(), done.error().corrections};
     }},
    {"loss_with_constants", false,
     [](Document& document, std::size_t, std::string_view text) {
         const bool is_formula = set_loss_with_constants(document, text);
         return is_formula ? Result<>{} : Failure{"This is no formula, even if its letters are constants."};
     }},
    {"let", false, edit_constants},
    {"remove_rule", false, remove_rule},
    {"add_rule", false, add_rule},
    {"add", false, add_racer},
    {"field", false, set_field},
    {"surface", false, set_surface},
    {"remove", true, change_list<remove_racer>},
    {"duplicate", true, change_list<duplicate_racer>},
    {"solo", true, change_list<solo_racer>},
    {"up", true, change_list<[](Document& document, std::size_t racer) { move_racer(document, racer, -1); }>},
    {"down", true, change_list<[](Document& document, std::size_t racer) { move_racer(document, racer, 1); }>},
    {"hide", true, hide_racer},
    {"parameter", true, set_parameter_of},
    {"modifiers", true, set_modifiers_of},
    {"own_start", true, set_own_start},
    {"optimizer", true, set_optimizer},
    {"lr", true, set_rate},
};

}  // namespace

Result<void, formula::ParseError> set_loss(Document& document, std::string_view formula) {
    const auto data = data_of(document.experiment);
    const auto loss = Loss::compile(formula, data, constants_of(document.experiment));
    if (!loss) return loss.error();
    const std::string plain = loss->understood().empty() ? std::string(trim(formula)) : loss->understood();
    std::vector<Row> rows = document.experiment.data;
    if (loss->rows() > 0) rows.assign(data.begin(), data.end());
    const auto all = surfaces();
    const auto known = std::find_if(all.begin(), all.end(), [&](const Surface& s) { return s.formula == plain; });
    const bool is_known = known != all.end();
    if (is_known && std::equal(data.begin(), data.end(), known->data.begin(), known->data.end())) rows.clear();
    std::vector<formula::Constant> constants = with_those_of_racers(loss->constants(), document.experiment);
    if (document.experiment.network) leave_network(document);
    document.experiment.loss = is_known ? std::string(known->key) : plain;
    document.experiment.data = std::move(rows);
    set_constants(document.experiment, std::move(constants));
    return {};
}

bool set_loss_with_constants(Document& document, std::string_view formula) {
    Document tried = document;
    tried.experiment.constants = constants_of(document.experiment);
    tried.experiment.loss = formula;  // not a surface, whose constants would replace these
    for (std::string& name : Loss::missing_constants(formula, tried.experiment.constants))
        tried.experiment.constants.push_back({std::move(name), 1});
    if (!set_loss(tried, formula)) return false;
    document = std::move(tried);
    return true;
}

std::string formula_of(const Document& document) {
    const Surface* surface = find_surface(document.experiment.loss);
    return surface ? std::string(surface->formula) : document.experiment.loss;
}

Result<> edit(Document& document, std::string_view what, std::size_t racer, std::string_view text) {
    TypedRules typed;
    return edit(document, what, racer, text, typed);
}

Result<> edit(Document& document, std::string_view what, std::size_t racer, std::string_view text, TypedRules& typed) {
    if (what == "rule") return set_rule(document, racer, text, typed);
    const auto* found = std::find_if(std::begin(edits), std::end(edits), [&](const Edit& e) { return e.name == what; });
    if (found == std::end(edits)) return Failure{fmt::format("There is no edit {}.", quote(what))};
    if (found->of_racer && racer >= document.experiment.racers.size())
        return Failure{fmt::format("There is no racer {}.", racer + 1)};
    return found->make(document, racer, text);
}

}  // namespace ravine
