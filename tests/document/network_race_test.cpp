#include "document/network_race.hpp"

#include "clean_link.hpp"
#include "document/definitions.hpp"
#include "simulation/race.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace ravine;

TEST_CASE("a random walk races with networks, in a link of its own rule, and hardly learns") {
    Document document = clean_document("net=2-8-8-1&racers=gd,lr:0.5&steps=300");
    CHECK_FALSE(has_random_walk(document.experiment));
    REQUIRE(race_random_walk(document));
    CHECK(has_random_walk(document.experiment));
    const Experiment experiment = clean_document(encode_link(document)).experiment;
    REQUIRE(experiment == document.experiment);
    REQUIRE(experiment.racers.size() == 2);
    Race race(experiment);
    race.advance_to(300);
    const Track &descent = race.tracks()[0], &walk = race.tracks()[1];
    CHECK(walk.last() == 300);
    CHECK(descent.loss.back() < 0.3 * descent.loss.front());
    CHECK(walk.loss.back() > 0.6 * walk.loss.front());
    CHECK(race.plane().share_u + race.plane().share_v > 0.6);
}

TEST_CASE("a random walk is defined once, and needs room among the racers") {
    Document document = clean_document("net=2-4-1&racers=gd&steps=3");
    REQUIRE(race_random_walk(document));
    const std::string walk = document.experiment.racers.back().optimizer;
    document.experiment.racers.pop_back();
    CHECK_FALSE(has_random_walk(document.experiment));
    REQUIRE(race_random_walk(document));
    CHECK(document.experiment.racers.back().optimizer == walk);
    CHECK(definitions_of(document.experiment).size() == 1);
    document = clean_document("net=2-4-1&racers=gd&steps=3");
    document.experiment.racers.resize(most_racers, document.experiment.racers[0]);
    CHECK_FALSE(race_random_walk(document));
    CHECK(definitions_of(document.experiment).empty());
}
