#include "analysis/weight.hpp"

#include "finished_race.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

using namespace ravine;

namespace {

std::shared_ptr<const network::Training> example() {
    network::Problem problem;
    problem.architecture = *network::read_architecture("2-3-1");
    return network::make_training(problem, 1);
}

double loss_at(const network::Training& training, std::vector<double> weights, std::size_t weight, double value) {
    weights[weight] = value;
    formula::Workspace workspace;
    double loss = 0;
    training.network.value({weights.data(), 1, 1}, &loss, workspace);
    return loss;
}

}  // namespace

TEST_CASE("weights have the names of their places in layers") {
    const auto layers = network::layers_of({{2, 3, 1}, network::Activation::tanh});
    CHECK(name_of_weight(layers, 0) == "layer 1: input 1 to unit 1");
    CHECK(name_of_weight(layers, 3) == "layer 1: input 2 to unit 2");
    CHECK(name_of_weight(layers, 6) == "layer 1: bias of unit 1");
    CHECK(name_of_weight(layers, 8) == "layer 1: bias of unit 3");
    CHECK(name_of_weight(layers, 11) == "layer 2: input 3 to unit 1");
    CHECK(name_of_weight(layers, 12) == "layer 2: bias of unit 1");
}

TEST_CASE("the loss along a weight is that with the weight at each place, and its slope the derivative") {
    const auto training = example();
    const std::vector<double>& weights = training->start;
    for (std::size_t weight = 0; weight < weights.size(); ++weight) {
        INFO(weight);
        const std::vector<double> losses = loss_along_weight(*training, weights, weight, -1, 2, 4);
        REQUIRE(losses.size() == 4);
        for (std::size_t k = 0; k < 4; ++k)
            CHECK(losses[k] == loss_at(*training, weights, weight, -1 + static_cast<double>(k)));
        std::vector<double> next = weights;
        next[weight] += 0.25;
        const WeightNumbers numbers = numbers_of_weight(*training, weights, next, weight);
        CHECK(numbers.value == weights[weight]);
        CHECK(numbers.step == next[weight] - weights[weight]);
        constexpr double h = 1e-5;
        const double slope =
            (loss_at(*training, weights, weight, numbers.value + h) - loss_at(*training, weights, weight, numbers.value - h)) /
            (2 * h);
        CHECK(std::abs(numbers.slope - slope) < 1e-9);
        CHECK_FALSE(numbers_of_weight(*training, weights, {}, weight).step);
        CHECK(text_of({0.5, -0.25, 0.125}) == "0.5, slope −0.25, next step 0.125");
        CHECK(text_of({0.5, -0.25, {}}) == "0.5, slope −0.25");
    }
}

TEST_CASE("weights at a step are those of the path, or its last ones") {
    const Race race = finished_race("dataset=moons,rows:40&net=2-3-1&racers=gd;adam&steps=5");
    const std::size_t n = race.training()->start.size();
    const std::vector<double>& path = race.tracks()[1].weights;
    for (const int step : {0, 3, 5, 9}) {
        INFO(step);
        const WeightsAtStep weights = weights_at(race, 1, step);
        const auto first = static_cast<std::size_t>(std::min(step, 5)) * n;
        REQUIRE(weights.now.size() == n);
        CHECK(weights.now.data() == path.data() + first);
        CHECK(weights.next.size() == (step < 5 ? n : 0));
        if (step < 5) CHECK(weights.next.data() == path.data() + first + n);
    }
}
