// Methods that look further than the gradient: Newton, line searches, and their requests.
#include "optimizers/line_search.hpp"

#include "../seed.hpp"
#include "loss/surfaces.hpp"
#include "math/linear.hpp"
#include "test_oracle.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <random>

using namespace ravine;

namespace {

using Place = std::vector<double>;

Place slope(const Loss& loss, const Place& at) {
    Place g(2);
    TestOracle(loss).gradient(at, g);
    return g;
}

double height(const Loss& loss, const Place& at) { return TestOracle(loss).value(at); }

double distance(const Place& a, const Place& b) { return norm(difference(a, b)); }

// Returns the place after one step.
Place after_step(std::string_view method, std::string_view loss, const Place& start,
                 std::vector<std::pair<std::string_view, double>> settings = {}) {
    const Loss objective = compiled(loss);
    TestBall ball(method, objective, start, std::move(settings));
    ball.step();
    return ball.x;
}

constexpr double none = 1, saddle_free = 2;  // Newton's fallbacks

// Without a Hessian.
class Bare final : public Objective {
  public:
    explicit Bare(const Loss& loss) : loss_(loss) {}
    std::size_t dimension() const override { return 2; }
    void value(const Points& at, double* f, formula::Workspace& workspace, Batch batch) const override {
        loss_.value(at, f, workspace, batch);
    }
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override {
        loss_.gradient(at, f, g, workspace, batch);
    }
    std::size_t gradient_work() const override { return loss_.gradient_work(); }

  private:
    const Loss& loss_;
};

}  // namespace

TEST_CASE("a line search returns a length that meets both of Wolfe's conditions") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(-1, 1);
    std::size_t met = 0, all = 0;
    for (const std::string_view text :
         {"x^2 + 3y^2 + x y", "rosenbrock", "himmelblau", "sin(3x) + cos(2y) + x^2/4 + y^2/4", "ackley"}) {
        const Loss loss = compiled(text);
        for (int i = 0; i < 300; ++i) {
            const Place from{3 * unit(random), 3 * unit(random)};
            const Place g = slope(loss, from);
            const Place along{-g[0] * (1.1 + unit(random)), -g[1] * (1.1 + unit(random))};  // any direction of descent
            if (!(dot(g, along) < 0)) continue;
            const Wolfe wolfe{1, 1e-4, i % 2 ? 0.9 : 0.1};
            const Line line{from, along, height(loss, from), g};
            TestOracle oracle(loss);
            const double length = strong_wolfe(line, std::pow(10, 2 * unit(random)), wolfe, oracle);
            Place to(2);
            line.at(length, to);
            INFO(text << " from " << from[0] << ", " << from[1] << " by " << length);
            REQUIRE(length >= 0);
            REQUIRE(oracle.count.gradients <= 41);
            REQUIRE(height(loss, to) <= line.f + wolfe.c1 * length * dot(g, along));
            ++all;
            met += std::abs(dot(slope(loss, to), along)) <= -wolfe.c2 * dot(g, along) ? 1 : 0;
        }
    }
    CHECK(met * 100 >= all * 99);  // the rest is where rounding hides the fall
}

TEST_CASE("line-search methods find scipy's minima in about as many iterations and evaluations") {
    std::ifstream file(RAVINE_TESTS_DIR "/reference/scipy_searches.csv");
    std::string row;
    std::getline(file, row);
    REQUIRE(row.substr(0, 7) == "# scipy");
    int rows = 0;
    for (; std::getline(file, row); ++rows) {
        INFO(row);
        const auto fields = split(row, ',');
        const auto number = [&](std::size_t i) { return std::stod(std::string(fields[i])); };
        const Loss loss = compiled(fields[0]);
        TestBall ball(fields[1], loss, {number(2), number(3)});
        const int steps = ball.run(1e-8, 200), asked = ball.oracle.count.gradients;
        CAPTURE(steps, asked);
        REQUIRE(steps >= 0);
        // Every search has its own way of guessing lengths: within half as much again, and a few.
        CHECK(steps <= 1.5 * number(4) + 5);
        CHECK(asked <= 1.5 * number(5) + 15);
        const auto& minima = find_surface(fields[0])->minima;
        CHECK(std::any_of(minima.begin(), minima.end(), [&](const Minimum& m) { return std::abs(m.value - ball.f) < 1e-12; }));
    }
    CHECK(rows == 18);
}

