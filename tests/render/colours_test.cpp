#include "render/colours.hpp"
#include "render/palette.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;
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

TEST_CASE("contour lines stand out at every height of every colour map, in light and in shade") {
    for (const ColourMap map : {ColourMap::viridis, ColourMap::cividis, ColourMap::quiet}) {
        const std::vector<std::uint8_t> grounds = palette_texels(colour_table(map)), lines = contour_texels(grounds);
        REQUIRE(lines.size() == grounds.size());
        for (const double light : {1.0, 0.8, 0.6}) {
            double thin = 21, bold = 21;
            for (std::size_t i = 0; i < grounds.size(); i += 4) {
                const auto at = [&](const std::vector<std::uint8_t>& texels) {
                    const auto part = [&](std::size_t k) { return static_cast<float>(texels[i + k]) / 255; };
                    return Colour{part(0), part(1), part(2)};
                };
                const auto lit = [light](const Colour& c) { return mixed({}, c, light); };
                const Colour ground = at(grounds), line = at(lines);
                thin = std::min(thin, contrast(lit(ground), lit(mixed(ground, line, thin_contour))));
                bold = std::min(bold, contrast(lit(ground), lit(line)));
            }
            INFO("map " << static_cast<int>(map) << " light " << light << " thin " << thin << " bold " << bold);
            CHECK(thin >= 1.5);
            CHECK(bold >= 1.9);
        }
    }
}
