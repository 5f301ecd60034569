#include "document/network_race.hpp"

#include "document/definitions.hpp"
#include "document/surface_races.hpp"

#include <string>
#include <string_view>

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

constexpr std::string_view walk = "walk", walk_rule = "# never looks at the loss\nx = x + lr*normal()";

}  // namespace

Result<> race_random_walk(Document& document) {
    const Result<std::string> made = create_definition(document, {.key = std::string(walk), .rule = std::string(walk_rule)});
    return made ? Result<>() : made.error();
}

bool has_random_walk(const Experiment& experiment) { return racers_with(experiment, walk) > 0; }

void leave_network(Document& document) {
    Experiment& experiment = document.experiment;
    const bool keeps = has_own_racers(experiment);
    set_network(experiment, std::nullopt);
    if (!keeps) take_race_of_surface(document);
}

}  // namespace ravine
