#include "render/geometry/labels/chart_extent.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using Catch::Approx;

namespace {

struct Charted {
    Race race;
    Series series;
    Extent extent;

    explicit Charted(std::string_view link, Measure measure = Measure::loss) : race(decode_link(link).document.experiment) {
        race.advance_to(race.experiment().steps);
        const CriticalPoints critical_points = find_critical_points(*race.loss(), race.experiment());
        const Request request{measure, ChartBy::step, 0, render::chart_end(race, ChartBy::step), 50};
        while (!series.complete()) series.update(race, 0, critical_points, request);
        extent = render::chart_extent(race, series, measure);
    }
};

}  // namespace

TEST_CASE("a racer far outside of the domain does not flatten the others") {
    const Charted chart("loss=x^2-y^2&x=-2,2&y=-2,2&start=1.5,0.01&racers=gd,lr:0.1;gd,lr:1.6&steps=60");
    const Track& outside = chart.race.tracks()[1];
    REQUIRE(outside.loss.back() < -1000);
    CHECK(chart.extent.low >= -4);
    CHECK(chart.extent.high <= 4.5);
}

TEST_CASE("a race that begins outside is charted all the same") {
    const Charted chart("loss=x^2+y^2&x=-1,1&y=-1,1&start=5,5&racers=gd,lr:1e-4&steps=5");
    CHECK(chart.extent.high == Approx(50));
    CHECK_FALSE(chart.extent.empty());
}

TEST_CASE("hidden racers have no part in the axes") {
    const Charted chart("loss=x^2&x=-2,2&start=1,0&racers=gd,lr:0.1;gd,lr:1.4,show:off&steps=5");
    CHECK(chart.extent.high == 1);
    CHECK(render::chart_end(chart.race, ChartBy::evaluations) == Approx(5));
}

TEST_CASE("a line has one point a column, or both ends of it, and ends with its columns") {
    const render::ChartScale scale{0, 10, false};
    const Column columns[] = {{5, 5}, {}, {1, 9}, {8, 30}};
    const std::vector<glm::dvec2> points = render::chart_line(columns, 5, scale, 0.01);
    CHECK(points == std::vector<glm::dvec2>{{0, 0.5}, {0.5, 0.1}, {0.5, 0.9}, {0.75, 0.8}, {0.75, 2}});
    CHECK(render::chart_line(columns, 5, scale, 3).size() == 3);
    CHECK(render::chart_line({}, 5, scale, 0).empty());
}

TEST_CASE("an axis has round numbers, and a logarithmic one decades that do not crowd") {
    Request axis{Measure::loss, ChartBy::step, 0, 200, 100};
    CHECK(render::chart_ticks(axis, 0.1) == std::vector<double>{0, 50, 100, 150, 200});
    axis.log_axis = true;
    CHECK(render::chart_ticks(axis, 0.07) == std::vector<double>{0, 1, 2, 5, 10, 20, 50, 100, 200});
    CHECK(render::chart_ticks(axis, 0.2) == std::vector<double>{0, 2, 10, 50, 200});
}
