// The measures of a network along its way, against direct evaluations at its weights.
#include "analysis/series.hpp"
#include "document/link/link.hpp"
#include "finished_race.hpp"
#include "math/linear.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine;

namespace {

double value(const Race& race, Measure measure, int step, std::size_t layer = 0) {
    Series series;
    Request request;
    request.measure = measure;
    request.layer = layer;
    request.to = race.computed();
    series.update(race, 1, {}, request);
    return series.value(race, 0, {}, step);
}

}  // namespace

TEST_CASE("measures of networks are of their weights") {
    const Race race = finished_race("dataset=moons,rows:60&net=2-5-1&racers=gd,lr:0.5&steps=20");
    const network::Training& training = *race.training();
    const std::size_t n = training.start.size();
    const auto weights = [&](int step) {
        return std::span(race.tracks()[0].weights).subspan(static_cast<std::size_t>(step) * n, n);
    };
    formula::Workspace workspace;
    double f = 0;
    std::vector<double> g(n);
    training.network.gradient({weights(7).data(), 1, 1}, &f, g.data(), workspace);
    CHECK(value(race, Measure::loss, 7) == f);
    CHECK(value(race, Measure::gradient, 7) == norm(g));
    CHECK(value(race, Measure::length, 7) == norm(difference(weights(7), weights(6))));
    CHECK(std::abs(value(race, Measure::length, 8) - 0.5 * norm(g)) <= 1e-12);
    CHECK(std::isnan(value(race, Measure::length, 0)));
    CHECK(value(race, Measure::sharpness, 7) == network::sharpness(training.network, weights(7)));
    training.validation->value({weights(7).data(), 1, 1}, &f, workspace);
    CHECK(value(race, Measure::validation, 7) == f);
    CHECK(value(race, Measure::accuracy, 7) == training.accuracy(training.data.validation, weights(7)));
    CHECK(std::isnan(value(race, Measure::gap, 7)));
}

TEST_CASE("the gradient of each layer is a part of the gradient of all") {
    const Race race = finished_race("dataset=moons,rows:60&net=2-5-4-1&racers=gd,lr:0.5&steps=20");
    const double all = value(race, Measure::gradient, 7);
    double squares = 0;
    for (std::size_t layer = 1; layer <= 3; ++layer) {
        const double part = value(race, Measure::gradient, 7, layer);
        CHECK((part > 0 && part < all));
        squares += part * part;
    }
    CHECK(std::abs(std::sqrt(squares) - all) <= 1e-15);
    CHECK(value(race, Measure::gradient, 7, 4) == all);
    Request request;
    request.measure = Measure::gradient;
    request.layer = 2;
    CHECK(name_of(request) == "gradient norm of layer 2");
}

TEST_CASE("measures that a race does not have are no numbers") {
    const Race without = finished_race("dataset=moons,rows:60,validation:0&net=2-5-1&racers=gd&steps=3");
    CHECK(std::isnan(value(without, Measure::validation, 2)));
    CHECK(std::isnan(value(without, Measure::accuracy, 2)));
    const Race curve = finished_race("dataset=curve,rows:60&net=1-5-1&racers=gd&steps=3");
    CHECK(std::isfinite(value(curve, Measure::validation, 2)));
    CHECK(std::isnan(value(curve, Measure::accuracy, 2)));
    const Race surface = finished_race("loss=saddle&racers=gd&steps=3");
    CHECK(std::isnan(value(surface, Measure::validation, 2)));
}

TEST_CASE("the sharpness of a large network is not asked for") {
    CHECK(Series::affords(Measure::sharpness, *finished_race("net=2-8-8-1&steps=1&racers=gd").training()));
    const Race large = finished_race("net=2-60-60-1&dataset=moons,rows:2000&steps=1&racers=gd");
    CHECK_FALSE(Series::affords(Measure::sharpness, *large.training()));
    CHECK(Series::affords(Measure::gradient, *large.training()));
    CHECK(std::isnan(value(large, Measure::sharpness, 1)));
}
