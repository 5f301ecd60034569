#include "render/geometry/ground/heights.hpp"

#include "../../grounds.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

Heights heights_of(std::string_view text, const Box& domain = {}, HeightScale scale = HeightScale::automatic) {
    return Terrain(loss_of(text), domain, scale).heights();
}

constexpr HeightScale scales[] = {HeightScale::linear, HeightScale::log, HeightScale::rank};

}  // namespace

TEST_CASE("left to itself height is linear where the median stands high enough, logarithmic where a rim dwarfs the rest") {
    CHECK(heights_of("x^2-y^2").scale() == HeightScale::linear);
    CHECK(heights_of("1-exp(-(x^2/0.7+y^2/0.3))").scale() == HeightScale::linear);
    CHECK(heights_of("(1-x)^2+100(y-x^2)^2", {{-2, -1}, {2, 3}}).scale() == HeightScale::log);
    for (const HeightScale scale : scales) CHECK(heights_of("x^2-y^2", {}, scale).scale() == scale);
}

TEST_CASE("what is chosen goes before the surface's own scale, which goes before none") {
    CHECK(scale_of(HeightScale::linear, "rosenbrock") == HeightScale::linear);
    CHECK(scale_of(HeightScale::automatic, "rosenbrock") == HeightScale::log);
    CHECK(scale_of(HeightScale::automatic, "x^2") == HeightScale::automatic);
}

TEST_CASE("heights rise with the loss, at the slope they claim, on every surface at every scale") {
    for (const Surface& surface : surfaces()) {
        for (const HeightScale scale : scales) {
            const Heights heights = heights_of(surface.key, surface.domain, scale);
            INFO(surface.key << " scale " << static_cast<int>(scale));
            const double low = heights.low(), high = heights.high(), range = high - low;
            CHECK(heights(low) == Approx(0).margin(1e-12));
            CHECK(heights(high) == Approx(heights.top()));
            // From some way under the lowest sample to some way over the highest, finer towards the bottom.
            double last = heights(low - 0.01 * range), last_loss = low - 0.01 * range;
            bool rises = true, meets = true;
            for (double t = 0.003; t < 1.02; t *= 1.013) {
                const double loss = low + t * t * range, z = heights(loss), h = 1e-4 * t * t * range;
                rises = rises && (z > last || z == heights.ceiling());
                const double measured = (heights(loss + h) - heights(loss - h)) / (2 * h);
                // A knot of the curve within the difference bends it a little.
                meets = meets && std::abs(heights.slope(loss) - measured) < 1e-2 * measured + 1e-9 / h;
                last = z;
                last_loss = loss;
            }
            CHECK(rises);
            CHECK(meets);
            CHECK(last_loss > high);
            CHECK(heights(high + 1e6 * range) <= heights.ceiling());
            CHECK(heights(low - 1e6 * range) == Heights::bottom);
        }
    }
}

TEST_CASE("the loss at a height is the one drawn there") {
    for (const HeightScale scale : scales) {
        const Heights heights = heights_of("rosenbrock", {{-2, -1}, {2, 3}}, scale);
        for (const double part : {0.01, 0.3, 0.9, 1.1}) {
            const double z = part * heights.top();
            CHECK(heights(heights.loss_at(z)) == Approx(z));
        }
    }
}

TEST_CASE("rank is the share of the area that lies lower") {
    const Heights heights = heights_of("exp(3x)", {}, HeightScale::rank);
    for (const double x : {-1.5, -0.4, 0.2, 1.3})
        CHECK(heights(std::exp(3 * x)) == Approx(heights.top() * (x + 2) / 4).margin(0.01));
}

TEST_CASE("a plateau has one height, whatever the ranks around it") {
    const Heights heights = heights_of("max(0, x)", {}, HeightScale::rank);
    CHECK(heights(0) == Approx(0).margin(1e-9));
    CHECK(heights(1) == Approx(0.75 * heights.top()).margin(0.02));
    const Heights flat = heights_of("3");
    CHECK(flat(3) == 0);
}
