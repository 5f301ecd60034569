#include "render/geometry/ground/focus.hpp"

#include "../../../seed.hpp"
#include "../../grounds.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::render;

namespace {

// What is seen of a bowl by a camera that looks at a point of it.
Seen seen_at(double azimuth, double zoom, Vector at = {0.4, -0.6}) {
    static Terrain bowl(loss_of("x^2+y^2"), Box{});
    const glm::dvec3 target = bowl.spot(at)->position;
    return seen_part(bowl, Camera({azimuth, 38, zoom, target.x, target.y}, Box{}, Viewport::whole(1280, 800), target.z));
}

}  // namespace

TEST_CASE("a view of the whole domain has the whole domain in focus, a close one a part with all that is seen") {
    CHECK(Focus(Box{}, seen_at(-60, 1)).is_whole());
    const Seen seen = seen_at(-60, 40);
    CHECK(std::hypot(seen.centre.x - 0.4, seen.centre.y + 0.6) < seen.radius);
    const Focus focus(Box{}, seen);
    CHECK_FALSE(focus.is_whole());
    CHECK(focus.box().width() < 1);
    CHECK((focus.box().low.x < 0.4 && focus.box().high.x > 0.4 && focus.box().low.y < -0.6 && focus.box().high.y > -0.6));
}

TEST_CASE("a focus serves what it was made for, every way around and a little closer, but not from afar or far closer") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 1000; ++i) {
        const Box domain{{0, -1}, {100, 1}};
        const Seen seen{point_in(random, {{-30, -3}, {130, 3}}), std::exp(between(random, -6, 6))};
        CAPTURE(seen.centre.x, seen.centre.y, seen.radius);
        REQUIRE(Focus(domain, seen).serves(seen));
    }
    const Focus focus(Box{}, seen_at(-60, 20));
    for (double azimuth = -180; azimuth < 180; azimuth += 7) CHECK(focus.serves(seen_at(azimuth, 20)));
    CHECK(focus.serves(seen_at(-60, 25)));
    CHECK_FALSE(focus.serves(seen_at(-60, 60)));
    CHECK_FALSE(focus.serves(seen_at(-60, 8)));
    CHECK_FALSE(focus.serves(seen_at(-60, 20, {1, 1})));
}

TEST_CASE("lines rise from border to border, and are close where the focus is") {
    for (const Surface& surface : surfaces()) {
        for (const double zoom : {1.0, 7.0, 150.0}) {
            const Terrain terrain(loss_of(surface.key), surface.domain);
            const Focus focus(surface.domain, {surface.start, terrain.frame().scale().x / zoom});
            const Axes axes = choose_axes(terrain, focus, terrain.affordable_samples());
            INFO(surface.key << " zoom " << zoom);
            for (const bool along_x : {true, false}) {
                const std::vector<double>& lines = along_x ? axes.x : axes.y;
                CHECK(lines.front() == (along_x ? surface.domain.low.x : surface.domain.low.y));
                CHECK(lines.back() == (along_x ? surface.domain.high.x : surface.domain.high.y));
                CHECK((lines.size() > 96 && lines.size() < 700));
                bool rise = true;
                int inside = 0;
                const double low = along_x ? focus.box().low.x : focus.box().low.y,
                             high = along_x ? focus.box().high.x : focus.box().high.y;
                for (std::size_t i = 0; i < lines.size(); ++i) {
                    rise = rise && (i == 0 || lines[i] > lines[i - 1]);
                    inside += lines[i] >= low && lines[i] <= high;
                }
                CHECK(rise);
                CHECK(inside > 64);
            }
        }
    }
}

TEST_CASE("heights do not depend on the focus") {
    const Ground whole("rosenbrock", {{-2, -1}, {2, 3}});
    const Ground part("rosenbrock", {{-2, -1}, {2, 3}}, HeightScale::automatic, Focus(Box{{-2, -1}, {2, 3}}, {{1, 1}, 0.05}));
    CHECK_FALSE(part.samples.axes.x == whole.samples.axes.x);
    for (const double loss : {0.0, 1.0, 77.0}) CHECK(part.terrain.heights()(loss) == whole.terrain.heights()(loss));
}
