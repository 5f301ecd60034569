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

TEST_CASE("basins depend on their racer alone, and on no start") {
    Experiment experiment = default_experiment();
    experiment.racers = {{"adam", {}}, {"gd", {{"lr", "0.1"}}}};
    const Study basins{.kind = Kind::basins, .racer = 2};
    const Experiment relevant = without_what_varies(basins, experiment);
    Experiment other = experiment;
    other.racers[0].settings = {{"lr", "0.5"}};
    other.start = {0.25, 0.5};
    other.racers[1].start = Vector{1, 1};
    CHECK(same_numbers(without_what_varies(basins, other), relevant));
    other.racers[1].settings = {{"lr", "0.2"}};
    CHECK_FALSE(same_numbers(without_what_varies(basins, other), relevant));
}

TEST_CASE("a sweep does not depend on the present values of what is swept") {
    Experiment experiment = default_experiment();
    experiment.loss = "a*x^2 + y^2";
    experiment.constants = {{"a", 1}};
    experiment.racers = {{"momentum", {{"lr", "0.1"}}}};
    const Study sweep{.kind = Kind::sweep, .size = 4, .swept = {{"lr", 0.01, 1, true}, {"a", 1, 2, false}}};
    const Experiment relevant = without_what_varies(sweep, experiment);
    Experiment other = experiment;
    set_number(other, 0, "lr", 0.3);
    other.constants = {{"a", 1.5}};
    CHECK(same_numbers(without_what_varies(sweep, other), relevant));
    set_number(other, 0, "mu", 0.5);
    CHECK_FALSE(same_numbers(without_what_varies(sweep, other), relevant));
    other = experiment;
    other.start = {0.25, 0.5};
    CHECK_FALSE(same_numbers(without_what_varies(sweep, other), relevant));
}
