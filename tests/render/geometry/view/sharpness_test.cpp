#include "render/geometry/view/sharpness.hpp"

#include <catch2/catch_test_macros.hpp>

using ravine::render::Sharpness;

namespace {

// The scale after so many frames of one kind.
double after(Sharpness& sharpness, int frames, bool moved, double seconds) {
    for (int i = 0; i < frames; ++i) sharpness.update(moved, seconds);
    return sharpness.scale();
}

}  // namespace

TEST_CASE("a motion whose frames are quick is drawn sharp") {
    Sharpness sharpness;
    CHECK(after(sharpness, 100, true, 0.016) == 1);
    CHECK_FALSE(sharpness.behind());
}

TEST_CASE("slow frames without motion are drawn sharp, and so is a single move") {
    Sharpness sharpness;
    CHECK(after(sharpness, 100, false, 0.2) == 1);
    CHECK(after(sharpness, 1, true, 0.2) == 1);
    CHECK(after(sharpness, 1, false, 0.2) == 1);
    CHECK_FALSE(sharpness.behind());
}

TEST_CASE("a slow motion is drawn coarser by halves, not below a quarter") {
    Sharpness sharpness;
    CHECK(after(sharpness, 3, true, 0.09) == 1);
    CHECK(after(sharpness, 1, true, 0.09) == 0.5);
    CHECK(after(sharpness, 1, true, 0.09) == 0.5);
    CHECK(after(sharpness, 1, true, 0.09) == 0.25);
    CHECK(after(sharpness, 100, true, 0.09) == 0.25);
}

TEST_CASE("a single slow frame changes nothing") {
    Sharpness sharpness;
    for (int i = 0; i < 50; ++i) {
        CHECK(after(sharpness, 1, true, 0.09) == 1);
        CHECK(after(sharpness, 1, true, 0.02) == 1);
    }
}

TEST_CASE("within a motion the picture does not get sharper, though frames are quick or the hand stops for a moment") {
    Sharpness sharpness;
    REQUIRE(after(sharpness, 4, true, 0.09) == 0.5);
    CHECK(after(sharpness, 100, true, 0.005) == 0.5);
    CHECK(after(sharpness, 8, false, 0.016) == 0.5);
    CHECK(after(sharpness, 1, true, 0.016) == 0.5);
    CHECK(sharpness.behind());
}

TEST_CASE("once the camera rests the picture is sharp, and nothing more is wanted") {
    Sharpness sharpness;
    REQUIRE(after(sharpness, 4, true, 0.09) == 0.5);
    CHECK(after(sharpness, 2, false, 0.09) == 1);
    CHECK_FALSE(sharpness.behind());
}

TEST_CASE("the next motion begins as the last one ended, or sharper where that was quick") {
    Sharpness sharpness;
    REQUIRE(after(sharpness, 4, true, 0.09) == 0.5);
    REQUIRE(after(sharpness, 10, true, 0.04) == 0.5);
    REQUIRE(after(sharpness, 10, false, 0.04) == 1);
    CHECK(after(sharpness, 2, true, 0.04) == 0.5);
    REQUIRE(after(sharpness, 10, false, 0.04) == 1);

    Sharpness quick;
    REQUIRE(after(quick, 4, true, 0.09) == 0.5);
    REQUIRE(after(quick, 1, true, 0.09) == 0.5);
    REQUIRE(after(quick, 10, false, 0.01) == 0.5);
    REQUIRE(after(quick, 10, false, 0.02) == 1);
    REQUIRE(after(quick, 2, true, 0.01) == 0.5);  // its last frame at that scale was slow
    REQUIRE(after(quick, 10, true, 0.01) == 0.5);
    REQUIRE(after(quick, 20, false, 0.01) == 1);
    CHECK(after(quick, 2, true, 0.01) == 1);
}
