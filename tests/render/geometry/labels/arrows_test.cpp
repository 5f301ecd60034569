#include "render/geometry/labels/arrows.hpp"

#include "../../../seed.hpp"
#include "document/link/link.hpp"
#include "render/geometry/labels/chips.hpp"
#include "render/geometry/paths/strokes.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <glm/geometric.hpp>

#include <cmath>
#include <random>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

// The arrows of the only racer of a link at a step.
struct Picture {
    explicit Picture(const std::string& link, int step = 0)
        : document(decode_link(link).document),
          race(document.experiment),
          terrain(race.loss(), document.experiment.domain),
          camera(document.view.camera, document.experiment.domain, Viewport::whole(1280, 800)),
          inspector(race, 0) {
        const StepTrace* seen = inspector.at(step);
        REQUIRE(seen);
        trace = *seen;
        arrows = make_arrows(trace, terrain, camera);
    }

    std::vector<const SurfaceLine*> lines(Role role, SurfaceLine::Style style) const {
        std::vector<const SurfaceLine*> found;
        for (const SurfaceLine& line : arrows.lines) {
            if (line.role == role && line.style == style) found.push_back(&line);
        }
        return found;
    }
    // Where the one arrow of a role ends, from its beginning, in the domain.
    Vector arrow(Role role) const {
        const auto found = lines(role, SurfaceLine::Style::arrow);
        REQUIRE(found.size() == 1);
        const Vector from = terrain.frame().to_domain(found[0]->points.front()),
                     to = terrain.frame().to_domain(found[0]->points.back());
        return {to.x - from.x, to.y - from.y};
    }
    std::string name(Role role) const {
        for (const Tip& tip : arrows.tips) {
            if (tip.role == role) return tip.text;
        }
        return "";
    }

    Document document;
    Race race;
    Terrain terrain;
    Camera camera;
    Inspector inspector;
    StepTrace trace;
    Arrows arrows;
};

bool near(Vector a, Vector b) { return norm(a - b) <= 1e-9 * (norm(a) + norm(b)); }

}  // namespace

TEST_CASE("a common factor is a power of ten, and only where none of the arrows can be seen") {
    CHECK(common_factor({30, 200}, 700) == 1);
    CHECK(common_factor({0.1, 100}, 700) == 1);
    CHECK(common_factor({20, 5}, 700) == 10);
    CHECK(common_factor({2.5, 0}, 700) == 100);
    CHECK(common_factor({2000, 100}, 700) == 1);  // one is cut off, the other can be seen
    CHECK(common_factor({3000, 2000}, 700) == Approx(0.1));
    CHECK(common_factor({1e9}, 700) == Approx(1e-4));
    CHECK(common_factor({1e-9}, 700) == 1e4);
    CHECK(common_factor({0, 0}, 700) == 1);
    CHECK(common_factor({}, 700) == 1);
    CHECK(common_factor({20}, 300) == 1);  // ten times as long would be too long
}

TEST_CASE("the step of plain gradient descent is minus the gradient times the rate, and one arrow") {
    const Picture picture("loss=x^2+2y^2&start=1,1&racers=gd,lr:0.1");
    CHECK(near(picture.arrow(Role::step), {-0.2, -0.4}));
    CHECK(picture.name(Role::step) == "step = −η g");
    CHECK(picture.arrows.factor == 1);
    CHECK(picture.lines(Role::gradient, SurfaceLine::Style::arrow).empty());
    REQUIRE(picture.arrows.next);
    CHECK(picture.terrain.frame().to_domain(glm::dvec2(*picture.arrows.next)).x == Approx(0.8));
    const auto parts = picture.lines(Role::step, SurfaceLine::Style::dashed);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0]->points.back() == parts[1]->points.front());
    CHECK(parts[0]->points.front().y == Approx(parts[0]->points.back().y));
    CHECK(parts[1]->points.front().x == Approx(parts[1]->points.back().x));
}

TEST_CASE("momentum is what the ball brings along, as the rule adds it to x") {
    const std::string link = "loss=x^2+2y^2&start=1,1&racers=";
    const Picture start(link + "momentum,lr:0.1,mu:0.5");
    CHECK(start.name(Role::momentum).empty());
    const Picture torch(link + "momentum,lr:0.1,mu:0.5", 1);
    CHECK(near(torch.arrow(Role::momentum), {-0.2, -0.4}));
    CHECK(torch.name(Role::momentum) == "−η v");
    CHECK(near(torch.arrow(Role::gradient) + 0.5 * torch.arrow(Role::momentum), torch.arrow(Role::step)));
    const Picture velocity(link + "momentum,form:velocity,lr:0.1,mu:0.5", 1);
    CHECK(near(velocity.arrow(Role::momentum), {-0.2, -0.4}));
    CHECK(velocity.name(Role::momentum) == "v");
    const Picture typed(link + "heavy,lr:0.1,mu:0.5&define=heavy(lr:0.02,mu:0.9,v:step){v=mu*v-lr*g;x=x+v}", 1);
    CHECK(near(typed.arrow(Role::momentum), velocity.arrow(Role::momentum)));
    CHECK(near(typed.arrow(Role::gradient), velocity.arrow(Role::gradient)));
    CHECK(near(typed.arrow(Role::step), velocity.arrow(Role::step)));
    CHECK(typed.name(Role::momentum) == "v");
    const Picture slides(link + "nesterov,form:slides,lr:0.1,mu:0.5", 1);
    CHECK(near(slides.arrow(Role::momentum), {-0.2, -0.4}));
    CHECK(slides.name(Role::momentum) == "−v");
}

