#include "analysis/series.hpp"

#include "document/link/link.hpp"
#include "finished_race.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace ravine;

namespace {

CriticalPoints critical_points_of(const Race& race) {
    Loss loss = *race.loss();
    return find_critical_points(loss, race.experiment());
}

constexpr const char* race_link = "loss=rosenbrock&racers=gd;momentum;adam;bfgs&steps=700";
constexpr Measure measures[] = {Measure::loss,   Measure::gap,      Measure::gradient,
                                Measure::length, Measure::distance, Measure::sharpness};

// What a column should be, value by value.
std::vector<Column> slowly(Series& series, const Race& race, std::size_t racer, const CriticalPoints& critical_points,
                           const Request& request) {
    const Track& track = race.tracks()[racer];
    std::vector<Column> columns(request.columns);
    for (int step = 0; step <= track.last(); ++step) {
        const double at = request.by == ChartBy::step ? step : track.evaluations[static_cast<std::size_t>(step)].all();
        const double value = series.value(race, racer, critical_points, step);
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
    const Race race = finished_race(race_link);
    const CriticalPoints critical_points = critical_points_of(race);
    int revision = 0;
    std::vector<std::pair<Measure, std::string>> all;
    for (const Measure measure : measures) all.emplace_back(measure, "");
    all.insert(all.end(), {{Measure::state, "m"}, {Measure::state, "lr"}});
    for (const auto& [measure, of] : all) {
        for (const ChartBy by : {ChartBy::step, ChartBy::evaluations}) {
            const Request request{measure, by, 100, 620, 37, false, of};
            Series whole, parts;
            whole.update(race, revision, critical_points, request, std::size_t{1} << 31);
            REQUIRE(whole.complete());
            int updates = 0;
            for (; !parts.complete() && updates < 10'000; ++updates)
                parts.update(race, revision, critical_points, request, 3000);
            CHECK(updates > 1);
            for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
                const auto expected = slowly(whole, race, racer, critical_points, request);
                CHECK(std::vector<Column>(whole.line(racer).begin(), whole.line(racer).end()) == expected);
                CHECK(std::vector<Column>(parts.line(racer).begin(), parts.line(racer).end()) == expected);
            }
            ++revision;
        }
    }
}

TEST_CASE("a race that is computed further goes on, another begins anew") {
    const Document document = decode_link(race_link).document;
    Race growing(document.experiment);
    const CriticalPoints critical_points = critical_points_of(growing);
    const Request request{Measure::loss, ChartBy::step, 50, 700, 40};
    Series series;
    for (int step = 0; step <= 700; step += 7) {
        growing.advance_to(step);
        series.update(growing, 1, critical_points, request);
    }
    const auto expected = slowly(series, growing, 0, critical_points, request);
    CHECK(std::vector<Column>(series.line(0).begin(), series.line(0).end()) == expected);
    const Race fresh(document.experiment);
    series.update(fresh, 2, critical_points, request);
    for (const Column& column : series.line(0)) CHECK(column.empty());
}

TEST_CASE("the measures are what they say") {
    const Race race = finished_race("loss=(x-1)^2 + 2*(y+0.5)^2 - 3&racers=gd,lr:0.1&start=0,0&steps=3");
    const CriticalPoints critical_points = critical_points_of(race);
    REQUIRE(critical_points.minima.size() == 1);
    const double expected[] = {-1.5, 1.5, 2 * std::sqrt(2.0), 0, std::sqrt(1.25), 4};
    for (std::size_t k = 0; k < std::size(measures); ++k) {
        Series series;
        series.update(race, 1, critical_points, {measures[k], ChartBy::step, 0, 3, 4});
        if (measures[k] == Measure::length) {
            CHECK(std::isnan(series.value(race, 0, critical_points, 0)));
            CHECK(series.value(race, 0, critical_points, 1) == Catch::Approx(0.1 * 2 * std::sqrt(2.0)));
            CHECK(series.line(0)[0].empty());
        } else {
            CHECK(series.value(race, 0, critical_points, 0) == Catch::Approx(expected[k]));
        }
    }
}

TEST_CASE("without a known minimum there is neither gap nor distance") {
    const Race race = finished_race("loss=x + y&racers=gd&steps=5");
    const CriticalPoints critical_points = critical_points_of(race);
    REQUIRE(critical_points.minima.empty());
    CHECK(std::isnan(distance_to_minimum(critical_points, {0, 0})));
    for (const Measure measure : {Measure::gap, Measure::distance}) {
        Series series;
        series.update(race, 1, critical_points, {measure, ChartBy::step, 0, 5, 5});
        for (const Column& column : series.line(0)) CHECK(column.empty());
    }
}

TEST_CASE("steps and places on the axis belong together") {
    const Race race = finished_race("loss=rosenbrock&racers=bfgs;adam&steps=60");
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

TEST_CASE("a logarithmic axis gives its beginning more columns, and keeps every value") {
    const Request axis{Measure::loss, ChartBy::step, 0, 999, 100, true};
    CHECK(axis.column(0) == 0);
    CHECK(axis.column(999) == 99);
    CHECK(axis.column(30) == 49);
    for (const double position : {0.0, 1.0, 17.0, 999.0}) CHECK(axis.position(axis.place(position)) == Catch::Approx(position));
    const Race race = finished_race(race_link);
    Series series;
    const CriticalPoints critical_points = critical_points_of(race);
    const Request request{Measure::loss, ChartBy::step, 0, 700, 60, true};
    while (!series.complete()) series.update(race, 0, critical_points, request);
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
        const std::vector<double>& loss = race.tracks()[racer].loss;
        CHECK(series.line(racer)[0].low == loss[0]);
        for (std::size_t step = 0; step < loss.size(); ++step) {
            const Column& column = series.line(racer)[request.column(static_cast<double>(step))];
            CHECK((column.low <= loss[step] && loss[step] <= column.high));
        }
    }
}

TEST_CASE("values outside of the domain are told apart") {
    const Race race = finished_race("loss=x^2&x=-2,2&start=1,0&racers=gd,lr:1.2&steps=20");
    Series series;
    const CriticalPoints critical_points = critical_points_of(race);
    while (!series.complete()) series.update(race, 0, critical_points, {Measure::loss, ChartBy::step, 0, 20, 21});
    const std::vector<double>& loss = race.tracks()[0].loss;
    CHECK(series.inside(0).low == 1);
    CHECK(series.inside(0).high == loss[2]);  // |x| = 1.4, 1.96; the next one is outside
    CHECK(series.line(0)[20].high == loss[20]);
}
