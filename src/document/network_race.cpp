#include "document/network_race.hpp"

#include "document/definitions.hpp"
#include "document/surface_races.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Racers whose losses fall on all data sets, each at its own pace.
const std::vector<Racer>& racers_of_networks() {
    static const std::vector<Racer> racers = {{"gd", {{"lr", "0.5"}}},
                                              {"momentum", {{"lr", "0.1"}}},
                                              {"adagrad", {{"lr", "0.1"}}},
                                              {"rmsprop", {{"lr", "0.01"}}},
                                              {"adam", {}}};
    return racers;
}

void train_network(Document& document) {
    Experiment& experiment = document.experiment;
    if (experiment.network) return;
    const bool keeps = has_own_racers(experiment);
    set_network(experiment, network::Problem{});
    document.view.study.reset();
    if (!keeps) take_race_of_surface(document);
}

namespace {

constexpr std::string_view walk_rule = "x = x + lr*normal()";

// Returns the definition of a random walk, or nullptr.
const Optimizer* random_walk_of(const Experiment& experiment) {
    const std::vector<const Optimizer*> all = definitions_of(experiment);
    const auto found = std::find_if(all.begin(), all.end(), [](const Optimizer* each) { return each->rule == walk_rule; });
    return found == all.end() ? nullptr : *found;
}

}  // namespace

Result<> race_random_walk(Document& document) {
    if (document.experiment.racers.size() >= most_racers)
        return Failure{fmt::format("there is no room for another racer beside {}", most_racers)};
    if (const Optimizer* const known = random_walk_of(document.experiment)) {
        race(document, known->key);
        return {};
    }
    const Result<std::string> made = create_definition(document, {.key = "walk", .rule = std::string(walk_rule)});
    return made ? Result<>() : made.error();
}

bool has_random_walk(const Experiment& experiment) {
    const Optimizer* const walk = random_walk_of(experiment);
    return walk && racers_with(experiment, walk->key) > 0;
}

void leave_network(Document& document) {
    Experiment& experiment = document.experiment;
    const bool keeps = has_own_racers(experiment);
    set_network(experiment, std::nullopt);
    if (!keeps) take_race_of_surface(document);
}

}  // namespace ravine
