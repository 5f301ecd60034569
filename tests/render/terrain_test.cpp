#include "render/geometry/terrain.hpp"
#include "render/geometry/mesh.hpp"
#include "render/geometry/placement.hpp"
#include "render/geometry/ribbon.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <string_view>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

std::optional<Loss> loss_of(std::string_view text) {
    formula::ParseError error;
    return Loss::compile(text, error);
}

const Box rosenbrock_domain{{-2, -1}, {2, 3}};

}  // namespace

TEST_CASE("height is linear where the median stands high enough, logarithmic where a rim dwarfs the rest") {
    CHECK_FALSE(Terrain(loss_of("x^2-y^2"), Box{}).heights().logarithmic());
    CHECK_FALSE(Terrain(loss_of("1-exp(-(x^2/0.7+y^2/0.3))"), Box{}).heights().logarithmic());
    CHECK(Terrain(loss_of("(1-x)^2+100(y-x^2)^2"), rosenbrock_domain).heights().logarithmic());
}

TEST_CASE("heights rise with the loss, from 0 at the bottom, with the slope they claim") {
    const Terrain terrain(loss_of("(1-x)^2+100(y-x^2)^2"), rosenbrock_domain);
    const Heights& heights = terrain.heights();
    CHECK(heights(heights.low()) == 0);
    CHECK(heights(heights.high()) == Approx(heights.top()));
    double last = -1;
    for (double f = heights.low(); f < heights.high(); f += (heights.high() - heights.low()) / 50) {
        CHECK(heights(f) > last);
        last = heights(f);
        const double h = 1e-3;
        CHECK(heights.slope(f + 1) == Approx((heights(f + 1 + h) - heights(f + 1 - h)) / (2 * h)).epsilon(1e-4));
    }
}

TEST_CASE("poles, holes and flat surfaces have a height too") {
    for (const char* text : {"1/(x^2+y^2)", "log(x)+y^2", "exp(30x)", "3", "1e300*x", "sqrt(0-1)"}) {
        Terrain terrain(loss_of(text), Box{});
        const SurfaceMesh mesh = build_mesh(terrain);
        bool well = true;
        for (const SurfaceVertex& v : mesh.vertices) {
            well = well && v.z >= 0 && v.z <= 1 && std::isfinite(v.slope_x) && std::isfinite(v.slope_y);
        }
        INFO(text);
        CHECK(well);
    }
    CHECK(build_mesh(Terrain(loss_of("sqrt(0-1)"), Box{})).indices.empty());
    CHECK(build_mesh(Terrain(std::nullopt, Box{})).indices.empty());
}

TEST_CASE("the mesh has a hole exactly where the loss is not finite") {
    const Terrain terrain(loss_of("log(x)+y^2"), Box{}, 64);
    const SurfaceMesh mesh = build_mesh(terrain);
    // Of 63 columns of cells the 31 right of the middle one have two finite ends.
    CHECK(mesh.indices.size() == 6u * 31 * 63);
    bool finite = true;
    for (const std::uint32_t index : mesh.indices) finite = finite && std::isfinite(terrain.samples().f[index]);
    CHECK(finite);
    CHECK(build_mesh(Terrain(loss_of("x^2+y^2"), Box{}, 64)).indices.size() == 6u * 63 * 63);
}

TEST_CASE("a pick finds the point that was projected") {
    const Viewport window = Viewport::whole(1280, 720);
    for (const char* text : {"x^2-y^2", "1-exp(-(x^2/0.7+y^2/0.3))", "sin(3x)+cos(2y)"}) {
        Terrain terrain(loss_of(text), Box{});
        const Camera camera(View{-60, 70, 1.5, 0, 0}, Box{}, window);
        for (const Point p : {Point{0.1, 0.2}, Point{-0.7, 0.35}, Point{0.9, -0.8}}) {
            const auto spot = terrain.spot(p);
            REQUIRE(spot.has_value());
            const Projected at = camera.project(spot->position);
            const auto found = terrain.pick(camera.ray(at.x, at.y));
            REQUIRE(found.has_value());
            CHECK(found->x == Approx(p.x).margin(4e-6));
            CHECK(found->y == Approx(p.y).margin(4e-6));
        }
        CHECK_FALSE(terrain.pick(camera.ray(2, 2)).has_value());
    }
}

TEST_CASE("a ball between two steps stands on the surface, a radius above its contact") {
    Terrain terrain(loss_of("x^2+y^2"), Box{});
    const Camera camera(View{}, Box{}, Viewport::whole(1280, 720));
    Track track;
    track.x = {-1, 1};
    track.y = {0.5, 0.5};
    track.loss = {1.25, 1.25};
    const auto ball = place_ball(track, 0.5, terrain, camera);
    REQUIRE(ball.has_value());
    CHECK(ball->contact.position.x == Approx(0).margin(1e-12));
    CHECK(ball->contact.position.z == Approx(terrain.heights()(0.25)));
    CHECK(ball->centre.z > ball->contact.position.z);
    CHECK_FALSE(place_ball(Track{}, 0, terrain, camera).has_value());
    track.x = {1e9, 1e9};
    CHECK_FALSE(place_ball(track, 1, terrain, camera).has_value());
}

TEST_CASE("a ribbon follows the surface between steps and only grows at its end") {
    Terrain terrain(loss_of("x^2+y^2"), Box{});
    Track track;
    track.x = {-1.5};
    track.y = {0};
    Ribbon ribbon;
    CHECK(ribbon.extend(track, terrain));
    CHECK_FALSE(ribbon.extend(track, terrain));
    for (const double x : {1.5, 1.5, 1e7, 0.5}) {
        track.x.push_back(x);
        track.y.push_back(0);
    }
    const std::size_t before = ribbon.points().size();
    CHECK(ribbon.extend(track, terrain));
    CHECK(ribbon.points().size() > before + 60);
    CHECK(ribbon.points().size() < 2000);
    float moment = -1;
    for (const RibbonPoint& p : ribbon.points()) {
        const Point at = terrain.frame().to_domain({p.x, p.y});
        CHECK(p.z == Approx(terrain.heights()(at.x * at.x + at.y * at.y)).margin(1e-5));
        CHECK(p.step >= moment);
        moment = p.step;
    }
    CHECK(ribbon.until(0) == 2);
    CHECK(ribbon.until(4) == ribbon.points().size());
}
