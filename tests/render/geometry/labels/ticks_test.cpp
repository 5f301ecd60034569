#include "render/geometry/labels/ticks.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

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

TEST_CASE("numbers with many digits in common are told as differences") {
    const AxisNumbers usual = axis_numbers(-2, 2, 4, "x");
    CHECK(usual.name == "x");
    REQUIRE(usual.list.size() == 5);
    CHECK(usual.list[0].text == "\u22122");
    const AxisNumbers tiny = axis_numbers(-3.9813651791815627, -3.9813651791715627, 4, "y");
    CHECK(tiny.name.starts_with("y + 3.98136517917"));
    REQUIRE(tiny.list.size() >= 4);
    for (std::size_t i = 1; i < tiny.list.size(); ++i) {
        CHECK(tiny.list[i].text != tiny.list[i - 1].text);
        CHECK(std::abs(tiny.list[i].value - tiny.list[i - 1].value - 2e-12) < 1e-15);
    }
    CHECK(tiny.list[tiny.list.size() / 2].text == "0");
    CHECK(tiny.list[tiny.list.size() / 2 + 1].text == "+2e\u221212");
    const AxisNumbers around_nothing = axis_numbers(-1e-9, 1e-9, 4, "x");
    CHECK(around_nothing.name == "x");
    CHECK(around_nothing.list[0].text == "\u22121e\u22129");
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
