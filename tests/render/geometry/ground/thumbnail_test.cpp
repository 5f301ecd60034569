#include "render/geometry/ground/thumbnail.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

using namespace ravine;
using namespace ravine::render;

namespace {

constexpr std::size_t side = thumbnail_side;

// The sum of the three colours of a pixel in [0, 765].
int brightness(const std::vector<std::uint8_t>& pixels, std::size_t k) {
    return pixels[4 * k] + pixels[4 * k + 1] + pixels[4 * k + 2];
}

std::size_t pixel_at(const Surface& surface, Vector p) {
    const Box& box = surface.domain;
    const auto along = [](double part) { return static_cast<std::size_t>(std::lround(part * (side - 1))); };
    return along((box.high.y - p.y) / box.height()) * side + along((p.x - box.low.x) / box.width());
}

// Of a pixel and its neighbours, for a narrow pit may lie between two pixels.
int darkest_around(const std::vector<int>& all, std::size_t k) {
    int least = all[k];
    const auto x = static_cast<int>(k % side), y = static_cast<int>(k / side), last = static_cast<int>(side) - 1;
    for (int j = std::max(0, y - 1); j <= std::min(last, y + 1); ++j) {
        for (int i = std::max(0, x - 1); i <= std::min(last, x + 1); ++i) {
            least = std::min(least, all[static_cast<std::size_t>(j) * side + static_cast<std::size_t>(i)]);
        }
    }
    return least;
}

}  // namespace

TEST_CASE("every surface has a thumbnail of many colours") {
    for (const Surface& surface : surfaces()) {
        CAPTURE(surface.key);
        const std::vector<std::uint8_t> pixels = thumbnail(surface, ColourMap::viridis);
        REQUIRE(pixels.size() == 4 * side * side);
        std::set<std::uint32_t> colours;
        for (std::size_t k = 0; k < pixels.size(); k += 4) {
            colours.insert(pixels[k] << 16U | pixels[k + 1] << 8U | pixels[k + 2]);
        }
        const bool plain = surface.key == "easom";  // flat, but for a hole of a few pixels
        CHECK(colours.size() > (plain ? 5 : 100));
    }
}

TEST_CASE("where the minimum is the colour is that of the lowest") {
    for (const ColourMap map : {ColourMap::viridis, ColourMap::cividis, ColourMap::quiet}) {
        for (const Surface& surface : surfaces()) {
            if (surface.minima.empty()) continue;
            CAPTURE(surface.key, static_cast<int>(map));
            const std::vector<std::uint8_t> pixels = thumbnail(surface, map);
            std::vector<int> all;
            for (std::size_t k = 0; k < side * side; ++k) all.push_back(brightness(pixels, k));
            const int here = darkest_around(all, pixel_at(surface, surface.minima[0].at));
            const auto darker = std::count_if(all.begin(), all.end(), [&](int other) { return other < here; });
            CHECK(darker < static_cast<std::ptrdiff_t>(all.size() / 4));
        }
    }
}

TEST_CASE("the darkest pixel of a bowl is in its middle, and light comes from the upper left") {
    const Surface& bowl = *find_surface("bowl");
    const std::vector<std::uint8_t> pixels = thumbnail(bowl, ColourMap::quiet);
    std::size_t darkest = 0;
    for (std::size_t k = 0; k < side * side; ++k) {
        if (brightness(pixels, k) < brightness(pixels, darkest)) darkest = k;
    }
    const auto middle = static_cast<int>(side / 2);
    CHECK(std::abs(static_cast<int>(darkest % side) - middle) < 10);
    CHECK(std::abs(static_cast<int>(darkest / side) - middle) < 10);
    // A bowl's wall at the lower right looks to the upper left.
    CHECK(brightness(pixels, pixel_at(bowl, {1, -1})) > brightness(pixels, pixel_at(bowl, {-1, 1})) + 20);
}

TEST_CASE("a thumbnail is clear where there is no loss") {
    const Surface root{.key = "sqrt(x)", .title = "", .formula = "sqrt(x)", .source = "", .domain = {}, .start = {}};
    const std::vector<std::uint8_t> pixels = thumbnail(root, ColourMap::viridis);
    CHECK(pixels[4 * pixel_at(root, {-1, 0}) + 3] == 0);
    CHECK(pixels[4 * pixel_at(root, {1, 0}) + 3] == 255);
}
