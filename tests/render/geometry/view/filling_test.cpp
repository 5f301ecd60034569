#include "render/geometry/view/filling.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

struct Sides {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
};

Sides sides_of(const Camera& camera) {
    Sides sides;
    const glm::dvec2 half = camera.frame().half();
    for (int corner = 0; corner < 8; ++corner) {
        const Projected at =
            camera.project({corner & 1 ? half.x : -half.x, corner & 2 ? half.y : -half.y, corner & 4 ? relief : floor_level});
        sides = {std::min(sides.left, at.x), std::min(sides.top, at.y), std::max(sides.right, at.x),
                 std::max(sides.bottom, at.y)};
    }
    return sides;
}

const std::pair<double, double> shapes[] = {{960, 600}, {960, 540}, {480, 600}, {400, 400}, {900, 360}};

}  // namespace

TEST_CASE("the surface reaches two sides of a frame, and nothing of it is cut") {
    for (const Box& domain : {Box{}, Box{{-1, -3}, {5, 2}}, Box{{0, 0}, {8, 3}}}) {
        for (const auto& [width, height] : shapes) {
            CAPTURE(width, height, domain.high.x);
            const Camera before(View{}, domain, Viewport::whole(width, height));
            const Sides sides = sides_of(filling(before, false));
            CHECK(sides.left > 13);
            CHECK(sides.right < width - 13);
            CHECK(sides.top > 13);
            CHECK(sides.bottom < height - 33);
            const bool fills = sides.top < 15 && sides.bottom > height - 35;
            CHECK((fills || (sides.left < 35 && sides.right > width - 35)));
            CHECK(sides.bottom - sides.top > 0.99 * (sides_of(before).bottom - sides_of(before).top));
        }
    }
}

TEST_CASE("a surface that orbits is never cut, and keeps its size") {
    for (const auto& [width, height] : shapes) {
        CAPTURE(width, height);
        double focal = 0;
        for (int degrees = 0; degrees < 360; degrees += 15) {
            View view;
            view.azimuth += degrees;
            const Camera camera = filling(Camera(view, Box{}, Viewport::whole(width, height)), true);
            const Sides sides = sides_of(camera);
            CHECK(sides.left >= 0);
            CHECK(sides.right <= width);
            CHECK(sides.top >= 0);
            CHECK(sides.bottom <= height);
            if (focal > 0) CHECK(camera.focal() == Approx(focal).epsilon(1e-6));
            focal = camera.focal();
        }
    }
}

TEST_CASE("maps, small frames and views that somebody chose stay as they are") {
    const Viewport whole = Viewport::whole(960, 600);
    for (const View& view : {View{-40, 50, 2, 0, 0}, View{-40, 50, 1, 0.1, 0}}) {
        const Camera camera(view, Box{}, whole);
        CHECK(filling(camera, false) == camera);
    }
    const Camera map(View{}, Box{}, whole, 0, 1);
    CHECK(filling(map, false) == map);
    const Camera small(View{}, Box{}, Viewport::whole(160, 120));
    CHECK(filling(small, false) == small);
}
