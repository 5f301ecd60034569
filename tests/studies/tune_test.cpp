#include "studies/tune.hpp"

#include "../seed.hpp"

#include "loss/surfaces.hpp"
#include "studies/runs.hpp"
#include "studies/settings.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstring>
#include <random>

using namespace ravine;
using namespace ravine::studies;

namespace {

Experiment experiment_of(const char* surface, std::vector<Racer> racers) {
    Experiment experiment = default_experiment();
    experiment.loss = surface;
    experiment.domain = default_domain(surface);
    experiment.start = default_start(surface, experiment.domain);
    experiment.racers = std::move(racers);
    return experiment;
}

std::vector<double> tuned(const Experiment& experiment, const char* study, std::size_t racer = 0) {
    return tune(*read_study(study), experiment, *ground_of(experiment), racer);
}

std::vector<double> table_of(const Experiment& experiment, const char* study) {
    Result<Runs> runs = Runs::begin(experiment, *read_study(study));
    REQUIRE(runs);
    return runs->compute(0, runs->rows());
}

}  // namespace

TEST_CASE("rounds halve the settings and double the evaluations, at the same cost each") {
    Experiment experiment = default_experiment();
    experiment.steps = 200;
    CHECK(rounds_of(*read_study("tune,size:64"), experiment) == std::vector<Round>{{64, 25}, {32, 50}, {16, 100}, {8, 200}});
    CHECK(budget_of(*read_study("tune,size:64"), experiment) == 4 * 64 * 25 * tuning_starts);
    CHECK(rounds_of(*read_study("tune,size:5"), experiment) == std::vector<Round>{{5, 100}, {2, 200}});
    experiment.steps = 10;
    CHECK(rounds_of(*read_study("tune,size:64"), experiment) == std::vector<Round>{{64, 10}});
}

TEST_CASE("numbers are tuned in the ranges of the table; choices and formulas of t stay") {
    Experiment experiment = experiment_of("rosenbrock", {{"adam", {{"lr", "0.1*0.97^t"}}}, {"momentum", {}}});
    const std::vector<Swept> adam = tuned_parameters(*read_study("tune"), experiment, 0);
    for (const Swept& swept : adam) {
        CHECK(swept.key != "lr");
        const auto& parameters = optimizer_of(experiment, experiment.racers[0])->parameters;
        const int index = find_parameter(*optimizer_of(experiment, experiment.racers[0]), swept.key);
        REQUIRE(index >= 0);
        CHECK_FALSE(parameters[static_cast<std::size_t>(index)].is_choice());
        CHECK(swept.low == parameters[static_cast<std::size_t>(index)].low);
    }
    CHECK(adam.size() >= 3);
    const std::vector<Swept> named = tuned_parameters(*read_study("tune,lr:0.001..0.1"), experiment, 1);
    REQUIRE(named.size() == 1);
    CHECK((named[0].low == 0.001 && named[0].high == 0.1 && named[0].log));
    CHECK(tuned_parameters(*read_study("tune,lr"), experiment, 0).empty());
}

TEST_CASE("tuned values are within their ranges, and depend on the seed alone") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    Experiment experiment = experiment_of("beale", {{"adam", {}}, {"gd", {}}});
    experiment.seed = seed;
    experiment.noise = 0.05;
    const std::vector<double> values = tuned(experiment, "tune,size:16");
    const std::vector<Swept> ranges = tuned_parameters(*read_study("tune"), experiment, 0);
    REQUIRE(values.size() == ranges.size());
    for (std::size_t k = 0; k < values.size(); ++k) CHECK((values[k] >= ranges[k].low && values[k] <= ranges[k].high));
    CHECK(tuned(experiment, "tune,size:16") == values);
    Experiment alone = experiment;
    alone.racers.pop_back();
    CHECK(tuned(alone, "tune,size:16") == values);  // other racers do not matter
    std::swap(experiment.racers[0], experiment.racers[1]);
    CHECK(tuned(experiment, "tune,size:16", 1) == values);
    bool differs = false;
    for (std::uint64_t other = 1; other <= 5 && !differs; ++other) {
        alone.seed = seed + other;
        differs = tuned(alone, "tune,size:16") != values;
    }
    CHECK(differs);
}

TEST_CASE("tuning finds a rate that races better than the poor one it begins with") {
    Experiment experiment = experiment_of("himmelblau", {{"gd", {{"lr", "0.000001"}}}});
    const std::vector<double> values = tuned(experiment, "tune,lr,size:64");
    REQUIRE(values.size() == 1);
    CHECK((values[0] > 1e-3 && values[0] < 0.1));
}

TEST_CASE("the racer as it is takes part: with nothing better drawn it stays") {
    Experiment experiment = experiment_of("x^2 + y^2", {{"gd", {{"lr", "0.5"}}}});  // one step to the minimum
    CHECK(tuned(experiment, "tune,lr:0.000001..0.0001,size:16") == std::vector<double>{0.5});
}

TEST_CASE("a run of tuned racers is that race, ended at equal evaluations") {
    Experiment experiment = experiment_of("rosenbrock", {{"gd", {}}, {"bfgs", {}}, {"adam", {}}});
    experiment.steps = 60;
    experiment.noise = 0.01;
    const Study study = *read_study("tune,size:8,seeds:3");
    Runs runs = *Runs::begin(experiment, study);
    REQUIRE(runs.rows() == 9);
    const std::vector<Column>& columns = runs.columns();
    const std::vector<double> table = runs.compute(0, 9);
    const auto at = [&](std::size_t row, const char* name) {
        for (std::size_t k = 0; k < columns.size(); ++k) {
            if (columns[k].name == name) return table[row * columns.size() + k];
        }
        return std::nan("");
    };
    for (std::size_t row = 0; row < 9; ++row) {
        INFO("row " << row);
        const std::size_t racer = row / 3;
        CHECK(at(row, "racer") == static_cast<double>(racer + 1));
        CHECK(at(row, "evaluations") <= 60);
        Experiment alone = experiment;
        alone.seed = experiment.seed + row % 3;
        CHECK(at(row, "seed") == static_cast<double>(alone.seed));
        for (const Swept& swept : tuned_parameters(study, experiment, racer)) {
            set_number(alone, racer, swept.key, at(row, swept.key.c_str()));
        }
        alone.racers = {alone.racers[racer]};
        alone.start = {at(row, "x"), at(row, "y")};
        Race race(alone);
        race.advance_to(60);
        const Track& track = race.tracks()[0];
        std::size_t last = track.x.size() - 1;
        while (last > 0 && track.evaluations[last].all() > 60) --last;
        CHECK(at(row, "evaluations") == track.evaluations[last].all());
        CHECK(at(row, "loss") == track.loss[last]);
    }
    CHECK(std::isnan(at(0, "beta1")));
    CHECK(at(8, "beta1") >= 0);
}

TEST_CASE("equal racers are tuned equally, and draw") {
    const Experiment experiment = experiment_of("himmelblau", {{"adam", {}}, {"adam", {}}});
    const std::vector<double> table = table_of(experiment, "tune,size:8,seeds:4");
    const std::size_t half = table.size() / 2, columns = half / 4;
    for (std::size_t i = 0; i < half; ++i) {
        if (i % columns == 0) continue;  // the racer's number
        CHECK(std::memcmp(&table[i], &table[half + i], sizeof(double)) == 0);
    }
}
