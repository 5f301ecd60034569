#include "analysis/axis_names.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace ravine;

namespace {

AxisNames names_of(const std::string& link, bool whole = true) {
    const Document document = decode_link(link).document;
    Race race(document.experiment, document.view.plane);
    if (whole) race.advance_to(race.experiment().steps);
    return axis_names(race);
}

}  // namespace

TEST_CASE("the axes of a surface are x and y, those of a plane what they are") {
    CHECK(names_of("loss=saddle") == AxisNames{"x", "y"});
    const std::string net = "net=2-3-1&steps=5&plane=";
    CHECK(names_of(net + "weights,3,7") == AxisNames{"weight 3", "weight 7"});
    CHECK(names_of(net + "ends,2,1,3") == AxisNames{"from 2 to 1", "towards 3"});
    CHECK(names_of(net + "curvature") == AxisNames{"most curved direction", "second most curved"});
    CHECK(names_of(net + "random") == AxisNames{"random direction 1", "random direction 2"});
    CHECK(names_of(net + "principal").x.starts_with("component 1, "));
    CHECK(names_of(net + "principal").y.ends_with(" %"));
    CHECK(names_of(net + "principal", false) == AxisNames{"random direction 1", "random direction 2"});
}
