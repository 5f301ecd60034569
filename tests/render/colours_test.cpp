#include "render/colours.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine::render;

TEST_CASE("the ink of a number reads on every racer's colour, and on any other") {
    CHECK(contrast(Colour{}, Colour{1, 1, 1}) == Catch::Approx(21));
    for (const Colour& ground : okabe_ito) CHECK(contrast(ink_on(ground), ground) >= 4.5);
    for (std::uint32_t rgb = 0; rgb <= 0xffffff; rgb += 0x10101) CHECK(contrast(ink_on(colour(rgb)), colour(rgb)) >= 4.5);
}
