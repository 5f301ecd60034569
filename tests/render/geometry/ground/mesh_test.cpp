#include "render/geometry/ground/mesh.hpp"

#include "../../../seed.hpp"
#include "../../grounds.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::render;

TEST_CASE("poles, holes and flat surfaces have a height too") {
    for (const char* text : {"1/(x^2+y^2)", "log(x)+y^2", "exp(30x)", "3", "1e300*x", "sqrt(0-1)", "1/x", "x^y", "tan(5x y)"}) {
        for (const HeightScale scale : {HeightScale::automatic, HeightScale::linear, HeightScale::log, HeightScale::rank}) {
            const Ground ground(text, Box{}, scale);
            bool well = true;
            for (const SurfaceVertex& v : ground.mesh.vertices) {
                well = well && v.z >= static_cast<float>(Heights::bottom) && v.z <= 1 && std::isfinite(v.slope_x) &&
                       std::isfinite(v.slope_y) && std::isfinite(v.contour) && std::isfinite(v.rate);
            }
            INFO(text);
            CHECK(well);
        }
    }
    CHECK(Ground("sqrt(0-1)", {}).mesh.indices.empty());
}

TEST_CASE("the drawn surface is the formula's, as a whole and zoomed in, on every surface") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const Surface& surface : surfaces()) {
        for (const double zoom : {1.0, 50.0}) {
            const Vector target = surface.minima.empty() ? surface.start : surface.minima[0].at;
            const HeightScale scale = scale_of(HeightScale::automatic, surface.key);
            Terrain terrain(loss_of(surface.key), surface.domain, scale);
            const glm::dvec3 at = terrain.spot(target)->position;
            const Camera camera({-60, 38, zoom, at.x, at.y}, surface.domain, Viewport::whole(1280, 800), at.z);
            const Focus focus(surface.domain, seen_part(terrain, camera));
            Ground ground(surface.key, surface.domain, scale, focus);
            std::vector<double> misses;
            for (int i = 0; i < 200; ++i) {
                const Vector p = point_in(random, focus.box());
                const auto drawn = ground.drawn(p);
                const auto meant = ground.terrain.spot(p);
                INFO(surface.key << " at " << p.x << ", " << p.y);
                REQUIRE((drawn && meant));
                misses.push_back(std::abs(*drawn - meant->position.z));
            }
            INFO(surface.key << " zoom " << zoom << " columns " << ground.samples.columns() << " rows "
                             << ground.samples.rows());
            // A crease between two lines misses more than what is smooth; on the screen, zoom is as good as height.
            std::sort(misses.begin(), misses.end());
            CHECK(misses[180] < 0.015 * relief / zoom);
            CHECK(misses.back() < 0.08 * relief);
        }
    }
}

TEST_CASE("the surface is drawn where the formula is finite, and only there") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const char* text : {"log(x)", "sqrt(1-x^2-y^2)", "1/x", "x^y", "sqrt(x)+log(y)", "1/(x^2+y^2)", "log(x y)"}) {
        Ground ground(text, Box{});
        int shown = 0, open = 0;
        bool well = true;
        for (int i = 0; i < 400; ++i) {
            const Vector p = point_in(random, Box{});
            const bool finite = ground.terrain.spot(p).has_value();
            (finite ? shown : open)++;
            if (finite == ground.drawn(p).has_value()) continue;
            // Less than a cell from the border.
            const double cell = 4.0 / 96;
            bool near = false;
            for (const double dx : {-cell, 0.0, cell}) {
                for (const double dy : {-cell, 0.0, cell})
                    near |= ground.terrain.spot({p.x + dx, p.y + dy}).has_value() != finite;
            }
            well = well && near;
        }
        INFO(text << ": " << shown << " finite, " << open << " not");
        CHECK(well);
        CHECK(shown > 40);
    }
}

TEST_CASE("a hole's border is the formula's to a millionth, not the grid's") {
    const Ground ground("sqrt(1-x^2-y^2)", Box{});
    REQUIRE(ground.mesh.vertices.size() > ground.samples.f.size() + 100);
    double worst = 0;
    for (std::size_t k = ground.samples.f.size(); k < ground.mesh.vertices.size(); ++k) {
        const SurfaceVertex& v = ground.mesh.vertices[k];
        const Vector p = ground.terrain.frame().to_domain({v.x, v.y});
        worst = std::max(worst, std::abs(std::hypot(p.x, p.y) - 1));
    }
    CHECK(worst < 1e-6);
}

TEST_CASE("a jump is a gap, a steep slope is not") {
    const auto steepest_triangle = [](const Ground& ground) {
        float drop = 0;
        for (std::size_t k = 0; k < ground.mesh.indices.size(); k += 3) {
            const float a = ground.corner(k).z, b = ground.corner(k + 1).z, c = ground.corner(k + 2).z;
            drop = std::max(drop, std::max({a, b, c}) - std::min({a, b, c}));
        }
        return drop;
    };
    for (const char* text : {"1/x", "floor(x) + y", "where(x^2+y^2 > 1, 1, 0)", "1/(x-0.123)+y"}) {
        INFO(text);
        CHECK(steepest_triangle(Ground(text, {})) < 0.5 * relief);
    }
    const Ground steep("atan(300(x-0.3))", {});
    CHECK(steep.mesh.vertices.size() == steep.samples.f.size());
    CHECK(steep.mesh.indices.size() == 6 * (steep.samples.columns() - 1) * (steep.samples.rows() - 1));
}

TEST_CASE("triangles turn counterclockwise and cover the domain once") {
    for (const char* text : {"rosenbrock", "sqrt(1-x^2-y^2)", "1/x"}) {
        const Ground ground(text, Box{});
        double area = 0;
        bool positive = true;
        for (std::size_t k = 0; k < ground.mesh.indices.size(); k += 3) {
            const auto &a = ground.corner(k), &b = ground.corner(k + 1), &c = ground.corner(k + 2);
            const double twice = double(b.x - a.x) * double(c.y - a.y) - double(b.y - a.y) * double(c.x - a.x);
            positive = positive && twice > -1e-7;
            area += twice / 2;
        }
        INFO(text);
        CHECK(positive);
        CHECK(std::abs(area - (text[0] == 's' ? 3.14159 / 4 : 4)) < 1e-3);
    }
}
