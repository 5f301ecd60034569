#include "render/geometry/view/flight.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

const Viewport window = Viewport::whole(800, 600);

View shown(const Flight& flight) { return flight.camera(Box{}, window).view(); }

Document config_with(View view) {
    Document document = default_document();
    document.view.camera = view;
    return document;
}

}  // namespace

TEST_CASE("the camera is where the document wants it from the start") {
    Flight flight;
    const View view{10, 50, 3, 0.2, -0.1};
    flight.update(config_with(view), {}, 0.01, false, false);
    CHECK(flight.resting());
    CHECK(shown(flight) == view);
}

TEST_CASE("the camera glides to another view, the short way around, and arrives") {
    Flight flight;
    flight.update(config_with({170, 38, 1, 0, 0}), {}, 0.01, false, false);
    const Document goal = config_with({-170, 38, 4, 0.5, 0});
    flight.update(goal, {}, 0.05, false, false);
    CHECK(!flight.resting());
    const View on_the_way = shown(flight);
    CHECK((on_the_way.azimuth > 170 || on_the_way.azimuth < -170));
    CHECK((on_the_way.zoom > 1 && on_the_way.zoom < 4));
    int frames = 0;
    for (; !flight.resting() && frames < 600; ++frames) flight.update(goal, {}, 1.0 / 60, false, false);
    CHECK(frames < 180);
    CHECK(shown(flight) == goal.view.camera);
}

TEST_CASE("a hand takes the camera along at once") {
    Flight flight;
    flight.update(default_document(), {}, 0.01, false, false);
    const View view{0, 20, 2, 0.5, 0.5};
    flight.update(config_with(view), {}, 0.01, true, false);
    CHECK(flight.resting());
    CHECK(shown(flight) == view);
}

TEST_CASE("the camera rides along with a ball, and comes back to the view") {
    Flight flight;
    const Document document = default_document();
    flight.update(document, {}, 0.01, true, false);
    flight.update(document, glm::dvec3(0.4, -0.3, 0.6), 0.01, true, false);
    const Camera camera = flight.camera(document.experiment.domain, window);
    const Projected middle = camera.project({0.4, -0.3, 0.6});
    CHECK(middle.x == Approx(400));
    CHECK(middle.y == Approx(300));
    flight.update(document, {}, 0.01, true, false);
    CHECK(shown(flight) == document.view.camera);
}

TEST_CASE("a slow orbit never rests, stands still for who wants no motion, and is taken over into the view") {
    Flight flight;
    Document document = default_document();
    document.view.orbit = true;
    flight.update(document, {}, 0.01, true, true);
    CHECK(flight.resting());
    for (int i = 0; i < 100; ++i) flight.update(document, {}, 0.1, false, false);
    CHECK(!flight.resting());
    const View turned = shown(flight);
    CHECK(turned.azimuth != document.view.camera.azimuth);
    document.view.orbit = false;
    flight.take_turn(document.view.camera);
    for (int i = 0; i < 100; ++i) flight.update(document, {}, 0.1, false, false);
    CHECK(flight.resting());
    CHECK(shown(flight).azimuth == Approx(turned.azimuth).margin(6));
}

TEST_CASE("from relief to map and back everything moves without a break") {
    Flight flight;
    Document document = default_document();
    flight.update(document, {}, 0.01, true, false);
    document.view.flat = true;
    const glm::dvec3 points[] = {{0, 0, 0.2}, {0.8, -0.7, 0.5}, {-1, 1, 0.7}};
    for (const glm::dvec3& point : points) {
        Flight each = flight;
        Projected before = each.camera(document.experiment.domain, window).project(point);
        for (int i = 0; i < 400; ++i) {
            each.update(document, {}, 1.0 / 240, false, false);
            const Projected now = each.camera(document.experiment.domain, window).project(point);
            CHECK(std::hypot(now.x - before.x, now.y - before.y) < 30);
            before = now;
        }
        CHECK(each.resting());
        CHECK(each.camera(document.experiment.domain, window).flatness() == 1);
    }
}

TEST_CASE("a map is orthographic: height does not move a point, and north is up") {
    const Camera map(View{}, Box{}, window, resting_height, 1);
    const Projected low = map.project({0.5, 0.5, 0}), high = map.project({0.5, 0.5, relief});
    CHECK(std::hypot(high.x - low.x, high.y - low.y) < 1.0);
    CHECK(map.project({1, 0, 0}).x > map.project({-1, 0, 0}).x);
    CHECK(map.project({0, 1, 0}).y < map.project({0, -1, 0}).y);
    CHECK(map.project({1, 0, 0}).y == Approx(map.project({-1, 0, 0}).y));
}
