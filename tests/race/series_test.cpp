#include "race/series.hpp"

#include "race/link.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace ravine;

namespace {

Race race_of(const char* link) {
    Race race(decode_link(link).config);
    race.advance_to(race.config().steps);
    return race;
}

Landmarks landmarks_of(const Race& race) {
    Loss loss = *race.loss();
    return find_landmarks(loss, race.config());
}

constexpr const char* race_link = "loss=rosenbrock&racers=gd;momentum;adam;bfgs&steps=700";
constexpr Measure measures[] = {Measure::loss, Measure::gap, Measure::gradient, Measure::length, Measure::distance};

// What a column should be, value by value.
std::vector<Column> slowly(Series& series, const Track& track, const Landmarks& landmarks, const Request& request) {
    std::vector<Column> columns(request.columns);
    for (int step = 0; step <= track.last(); ++step) {
        const double at = request.by == ChartBy::step ? step : track.evaluations[static_cast<std::size_t>(step)].all();
        const double value = series.value(track, landmarks, step);
        if (at < request.from || at > request.to || std::isnan(value)) continue;
        const double part = (at - request.from) * (static_cast<double>(request.columns) / (request.to - request.from));
        Column& column = columns[std::min(static_cast<std::size_t>(part), request.columns - 1)];
        column.low = std::min(column.low, value);
        column.high = std::max(column.high, value);
    }
    return columns;
}

}  // namespace

TEST_CASE("columns keep the least and the greatest of all values, in portions too") {
    const Race race = race_of(race_link);
    const Landmarks landmarks = landmarks_of(race);
    int revision = 0;
    for (const Measure measure : measures) {
        for (const ChartBy by : {ChartBy::step, ChartBy::evaluations}) {
            const Request request{measure, by, 100, 620, 37};
            Series whole, parts;
            whole.update(race, revision, landmarks, request, std::size_t{1} << 31);
            REQUIRE(whole.complete());
            int updates = 0;
            for (; !parts.complete() && updates < 10'000; ++updates) parts.update(race, revision, landmarks, request, 3000);
            CHECK(updates > 1);
            for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
                const auto expected = slowly(whole, race.tracks()[racer], landmarks, request);
                CHECK(std::vector<Column>(whole.line(racer).begin(), whole.line(racer).end()) == expected);
                CHECK(std::vector<Column>(parts.line(racer).begin(), parts.line(racer).end()) == expected);
            }
            ++revision;
        }
    }
}

TEST_CASE("a race that is computed further goes on, another begins anew") {
    const Config config = decode_link(race_link).config;
    Race growing(config);
    const Landmarks landmarks = landmarks_of(growing);
    const Request request{Measure::loss, ChartBy::step, 50, 700, 40};
    Series series;
    for (int step = 0; step <= 700; step += 7) {
        growing.advance_to(step);
        series.update(growing, 1, landmarks, request);
    }
    const auto expected = slowly(series, growing.tracks()[0], landmarks, request);
    CHECK(std::vector<Column>(series.line(0).begin(), series.line(0).end()) == expected);
    const Race fresh(config);
    series.update(fresh, 2, landmarks, request);
    for (const Column& column : series.line(0)) CHECK(column.empty());
}

TEST_CASE("the measures are what they say") {
    const Race race = race_of("loss=(x-1)^2 + 2*(y+0.5)^2 - 3&racers=gd,lr:0.1&start=0,0&steps=3");
    const Landmarks landmarks = landmarks_of(race);
    const Track& track = race.tracks()[0];
    REQUIRE(landmarks.minima.size() == 1);
    const double expected[] = {-1.5, 1.5, 2 * std::sqrt(2.0), 0, std::sqrt(1.25)};
    for (int k = 0; k < 5; ++k) {
        Series series;
        series.update(race, 1, landmarks, {measures[k], ChartBy::step, 0, 3, 4});
        if (measures[k] == Measure::length) {
            CHECK(std::isnan(series.value(track, landmarks, 0)));
            CHECK(series.value(track, landmarks, 1) == Catch::Approx(0.1 * 2 * std::sqrt(2.0)));
            CHECK(series.line(0)[0].empty());
        } else {
            CHECK(series.value(track, landmarks, 0) == Catch::Approx(expected[k]));
        }
    }
}

TEST_CASE("without a known minimum there is neither gap nor distance") {
    const Race race = race_of("loss=x + y&racers=gd&steps=5");
    const Landmarks landmarks = landmarks_of(race);
    REQUIRE(landmarks.minima.empty());
    CHECK(std::isnan(distance_to_minimum(landmarks, {0, 0})));
    for (const Measure measure : {Measure::gap, Measure::distance}) {
        Series series;
        series.update(race, 1, landmarks, {measure, ChartBy::step, 0, 5, 5});
        for (const Column& column : series.line(0)) CHECK(column.empty());
    }
}

TEST_CASE("steps and places on the axis belong together") {
    const Race race = race_of("loss=rosenbrock&racers=bfgs;adam&steps=60");
    for (const Track& track : race.tracks()) {
        for (const ChartBy by : {ChartBy::step, ChartBy::evaluations}) {
            for (int step = 0; step <= track.last(); ++step) {
                const double at = axis_position(track, by, step);
                CHECK(axis_position(track, by, step_at(track, by, at)) == at);
            }
            CHECK(step_at(track, by, 1e9) == track.last());
            CHECK(step_at(track, by, -1) == 0);
        }
    }
}