TEST_CASE("arrows that are too short are drawn longer by one factor, which their names tell") {
    const Picture picture("loss=x^2+2y^2&start=1,1&racers=momentum,lr:0.001,mu:0.5", 1);
    const double factor = picture.arrows.factor;
    CHECK(factor == 100);
    CHECK(near(picture.arrow(Role::step), factor * picture.trace.move->by));
    CHECK(near(picture.arrow(Role::gradient), -0.001 * factor * picture.trace.given));
    CHECK(picture.name(Role::step) == "step ×100");
    CHECK(picture.name(Role::gradient) == "−η g ×100");
    // The ring is where the step truly ends.
    CHECK(picture.terrain.frame().to_domain(glm::dvec2(*picture.arrows.next)).x == Approx(picture.trace.move->to.x));
}

TEST_CASE("an arrow that is too long beside others is cut off where it can still be seen") {
    const Picture picture("loss=rosenbrock&racers=adam,lr:0.1");
    const auto cut = picture.lines(Role::gradient, SurfaceLine::Style::endless);
    REQUIRE(cut.size() == 1);
    const double length = glm::distance(glm::dvec2(cut[0]->points.front()), glm::dvec2(cut[0]->points.back()));
    CHECK(length < 1.5);
    CHECK(picture.lines(Role::step, SurfaceLine::Style::arrow).size() == 1);
}

TEST_CASE("the memory of squares is an outline around the ball with sides of its roots") {
    const Picture picture("loss=x^2+2y^2&start=1,1&racers=adagrad,lr:0.1");
    const auto outline = picture.lines(Role::squares, SurfaceLine::Style::outline);
    REQUIRE(outline.size() == 4);
    const double scale = picture.terrain.frame().scale().x;
    CHECK(glm::distance(glm::dvec2(outline[0]->points.front()), glm::dvec2(outline[0]->points.back())) * scale ==
          Approx(0.1 * 2));
    CHECK(glm::distance(glm::dvec2(outline[1]->points.front()), glm::dvec2(outline[1]->points.back())) * scale ==
          Approx(0.1 * 4));
    CHECK(picture.name(Role::squares) == "√G");
    const Picture large("loss=rosenbrock&racers=adagrad,lr:0.2");
    CHECK(large.name(Role::squares) == "√G ÷100");
    CHECK(Picture("loss=x^2&racers=gd").lines(Role::squares, SurfaceLine::Style::outline).empty());
}

TEST_CASE("Newton's paraboloid touches the surface at the ball, and is the surface where that is one") {
    Picture picture("loss=x^2+x*y+2y^2&start=0.7,0.4&racers=newton");
    const auto grid = picture.lines(Role::other, SurfaceLine::Style::grid);
    REQUIRE(grid.size() == 18);
    for (const SurfaceLine* line : grid) {
        for (const glm::dvec3& p : line->points) {
            const auto spot = picture.terrain.spot(picture.terrain.frame().to_domain(glm::dvec2(p)));
            REQUIRE(spot);
            CHECK(p.z == Approx(spot->position.z).margin(1e-9));
        }
    }
    CHECK(Picture("loss=x^2&racers=gd").lines(Role::other, SurfaceLine::Style::grid).empty());
}

TEST_CASE("all arrows lie on the surface") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const char* key : {"adam", "momentum", "rmsprop", "adadelta", "nesterov", "lion", "armijo", "bfgs", "rprop"}) {
        const int step = static_cast<int>(random() % 100);
        INFO(key << " at step " << step);
        Picture picture(std::string("loss=two_minima&view=30,60,3&racers=") + key, step);
        for (const SurfaceLine& line : picture.arrows.lines) {
            if (line.style == SurfaceLine::Style::grid) continue;
            for (const glm::dvec3& p : line.points) {
                const auto spot = picture.terrain.spot(picture.terrain.frame().to_domain(glm::dvec2(p)));
                REQUIRE(spot);
                CHECK(p.z == Approx(spot->position.z).margin(1e-9));
            }
        }
    }
}

