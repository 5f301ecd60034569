#include "studies/settings.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::studies;

TEST_CASE("a number is set as a user would type it, and as nothing where it is the default") {
    Experiment experiment = default_experiment();
    experiment.racers = {{"adam", {}}};
    set_number(experiment, 0, "lr", 0.1 + 0.2);
    CHECK(experiment.racers[0].settings == std::vector<Setting>{{"lr", "0.30000000000000004"}});
    set_number(experiment, 0, "lr", rate_of(experiment, experiment.racers[0])->fallback);
    CHECK(experiment.racers[0].settings.empty());
}

TEST_CASE("a constant is set if there is one of that name") {
    Experiment experiment = default_experiment();
    experiment.loss = "a*x^2 + y^2";
    experiment.constants = {{"a", 1}};
    CHECK(set_constant(experiment, "a", 3));
    CHECK(experiment.constants == std::vector<formula::Constant>{{"a", 3}});
    CHECK_FALSE(set_constant(experiment, "b", 3));
}
