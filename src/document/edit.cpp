#include "document/edit.hpp"

#include "document/constants.hpp"
#include "document/typing.hpp"
#include "loss/surfaces.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

// Sets all given constants, or none.
Refusal edit_constants(Config& config, std::size_t, std::string_view text) {
    const ConstantsResult read = read_constants(text);
    if (!read.complaints.empty()) return {read.complaints[0]};
    std::vector<formula::Constant> constants = constants_of(config);
    for (const formula::Constant& given : read.constants) {
        const auto is_this = [&](const formula::Constant& each) { return each.name == given.name; };
        const auto own = std::find_if(constants.begin(), constants.end(), is_this);
        if (own == constants.end()) return {fmt::format("The loss has no constant {}.", quote(given.name))};
        own->value = given.value;
    }
    set_constants(config, std::move(constants));
    return {};
}

Refusal add_racer(Config& config, std::size_t, std::string_view) {
    if (config.racers.size() >= most_racers) return {"These are as many racers as fit."};
    config.racers.push_back({"adam", {}});
    return {};
}

Refusal remove_racer(Config& config, std::size_t racer, std::string_view) {
    config.racers.erase(config.racers.begin() + static_cast<std::ptrdiff_t>(racer));
    const int index = static_cast<int>(racer);
    if (config.selected == index) config.selected = -1;
    if (config.selected > index) --config.selected;
    return {};
}

Refusal set_optimizer(Config& config, std::size_t racer, std::string_view key) {
    const Optimizer* optimizer = config.catalogue.find_named(trim(key)).optimizer;
    if (!optimizer) return {fmt::format("There is no optimizer {}.", quote(key))};
    config.racers[racer] = {optimizer->key, {}, config.racers[racer].start};
    return {};
}

Refusal set_rate(Config& config, std::size_t racer, std::string_view text) {
    const Parameter* rate = rate_of(config, config.racers[racer]);
    return rate ? type_parameter(text, config.racers[racer], *rate) : Refusal{"This optimizer has no learning rate."};
}

struct Edit {
    std::string_view name;
    bool of_racer;
    Refusal (*make)(Config&, std::size_t racer, std::string_view text);
};

constexpr Edit edits[] = {
    {"loss", false,
     [](Config& config, std::size_t, std::string_view text) {
         const auto error = set_loss(config, text);
         return error ? Refusal{error->fault(), error->corrections} : Refusal{};
     }},
    {"loss_with_constants", false,
     [](Config& config, std::size_t, std::string_view text) {
         const bool is_formula = set_loss_with_constants(config, text);
         return is_formula ? Refusal{} : Refusal{"This is no formula, even if its letters are constants."};
     }},
    {"let", false, edit_constants},
    {"add", false, add_racer},
    {"remove", true, remove_racer},
    {"optimizer", true, set_optimizer},
    {"lr", true, set_rate},
};

}  // namespace

std::optional<formula::ParseError> set_loss(Config& config, std::string_view formula) {
    formula::ParseError error;
    const auto data = data_of(config);
    const auto loss = Loss::compile(formula, error, data, constants_of(config));
    if (!loss) return error;
    const std::string plain = loss->understood().empty() ? std::string(trim(formula)) : loss->understood();
    std::vector<Row> rows = config.data;
    if (loss->rows() > 0) rows.assign(data.begin(), data.end());
    const auto all = surfaces();
    const auto known = std::find_if(all.begin(), all.end(), [&](const Surface& s) { return s.formula == plain; });
    const bool is_known = known != all.end();
    if (is_known && std::equal(data.begin(), data.end(), known->data.begin(), known->data.end())) rows.clear();
    config.loss = is_known ? std::string(known->key) : plain;
    config.data = std::move(rows);
    set_constants(config, loss->constants());
    return std::nullopt;
}

bool set_loss_with_constants(Config& config, std::string_view formula) {
    Config tried = config;
    tried.constants = constants_of(config);
    tried.loss = formula;  // not a surface, whose constants would replace these
    for (std::string& name : Loss::missing_constants(formula, tried.constants)) tried.constants.push_back({std::move(name), 1});
    if (set_loss(tried, formula)) return false;
    config = std::move(tried);
    return true;
}

std::string formula_of(const Config& config) {
    const Surface* surface = find_surface(config.loss);
    return surface ? std::string(surface->formula) : config.loss;
}

Refusal edit(Config& config, std::string_view what, std::size_t racer, std::string_view text) {
    const auto* found = std::find_if(std::begin(edits), std::end(edits), [&](const Edit& e) { return e.name == what; });
    if (found == std::end(edits)) return {fmt::format("There is no edit {}.", quote(what))};
    if (found->of_racer && racer >= config.racers.size()) return {fmt::format("There is no racer {}.", racer + 1)};
    return found->make(config, racer, text);
}

}  // namespace ravine
