#include "render/geometry/labels/chart_scale.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine::render;

namespace {

ravine::Extent extent_of(std::initializer_list<double> values) {
    ravine::Extent extent;
    for (const double value : values) extent.add(value);
    return extent;
}

}  // namespace

TEST_CASE("a logarithm is wanted for what spans decades and is nowhere negative") {
    CHECK(wants_log(extent_of({1e-6, 3, 20})));
    CHECK(wants_log(extent_of({0, 1e-3, 20})));
    CHECK_FALSE(wants_log(extent_of({1, 20})));
    CHECK_FALSE(wants_log(extent_of({-1, 1e-6, 20})));
    CHECK_FALSE(wants_log(extent_of({0, 20})));
    CHECK_FALSE(wants_log({}));
}

TEST_CASE("a logarithmic axis has whole decades, and ends forty decades below the greatest value") {
    const ChartScale scale = ChartScale::around(extent_of({0, 1e-300, 0.02, 30}), true);
    CHECK(scale.log);
    CHECK(scale.high == 2);
    CHECK(scale.low == -39);
    CHECK(scale.part(100) == Catch::Approx(1));
    CHECK(scale.part(0) == 0);
    CHECK(scale.part(1e-300) == 0);
    CHECK(ChartScale::around(extent_of({4e-21, 30}), true).low == -21);
    const auto ticks = ChartScale::around(extent_of({1e-5, 90}), true).ticks(4);
    REQUIRE(ticks.size() == 4);
    CHECK(ticks[0].text == "1e\u22124");
    CHECK(ticks[2].text == "1");
    CHECK(ticks[3].text == "100");
}

TEST_CASE("a linear axis has room for all values, for one value and for none") {
    const ChartScale scale = ChartScale::around(extent_of({-2, 3}), false);
    CHECK((scale.part(-2) > 0 && scale.part(3) < 1));
    CHECK(scale.ticks(5).size() == 6);
    CHECK(ChartScale::around(extent_of({5, 5}), false).part(5) == Catch::Approx(0.5));
    CHECK(ChartScale::around({}, true).part(0.5) == Catch::Approx(0.5));
    CHECK_FALSE(ChartScale::around(extent_of({-1, 100}), true).log);
}
