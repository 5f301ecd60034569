// The domain in the world: at one scale, or fitted where one side is much longer than the other.
#include "render/geometry/view/frame.hpp"

#include "../../grounds.hpp"
#include "document/link/link.hpp"
#include "render/geometry/ground/focus.hpp"
#include "render/geometry/ground/terrain.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <glm/geometric.hpp>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

const Box thin{{0, 0}, {1, 1000}};

}  // namespace

TEST_CASE("axes of similar length have one scale, and much longer ones a scale of their own") {
    struct {
        Box domain;
        double half_x, half_y;
    } const cases[] = {
        {{{-2, -2}, {2, 2}}, 1, 1},
        {{{-2, -1}, {8, 2}}, 1, 0.3},
        {{{0, 0}, {1, 4}}, 0.25, 1},
        {{{0, 0}, {1, 4.01}}, 1, 1},
        {thin, 1, 1},
        {{{0, 0}, {1000, 1}}, 1, 1},
        {{{-1e-6, -1e6}, {1e-6, 1e6}}, 1, 1},
        {{{-15, -3}, {-5, 3}}, 1, 0.6},
    };
    for (const auto& [domain, half_x, half_y] : cases) {
        const Frame fit(domain), same(domain, AxisScale::same);
        CHECK(fit.half().x == Approx(half_x));
        CHECK(fit.half().y == Approx(half_y));
        CHECK(same.scale().x == same.scale().y);
        CHECK(std::max(same.half().x, same.half().y) == Approx(1));
        CHECK(same.half().x / same.half().y == Approx(domain.width() / domain.height()));
        for (const Frame& frame : {fit, same}) {
            const Vector p{domain.low.x + 0.3 * domain.width(), domain.low.y + 0.8 * domain.height()};
            const Vector back = frame.to_domain(frame.to_world(p));
            CHECK(back.x == Approx(p.x));
            CHECK(back.y == Approx(p.y));
            CHECK(frame.distance(domain.width(), 0) == Approx(2 * frame.half().x));
            CHECK(frame.distance(0, domain.height()) == Approx(2 * frame.half().y));
        }
    }
}

TEST_CASE("the link says how axes are scaled, and changes no number of the race") {
    const Document fit = decode_link("v=1&loss=x^2+y^2/1e6&x=0,1&y=0,1000").document;
    Document same = decode_link("v=1&loss=x^2+y^2/1e6&x=0,1&y=0,1000&scale=true").document;
    CHECK(fit.view.axes == AxisScale::fit);
    CHECK(same.view.axes == AxisScale::same);
    CHECK(encode_link(same) == encode_link(fit) + "&scale=true");
    same.view.axes = AxisScale::fit;
    CHECK(same == fit);
}

TEST_CASE("on fitted axes normals are those of the drawn surface") {
    Terrain terrain(loss_of("sin(3x)+cos(y/200)"), thin);
    for (const Vector p : {Vector{0.2, 150}, Vector{0.5, 500}, Vector{0.8, 900}}) {
        const auto here = terrain.spot(p);
        REQUIRE(here);
        constexpr double small = 1e-5;
        for (const glm::dvec2 way : {glm::dvec2(small, 0), glm::dvec2(0, small)}) {
            const glm::dvec2 at(here->position);
            const auto ahead = terrain.spot(terrain.frame().to_domain(at + way)),
                       behind = terrain.spot(terrain.frame().to_domain(at - way));
            REQUIRE((ahead && behind));
            const glm::dvec3 tangent = glm::normalize(ahead->position - behind->position);
            CHECK(glm::dot(tangent, here->normal) == Approx(0).margin(1e-5));
        }
    }
}

TEST_CASE("on fitted axes a click finds its point, and a close look its part, wide as it is seen") {
    Terrain terrain(loss_of("x^2+y^2/1e6"), thin);
    const Camera camera({-60, 60, 8, 0.2, -0.3}, thin, Viewport::whole(1280, 800));
    const auto hit = terrain.pick(camera.ray(640, 400));
    REQUIRE(hit);
    const Projected back = camera.project(terrain.spot(*hit)->position);
    CHECK(back.x == Approx(640).margin(0.1));
    CHECK(back.y == Approx(400).margin(0.1));
    const Seen seen = seen_part(terrain, camera);
    const Focus focus(terrain.frame(), seen);
    REQUIRE_FALSE(focus.is_whole());
    CHECK(focus.serves(seen));
    CHECK(focus.box().height() / focus.box().width() == Approx(1000).epsilon(0.3));
    const Axes axes = choose_axes(terrain, focus, terrain.affordable_samples());
    CHECK(axes.x.size() > 32);
    CHECK(axes.y.size() > 32);
}

TEST_CASE("a zoomed view sees a part of the domain, of its shape, around its target") {
    for (const Box& domain : {Box{{-2, -1}, {8, 2}}, thin}) {
        const Frame frame(domain);
        const Box all = seen_domain(frame, View{});
        CHECK((all.low.x == Approx(domain.low.x) && all.high.y == Approx(domain.high.y)));
        const Vector target{domain.low.x + 0.75 * domain.width(), domain.low.y + 0.5 * domain.height()};
        View view;
        view.zoom = 10;
        view.x = frame.to_world(target).x;
        view.y = frame.to_world(target).y;
        const Box seen = seen_domain(frame, view);
        CHECK(seen.width() == Approx(domain.width() / 10));
        CHECK(seen.height() == Approx(domain.height() / 10));
        CHECK((seen.centre().x == Approx(target.x) && seen.centre().y == Approx(target.y)));
    }
}