TEST_CASE("Newton's method takes one step on a quadratic, and conjugate gradient two") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(-1, 1);
    for (int i = 0; i < 100; ++i) {
        const double a = 1 + unit(random) / 2, b = 1 + unit(random) / 2, c = unit(random) / 2, p = unit(random),
                     q = unit(random);
        const Loss loss = compiled(fmt::format("{}*(x-{})^2+{}*(y-{})^2+{}*(x-{})*(y-{})", a, p, b, q, c, p, q));
        TestBall newton("newton", loss, {2, -1.5});
        newton.step();
        CHECK(distance(newton.x, {p, q}) < 1e-14);
        TestBall cg("cg", loss, {2, -1.5}, {{"c2", 0.01}});
        cg.step();
        cg.step();
        CHECK(distance(cg.x, {p, q}) < 0.1);  // the searches are not exact
    }
}

TEST_CASE("on negative curvature pure Newton climbs, and both fallbacks go down") {
    // One lecture calls this well convex. At its start the Hessian's eigenvalues are about 0.24 and -1.62.
    const Place start{0.75, -0.75};
    const Loss well = compiled("gaussian_well");
    const Place pure = after_step("newton", "gaussian_well", start, {{"fallback", none}});
    CHECK(std::abs(pure[0] - 0.922) < 5e-4);
    CHECK(std::abs(pure[1] + 0.922) < 5e-4);
    CHECK(height(well, pure) > height(well, start));
    CHECK(height(well, after_step("newton", "gaussian_well", start)) < height(well, start));
    const Place free = after_step("newton", "gaussian_well", start, {{"fallback", saddle_free}, {"lr", 0.1}});
    CHECK(height(well, free) < height(well, start));
    // Beside a saddle: pure Newton goes to it in one step, saddle-free Newton away along the falling direction.
    CHECK(norm(after_step("newton", "x^2-y^2", {1, 0.1}, {{"fallback", none}})) == 0);
    CHECK(after_step("newton", "x^2-y^2", {1, 0.1}, {{"fallback", saddle_free}}) == Place{0, 0.2});
}

TEST_CASE("Newton's method tells where the Hessian is singular, and descends where there is none") {
    const Loss valley = compiled("(x+2y)^2");
    for (const double fallback : {none, saddle_free}) {
        TestBall ball("newton", valley, {1, 1}, {{"fallback", fallback}});
        ball.step();
        CHECK(ball.oracle.why == "the Hessian is singular here");
        CHECK(!std::isfinite(ball.x[0]));
        TestBall damped("newton", valley, {1, 1}, {{"fallback", fallback}, {"damping", 0.1}});
        damped.step();
        CHECK(damped.oracle.why.empty());
        CHECK(std::isfinite(damped.x[0]));
    }
    const Bare bare(valley);
    for (const double fallback : {0.0, none, saddle_free}) {
        TestBall ball("newton", bare, {1, 1}, {{"fallback", fallback}, {"eta", 0.125}});
        ball.step();
        CHECK(ball.oracle.why.empty());
        CHECK(ball.x == Place{1 - 0.125 * 6, 1 - 0.125 * 12});
        CHECK(ball.oracle.count.hessians == 0);
    }
}

TEST_CASE("backtracking never lets the loss rise") {
    for (const Surface& surface : surfaces()) {
        INFO(surface.key);
        const Loss loss = compiled(surface.key);
        TestBall ball("armijo", loss, {surface.start.x, surface.start.y});
        const double start = ball.f;
        for (int i = 0; i < 100; ++i) {
            const double before = ball.f;
            ball.step();
            REQUIRE(ball.f <= before);
        }
        CHECK(ball.f < start);
    }
}

TEST_CASE("methods ask for what they need, and for nothing twice") {
    const Loss loss = compiled("rosenbrock");
    const auto after = [&](std::string_view method, int steps) {
        TestBall ball(method, loss, {-1.5, 2});
        for (int i = 0; i < steps; ++i) ball.step();
        return ball.oracle.count;
    };
    // The gradient where a step begins is given.
    CHECK(after("newton", 5) == Evaluations{0, 6, 5});
    CHECK(after("armijo", 20).gradients == 21);
    CHECK(after("armijo", 20).values > 20);
    // One gradient at the start; then each step begins where the search before it ended.
    for (const char* method : {"cg", "bfgs", "lbfgs"}) {
        INFO(method);
        CHECK(after(method, 1).gradients >= 2);
        CHECK(after(method, 20).gradients >= 21);
        CHECK(after(method, 20).values == 0);
        CHECK(after(method, 20).hessians == 0);
    }
    CHECK(after("bfgs", 20).gradients < 2 * 20);
    CHECK(after("lbfgs", 20).gradients < 2 * 20);
}
