#include "render/geometry/labels/ticks.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::render;

TEST_CASE("steps are 1, 2 or 5 times a power of ten") {
    CHECK(nice_step(-2, 2, 4) == Catch::Approx(1));
    CHECK(nice_step(0, 0.03, 10) == Catch::Approx(0.002));
    CHECK(nice_step(-500, 500, 20) == Catch::Approx(50));
    CHECK(nice_step(1, 1, 4) == 1);
}

TEST_CASE("ticks hold both ends, and read as numbers do") {
    CHECK(ticks(-2, 2, 1).size() == 5);
    CHECK(ticks(0, 0.3, 0.1).size() == 4);
    CHECK(tick_text(-1, 1) == "\u22121");
    CHECK(tick_text(0.30000000000000004, 0.1) == "0.3");
    CHECK(tick_text(-1e-17, 0.5) == "0");
}

TEST_CASE("axis labels are in the window and name both axes") {
    const Camera camera(View{}, Box{}, Viewport::whole(1280, 800));
    bool x = false, y = false;
    for (const Label& label : axis_labels(camera)) {
        CHECK((label.x >= 0 && label.x <= 1280 && label.y >= 0 && label.y <= 800));
        x |= label.text == "x";
        y |= label.text == "y";
    }
    CHECK((x && y));
}

TEST_CASE("a small picture has no axis labels") {
    CHECK(axis_labels(Camera(View{}, Box{}, Viewport{320, 200, 0, 0, 320, 100})).empty());
}