TEST_CASE("nothing is drawn of who retires or is far from the surface, and nothing over a hole") {
    CHECK(Picture("loss=-x^2&racers=gd,lr:1&start=1,0&steps=500", 5).arrows.lines.empty());
    const Picture retires("loss=log(x)&start=0.5,0&racers=gd,lr:1");
    CHECK((retires.arrows.lines.empty() && retires.arrows.tips.empty() && !retires.arrows.next));
    // The arrow that crosses the border of a hole ends there.
    const Picture hole("loss=sqrt(x)+y^2&start=0.02,0.5&racers=adam,lr:0.001");
    for (const SurfaceLine& line : hole.arrows.lines) {
        for (const glm::dvec3& p : line.points) CHECK(std::isfinite(p.z));
    }
    // At the last step there is no next one.
    const Picture last("loss=x^2+y^2&start=1,1&racers=momentum,lr:0.1,mu:0.1&steps=3", 3);
    CHECK((!last.arrows.next && last.name(Role::step).empty() && last.name(Role::gradient).find("−η g") == 0));
}

TEST_CASE("a stroke has its width on the screen, wherever it is") {
    const Camera camera(View{}, Box{}, Viewport::whole(1280, 800));
    for (const double ratio : {1.0, 2.0}) {
        Strokes strokes(camera, ratio);
        const glm::dvec3 points[] = {{-0.5, -0.5, 0.1}, {0, 0.2, 0.3}, {0.6, 0.6, 0.2}};
        strokes.line(points, {Colour{}, 4});
        REQUIRE(strokes.vertices().size() == 2 * 6);
        const StrokeVertex &a = strokes.vertices()[0], &b = strokes.vertices()[1];
        const double width = std::hypot((a.x - b.x) * 640 * ratio, (a.y - b.y) * 400 * ratio);
        CHECK(width == Approx(4 * ratio + 2).epsilon(1e-4));  // and a pixel for each soft edge
        CHECK(a.half == Approx(2 * ratio));
        CHECK(b.across - a.across == Approx(width).epsilon(1e-4));
    }
    Strokes behind(camera, 1);
    const glm::dvec3 eye[] = {camera.eye(), camera.eye() + glm::dvec3(1, 0, 0)};
    behind.line(eye, {Colour{}, 4});
    behind.ring(camera.eye(), 5, {Colour{}, 1});
    CHECK(behind.vertices().empty());
}

TEST_CASE("an arrow head ends at the line's end, and dashes leave gaps") {
    const Camera camera(View{}, Box{}, Viewport::whole(1280, 800));
    const glm::dvec3 points[] = {{-0.5, 0, 0.1}, {0.5, 0, 0.1}};
    Strokes arrow(camera, 1);
    arrow.line(points, {Colour{}, 3}, 11);
    REQUIRE(arrow.vertices().size() == 2 * 6);
    const Projected end = camera.project(points[1]);
    const StrokeVertex& tip = arrow.vertices().back();
    CHECK(tip.half == 0);
    CHECK((tip.x + 1) * 640 == Approx(end.x).margin(1.1));
    CHECK((1 - tip.y) * 400 == Approx(end.y).margin(1.1));
    Strokes dashed(camera, 1);
    dashed.line(points, {.colour = {}, .width = 2, .dash = 5});
    const Projected start = camera.project(points[0]);
    const double dashes = std::ceil(std::hypot(end.x - start.x, end.y - start.y) / 10);
    CHECK(static_cast<double>(dashed.vertices().size()) == 6 * dashes);
}

TEST_CASE("chips cover neither each other nor what is taken, and stay in the free part") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(-1, 1);
    const Viewport window{1280, 800, 300, 0, 980, 730};
    for (int trial = 0; trial < 200; ++trial) {
        const glm::dvec2 ball{640 + 200 * unit(random), 400 + 200 * unit(random)};
        std::vector<Tip> tips;
        for (int i = 0; i < 3; ++i) {
            tips.push_back({ball.x + 100 * unit(random), ball.y + 100 * unit(random), ball.x, ball.y, Role::step, ""});
        }
        const std::vector<glm::dvec2> sizes(3, {44, 16});
        const Chip taken[] = {{ball - 12.0, ball + 12.0}, {ball + glm::dvec2(14, -9), ball + glm::dvec2(70, 9)}};
        const std::vector<Chip> chips = place_chips(tips, sizes, taken, window);
        REQUIRE(chips.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK((chips[i].low.x >= window.left && chips[i].high.x <= window.right));
            CHECK((chips[i].low.y >= window.top && chips[i].high.y <= window.bottom));
            for (const Chip& other : taken) CHECK_FALSE(chips[i].overlaps(other));
            for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(chips[i].overlaps(chips[j]));
        }
    }
}
