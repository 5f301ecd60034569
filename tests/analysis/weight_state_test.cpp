#include "analysis/weight_state.hpp"

#include "analysis/followed_number.hpp"
#include "finished_race.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace ravine;

namespace {

std::vector<double> states_at(WeightState& state, int step, std::size_t weights) {
    while (state.go_on(step, 1)) {
    }
    std::vector<double> all;
    for (std::size_t name = 0; name < state.names().size(); ++name) {
        for (std::size_t weight = 0; weight < weights; ++weight) all.push_back(state.at(name, weight));
    }
    return all;
}

}  // namespace

TEST_CASE("what is remembered of all weights has the length that the chart shows, forwards and back") {
    const Race race = finished_race("net=2-3-1&dataset=moons,rows:20&racers=adam&steps=100");
    const std::size_t n = race.training()->start.size();
    WeightState state(race, 0);
    REQUIRE(state.names().size() >= 2);
    const std::vector<double> late = states_at(state, 90, n);
    for (std::size_t name = 0; name < 2; ++name) {
        FollowedNumber length(race, 0, state.names()[name]);
        REQUIRE(length.reach(90, 1000) == 90);
        double squares = 0;
        for (std::size_t weight = 0; weight < n; ++weight) squares += late[name * n + weight] * late[name * n + weight];
        CHECK(std::sqrt(squares) == Catch::Approx(length.at(90)).epsilon(1e-14));
        CHECK(squares > 0);
    }
    CHECK(states_at(state, 30, n) != late);
    CHECK(states_at(state, 90, n) == late);
    CHECK(states_at(state, 0, n) == std::vector<double>(late.size(), 0.0));
}

TEST_CASE("a name that the racer's choices leave out has no state of a weight") {
    const auto names = [](const std::string& racer) {
        return WeightState(finished_race("net=2-3-1&dataset=moons,rows:20&steps=5&racers=" + racer), 0).names();
    };
    CHECK(names("adam") == std::vector<std::string>{"m", "s"});
    CHECK(names("adam,amsgrad:on") == std::vector<std::string>{"m", "s", "peak"});
    CHECK(names("gd").empty());
}

TEST_CASE("a number per tensor is told of each weight of the tensor") {
    const Race race = finished_race("net=2-3-1&dataset=moons,rows:20&racers=novograd&steps=20");
    WeightState state(race, 0);
    const auto& names = state.names();
    const auto second = static_cast<std::size_t>(std::find(names.begin(), names.end(), "s") - names.begin());
    REQUIRE(second < names.size());
    while (state.go_on(15, 1000)) {
    }
    CHECK(state.at(second, 0) == state.at(second, 5));   // of one matrix
    CHECK(state.at(second, 0) != state.at(second, 12));  // of another tensor
}

TEST_CASE("no state is told of a method that keeps it in a way of its own") {
    for (const char* racer : {"bfgs", "shampoo", "soap", "adafactor", "cma_es", "nelder_mead", "muon"}) {
        for (const char* net : {"net=1-1&dataset=curve,rows:20", "net=2-3-1&dataset=moons,rows:20"}) {
            INFO(net << " " << racer);
            const Race race = finished_race(std::string(net) + "&racers=" + racer + "&steps=5");
            WeightState state(race, 0);
            CHECK_FALSE(state.go_on(3, 1'000'000'000));
            for (const std::string& name : optimizer_of(race.experiment(), race.experiment().racers[0])->state) {
                FollowedNumber number(race, 0, name);
                if (number.exists()) CHECK(number.reach(3, 100) == 3);
            }
        }
    }
}
