#include "render/colours.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine::render;

TEST_CASE("the ink of a number reads on every racer's colour, and on any other") {
    CHECK(contrast(Colour{}, Colour{1, 1, 1}) == Catch::Approx(21));
    for (const Colour& ground : okabe_ito) CHECK(contrast(ink_on(ground), ground) >= 4.5);
    for (std::uint32_t rgb = 0; rgb <= 0xffffff; rgb += 0x10101) CHECK(contrast(ink_on(colour(rgb)), colour(rgb)) >= 4.5);
}

TEST_CASE("a colour becomes readable on any ground, and stays itself where it is") {
    CHECK(readable_on(colour(0x11181f), colour(0xcdb0ff)) == colour(0xcdb0ff));
    for (const Colour& own : okabe_ito) {
        for (std::uint32_t rgb = 0; rgb <= 0xffffff; rgb += 0x10101) {
            CHECK(contrast(readable_on(colour(rgb), own), colour(rgb)) >= 4.5);
        }
    }
}
