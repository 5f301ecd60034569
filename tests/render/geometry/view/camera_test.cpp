#include "render/geometry/view/camera.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

const Viewport window{1280, 800, 304, 0, 968, 716};

}  // namespace

TEST_CASE("the point looked at is in the middle of the free part") {
    const Camera camera(View{}, Box{}, window);
    const Projected at = camera.project(camera.target());
    CHECK(at.x == Approx((window.left + window.right) / 2));
    CHECK(at.y == Approx((window.top + window.bottom) / 2));
    CHECK(at.depth > 0);
}

TEST_CASE("a ray goes through what is projected to its pixel, and the matrices agree") {
    for (const View& view : {View{}, View{30, 5, 3, 0.4, -0.2}, View{170, 90, 1, 0, 0}, View{-100, 60, 40, -0.9, 0.9}}) {
        const Camera camera(view, Box{{-1, -3}, {5, 2}}, window);
        const glm::dvec3 p = camera.target() + glm::dvec3(0.02, -0.01, 0.005);
        const Projected at = camera.project(p);
        const Ray ray = camera.ray(at.x, at.y);
        const glm::dvec3 way = p - ray.origin;
        const glm::dvec3 hit =
            ray.origin + ray.direction * (way.x * ray.direction.x + way.y * ray.direction.y + way.z * ray.direction.z);
        for (int axis = 0; axis < 3; ++axis) CHECK(hit[axis] == Approx(p[axis]).margin(1e-12));

        const glm::dvec4 clip = camera.projection_matrix() * (camera.view_matrix() * glm::dvec4(p, 1.0));
        CHECK((clip.x / clip.w + 1) / 2 * window.width == Approx(at.x));
        CHECK((1 - clip.y / clip.w) / 2 * window.height == Approx(at.y));
        CHECK(std::abs(clip.z / clip.w) < 1);
    }
}

TEST_CASE("zooming keeps what is under the cursor, panning takes it along") {
    View view{-40, 50, 2, 0.1, 0.2};
    const Camera before(view, Box{}, window);
    const auto anchor = before.on_plane(700, 300, resting_height);
    REQUIRE(anchor.has_value());

    View zoomed = view;
    zoom_at(zoomed, before, 700, 300, 1.7);
    CHECK(zoomed.zoom == Approx(3.4));
    const Projected after_zoom = Camera(zoomed, Box{}, window).project(*anchor);
    CHECK(after_zoom.x == Approx(700).margin(1e-6));
    CHECK(after_zoom.y == Approx(300).margin(1e-6));

    pan(view, before, 700, 300, 640, 420);
    const Projected after_pan = Camera(view, Box{}, window).project(*anchor);
    CHECK(after_pan.x == Approx(640).margin(1e-6));
    CHECK(after_pan.y == Approx(420).margin(1e-6));
}

TEST_CASE("views stay in their ranges") {
    View view;
    orbit(view, 0, 1e6);
    CHECK(view.elevation == highest_elevation);
    orbit(view, 0, -1e6);
    CHECK(view.elevation == lowest_elevation);
    view.azimuth = 540;
    view.zoom = NAN;
    view.x = -INFINITY;
    view = clamp_view(view);
    CHECK(view.azimuth == Approx(-180));
    CHECK(view.zoom == 1);
    CHECK(view.x == 0);
}

TEST_CASE("the domain fits into the free part, whatever its shape") {
    for (const Viewport& each : {window, Viewport::whole(390, 844), Viewport{390, 844, 0, 60, 390, 490}}) {
        for (const Box& domain : {Box{}, Box{{0, -1}, {100, 1}}, Box{{-1, -1}, {1, 500}}}) {
            const Camera camera(View{}, domain, each);
            for (const double x : {-0.7, 0.7}) {
                for (const double y : {-0.7, 0.7}) {
                    const glm::dvec2 half = camera.frame().half();
                    const Projected at = camera.project({x * half.x, y * half.y, 0.3});
                    CHECK((at.x >= each.left && at.x <= each.right));
                    CHECK((at.y >= each.top && at.y <= each.bottom));
                }
            }
        }
    }
}

TEST_CASE("a small free part, without numbers, is nearly filled by the domain") {
    const Viewport small{320, 200, 0, 0, 320, 100};
    CHECK_FALSE(has_room_for_numbers(small));
    CHECK(has_room_for_numbers(window));
    const Camera map(View{}, Box{}, small, 0, 1);
    const glm::dvec2 half = map.frame().half();
    const double low = map.project({0, -half.y, 0}).y, high = map.project({0, half.y, 0}).y;
    CHECK(low - high > 80);
    CHECK((high >= 0 && low <= 100));
}
