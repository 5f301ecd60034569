#include "simulation/race_part.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace ravine;

namespace {

RacePart example() {
    RacePart part{.first = 4, .count = 2, .tracks = std::vector<Track>(3), .states = {{1, 2, 3}, {}, {}}};
    part.tracks[0] = {{1, 2}, {3, 4}, {5, 6}, {{1, 2, 3}, {4, 5, 6}}, {7, 8}, {9, 10}, {}};
    part.tracks[1] = {{7}, {8}, {9}, {{1, 1, 1}}, {}, {}, Retirement{5, "the loss is not finite"}};
    return part;
}

}  // namespace

TEST_CASE("a part is read as it was written") {
    const RacePart part = example();
    const auto read = read_race_part(write_race_part(part));
    REQUIRE(read);
    CHECK(read->first == 4);
    CHECK(read->count == 2);
    CHECK(read->states == part.states);
    REQUIRE(read->tracks.size() == 3);
    CHECK(read->tracks[0].y == part.tracks[0].y);
    CHECK(read->tracks[0].evaluations == part.tracks[0].evaluations);
    CHECK(read->tracks[0].beside_x == part.tracks[0].beside_x);
    CHECK(read->tracks[0].beside_y == part.tracks[0].beside_y);
    CHECK_FALSE(read->tracks[0].retired);
    CHECK(read->tracks[1].loss == std::vector<double>{9});
    REQUIRE(read->tracks[1].retired);
    CHECK(read->tracks[1].retired->step == 5);
    CHECK(read->tracks[1].retired->reason == "the loss is not finite");
    CHECK(read->tracks[2].empty());
}

TEST_CASE("numbers that are cut off, too many or spoilt are no part") {
    const std::vector<double> good = write_race_part(example());
    for (std::size_t length = 0; length < good.size(); ++length) {
        CHECK_FALSE(read_race_part(std::span(good).first(length)));
    }
    std::vector<double> longer = good;
    longer.push_back(0);
    CHECK_FALSE(read_race_part(longer));
    for (const double nonsense : {-1.0, 1e300, std::numeric_limits<double>::quiet_NaN()}) {
        std::vector<double> spoilt = good;
        spoilt[3] = nonsense;  // the entries of the first track
        CHECK_FALSE(read_race_part(spoilt));
    }
}

TEST_CASE("a race takes only the part that follows, and only its own") {
    const Experiment experiment = decode_link("racers=gd;adam&steps=50").document.experiment;
    Race race(experiment);
    race.advance_to(3);
    const std::uint64_t before = trajectory_hash(race);
    Track steps{{1}, {1}, {1}, {{}}, {}, {}, {}};
    const auto states = race.states();
    const auto refused = [&](RacePart part) {
        return !race.append(part) && trajectory_hash(race) == before && race.computed() == 3;
    };
    CHECK(refused({3, 1, {steps, steps}, states}));
    CHECK(refused({5, 1, {steps, steps}, states}));
    CHECK(refused({4, 1, {steps}, {states[0]}}));
    CHECK(refused({4, 2, {steps, steps}, states}));
    CHECK(refused({4, 1, {steps, steps}, {states[0], {1, 2}}}));
    Track beside = steps;
    beside.beside_x = beside.beside_y = {1};
    CHECK(refused({4, 1, {steps, beside}, states}));
    CHECK(race.append({4, 1, {steps, steps}, states}));
    CHECK(race.computed() == 4);
    CHECK(race.tracks()[1].last() == 4);
}
