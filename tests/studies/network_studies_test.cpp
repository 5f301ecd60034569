// Studies of races whose racers train a network.
#include "analysis/outcome.hpp"
#include "analysis/timeline_events.hpp"
#include "document/link/link.hpp"
#include "simulation/race.hpp"
#include "studies/bands.hpp"
#include "studies/runs.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace ravine;
using namespace ravine::studies;

namespace {

constexpr const char* ground = "dataset=moons,rows:40&net=2-4-1&steps=30";

Experiment experiment_of(const std::string& rest) {
    const DecodedLink decoded = decode_link(fmt::format("{}&{}", ground, rest));
    REQUIRE(decoded.complaints.empty());
    return decoded.document.experiment;
}

double last_loss(const std::string& rest) {
    Race race(experiment_of(rest));
    race.advance_to(30);
    return race.tracks()[0].loss.back();
}

// Returns the numbers of a column.
std::vector<double> column_of(const std::string& study, const std::string& racers, std::string_view name) {
    Result<Runs> runs = Runs::begin(experiment_of(racers), *read_study(study));
    REQUIRE(runs);
    const std::vector<double> numbers = runs->compute(0, runs->rows());
    const std::size_t width = runs->columns().size(), column = find_column(runs->columns(), name);
    REQUIRE(column < width);
    std::vector<double> result;
    for (std::size_t i = column; i < numbers.size(); i += width) result.push_back(numbers[i]);
    return result;
}

}  // namespace

TEST_CASE("a sweep of networks has the losses of their races") {
    const char* const study = "sweep,lr:0.1..0.5,size:3";
    const std::vector<double> rates = column_of(study, "racers=gd", "lr"), losses = column_of(study, "racers=gd", "loss");
    REQUIRE(losses.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(losses[i] == last_loss(fmt::format("racers=gd,lr:{}", rates[i])));
}

TEST_CASE("seeds of networks have the losses of their races, and so have their bands") {
    const std::vector<double> losses = column_of("seeds,seeds:3", "racers=adam&seed=5", "loss");
    REQUIRE(losses.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(losses[i] == last_loss(fmt::format("racers=adam&seed={}", 5 + i)));
    Result<Bands> bands = Bands::begin(experiment_of("racers=adam&seed=5"), *read_study("seeds,seeds:3"), 0);
    REQUIRE(bands);
    while (bands->go_on()) {
    }
    std::vector<double> sorted = losses;
    std::sort(sorted.begin(), sorted.end());
    CHECK(bands->steps().back() == 30);
    CHECK(bands->quartiles().back().median == sorted[1]);
}

TEST_CASE("networks are tuned by the same budget, and run with what was found") {
    const std::vector<double> rates = column_of("tune,size:8,seeds:2", "racers=gd", "lr");
    const std::vector<double> losses = column_of("tune,size:8,seeds:2", "racers=gd", "loss");
    REQUIRE(losses.size() == 2);
    CHECK(rates[0] == rates[1]);
    CHECK(losses[0] < last_loss("racers=gd"));  // a rate of 0.02 is far too small
}

TEST_CASE("a network has come far enough at a tenth of its first loss, in its race and in studies") {
    constexpr const char* link = "dataset=moons,rows:40,noise:0&net=2-8-1&steps=300&racers=adam,lr:0.05;gd,lr:0.01";
    const Experiment experiment = decode_link(link).document.experiment;
    Race race(experiment);
    race.advance_to(300);
    const std::vector<double>& losses = race.tracks()[0].loss;
    const auto first = std::find_if(losses.begin(), losses.end(), [&](double f) { return f <= 0.1 * losses.front(); });
    REQUIRE(first != losses.end());
    const auto step = static_cast<int>(first - losses.begin());
    OutcomeClassifier classifier(race);
    CHECK(classifier.outcome(race.tracks()[0], 300).reached == step);
    CHECK_FALSE(classifier.outcome(race.tracks()[0], step - 1).reached);
    CHECK_FALSE(classifier.outcome(race.tracks()[1], 300).reached);
    TimelineEvents events;
    events.update(race, 1, classifier.critical_points());
    REQUIRE(events.list().size() == 1);
    CHECK(events.list()[0].sentence == fmt::format("90 % of the way down at step {}", step));
    Result<Runs> runs = Runs::begin(experiment, *read_study("sweep,lr:0.05..0.1,size:2"));
    REQUIRE(runs);
    CHECK(runs->compute(0, 1)[find_column(runs->columns(), "steps")] == step);
}

TEST_CASE("studies that need places to start at are refused for networks, with those that are none") {
    for (const char* study : {"basins,size:4", "swarm,size:10"}) {
        const Result<Runs> runs = Runs::begin(experiment_of("racers=gd"), *read_study(study));
        REQUIRE_FALSE(runs);
        CHECK(runs.error().sentence ==
              "networks start at weights, and not at places: sweep, seeds and tune are studies of them");
    }
    CHECK_FALSE(Runs::begin(experiment_of("racers=gd"), *read_study("sweep,lr:0.1..0.5,size:2,starts:3")));
}
