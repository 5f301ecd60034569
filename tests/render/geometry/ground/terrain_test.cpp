#include "render/geometry/ground/terrain.hpp"

#include "../../../seed.hpp"
#include "../../grounds.hpp"
#include "render/geometry/paths/placement.hpp"
#include "render/geometry/paths/ribbon.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <glm/geometric.hpp>

#include <cmath>
#include <random>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

// Whether nothing of the surface is between a point on it and the eye; `step` is how far the march goes at a time.
bool is_visible(Terrain& terrain, const Camera& camera, const glm::dvec3& point, double step) {
    const glm::dvec3 way = camera.eye() - point;
    const double length = glm::length(way);
    std::vector<double> x, y, z, height;
    for (double t = step / 4; t < 3; t += step) {
        const glm::dvec3 p = point + way * (t / length);
        const Vector at = terrain.frame().to_domain(glm::dvec2(p));
        x.push_back(at.x);
        y.push_back(at.y);
        height.push_back(p.z);
    }
    z.resize(x.size());
    terrain.lift(x, y, z);
    const glm::dvec2 half = terrain.frame().half();
    for (std::size_t i = 0; i < z.size(); ++i) {
        const glm::dvec2 at = terrain.frame().to_world({x[i], y[i]});
        if (std::abs(at.x) < half.x && std::abs(at.y) < half.y && z[i] >= height[i]) return false;
    }
    return true;
}

// Whether the line of sight only grazes the surface: it then meets it twice within less than the march can tell apart, and
// a pick rightly finds the nearer one.
bool is_grazed(const Camera& camera, const Spot& spot) {
    const glm::dvec3 sight = glm::normalize(camera.eye() - spot.position);
    return std::abs(glm::dot(sight, spot.normal)) < 0.05;
}

}  // namespace

TEST_CASE("a pick finds the visible point that was projected, on every surface, at every scale") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const Viewport window = Viewport::whole(1280, 720);
    int seen = 0;
    for (const Surface& surface : surfaces()) {
        for (const HeightScale scale : {HeightScale::linear, HeightScale::log, HeightScale::rank}) {
            Terrain terrain(loss_of(surface.key), surface.domain, scale);
            for (int i = 0; i < 4; ++i) {
                const View view{between(random, -180, 180), between(random, 30, 90), between(random, 0.6, 5),
                                between(random, -0.5, 0.5), between(random, -0.5, 0.5)};
                const Camera camera(view, surface.domain, window);
                const Vector p = point_in(random, surface.domain);
                const auto spot = terrain.spot(p);
                if (!spot || is_grazed(camera, *spot) || !is_visible(terrain, camera, spot->position, 2e-4)) continue;
                const Projected at = camera.project(spot->position);
                const auto found = terrain.pick(camera.ray(at.x, at.y));
                INFO(surface.key << " scale " << static_cast<int>(scale) << " at " << p.x << ", " << p.y << " azimuth "
                                 << view.azimuth << " elevation " << view.elevation);
                REQUIRE(found.has_value());
                CHECK(std::abs(found->x - p.x) < 1e-6 * surface.domain.width());
                CHECK(std::abs(found->y - p.y) < 1e-6 * surface.domain.height());
                ++seen;
            }
        }
    }
    CHECK(seen > 150);
}

TEST_CASE("a ray beside the surface meets nothing, and one through a jump not the air between its sides") {
    Terrain bowl(loss_of("x^2+y^2"), Box{});
    const Camera camera(View{-60, 70, 1.5, 0, 0}, Box{}, Viewport::whole(1280, 720));
    CHECK_FALSE(bowl.pick(camera.ray(2, 2)).has_value());
    // From the right the step's upper half hides nothing behind it but what is below the line of sight.
    Terrain step(loss_of("where(x > 0, 1, 0)"), Box{});
    const Camera from_left(View{180, 10, 1, 0, 0}, Box{}, Viewport::whole(1280, 720));
    const Projected wall = from_left.project({0, 0, step.heights().top() / 2});
    const auto behind = step.pick(from_left.ray(wall.x, wall.y));
    CHECK((!behind || std::abs(behind->x) > 0.01));
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
        const Vector at = terrain.frame().to_domain({p.x, p.y});
        CHECK(p.z == Approx(terrain.heights()(at.x * at.x + at.y * at.y)).margin(1e-5));
        CHECK(p.step >= moment);
        moment = p.step;
    }
    CHECK(ribbon.until(0) == 2);
    CHECK(ribbon.until(4) == ribbon.points().size());
}
