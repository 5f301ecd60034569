// Methods that look further than the gradient: Newton, line searches, and what they may ask for.
#include "optimizers/line_search.hpp"

#include "../scratch.hpp"
#include "document/link.hpp"
#include "loss/surfaces.hpp"
#include "simulation/loss_oracle.hpp"
#include "simulation/race.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <random>

using namespace ravine;

namespace {

Race raced(const std::string& link) {
    const DecodedLink decoded = decode_link(link);
    INFO(link);
    REQUIRE(decoded.complaints.empty());
    Race race(decoded.config);
    race.advance_to(race.config().steps);
    return race;
}

Vector place(const Track& track, int step) {
    return {track.x[static_cast<std::size_t>(step)], track.y[static_cast<std::size_t>(step)]};
}

Vector slope(const Loss& loss, Vector at) {
    double f = 0;
    Vector g;
    loss.gradient(&at.x, &at.y, 1, &f, &g.x, &g.y, scratch());
    return g;
}

// The first step at which no component of the gradient is above the limit, or -1.
int first_level_step(const Race& race, double limit) {
    Loss loss = *race.loss();
    const Track& track = race.tracks()[0];
    for (int step = 0; step <= track.last(); ++step) {
        const Vector g = slope(loss, place(track, step));
        if (std::max(std::abs(g.x), std::abs(g.y)) <= limit) return step;
    }
    return -1;
}

Loss compiled(std::string_view text) {
    formula::ParseError error;
    auto loss = Loss::compile(text, error);
    REQUIRE(loss);
    return std::move(*loss);
}

}  // namespace

TEST_CASE("a line search returns a length that meets both of Wolfe's conditions") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(-1, 1);
    std::size_t met = 0, all = 0;
    for (const std::string_view text :
         {"x^2 + 3y^2 + x y", "rosenbrock", "himmelblau", "sin(3x) + cos(2y) + x^2/4 + y^2/4", "ackley"}) {
        Loss loss = compiled(text);
        for (int i = 0; i < 300; ++i) {
            const Vector from{3 * unit(random), 3 * unit(random)};
            const Vector g = slope(loss, from);
            const Vector along{-g.x * (1.1 + unit(random)), -g.y * (1.1 + unit(random))};  // any direction of descent
            if (!(dot(g, along) < 0)) continue;
            const Wolfe wolfe{1, 1e-4, i % 2 ? 0.9 : 0.1};
            const Line line{from, along, loss.value({from.x, from.y}, scratch()), g};
            Evaluations count;
            LossOracle oracle(loss, scratch(), count);
            const double length = strong_wolfe(line, std::pow(10, 2 * unit(random)), wolfe, oracle);
            const Vector to = line.at(length);
            INFO(text << " from " << from.x << ", " << from.y << " by " << length);
            REQUIRE(length >= 0);
            REQUIRE(count.gradients <= 41);
            REQUIRE(loss.value({to.x, to.y}, scratch()) <= line.f + wolfe.c1 * length * dot(g, along));
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
        const Race race =
            raced(fmt::format("loss={}&racers={}&start={},{}&steps=200", fields[0], fields[1], fields[2], fields[3]));
        const int steps = first_level_step(race, 1e-8);
        CAPTURE(steps);
        REQUIRE(steps >= 0);
        const Track& track = race.tracks()[0];
        const int asked = track.evaluations[static_cast<std::size_t>(steps)].gradients;
        CAPTURE(asked);
        // Every search has its own way of guessing lengths: within half as much again, and a few.
        CHECK(steps <= 1.5 * std::stoi(std::string(fields[4])) + 5);
        CHECK(asked <= 1.5 * std::stoi(std::string(fields[5])) + 15);
        const auto& minima = find_surface(fields[0])->minima;
        const double f = track.loss[static_cast<std::size_t>(steps)];
        CHECK(std::any_of(minima.begin(), minima.end(), [&](const Minimum& m) { return std::abs(m.value - f) < 1e-12; }));
    }
    CHECK(rows == 18);
}

TEST_CASE("Newton's method takes one step on a quadratic, and conjugate gradient two") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(-1, 1);
    for (int i = 0; i < 100; ++i) {
        const double a = 1 + unit(random) / 2, b = 1 + unit(random) / 2, c = unit(random) / 2, p = unit(random),
                     q = unit(random);
        const std::string link =
            fmt::format("loss={}*(x-{})^2%2B{}*(y-{})^2%2B{}*(x-{})*(y-{})&start=2,-1.5", a, p, b, q, c, p, q);
        const Race newton = raced(link + "&racers=newton&steps=1");
        CHECK(norm(place(newton.tracks()[0], 1) - Vector{p, q}) < 1e-14);
        const Race cg = raced(link + "&racers=cg,c2:0.01&steps=2");
        CHECK(norm(place(cg.tracks()[0], 2) - Vector{p, q}) < 0.1);  // the searches are not exact
    }
}

TEST_CASE("on negative curvature pure Newton climbs, and both fallbacks go down") {
    // One lecture calls this well convex. At its start the Hessian's eigenvalues are about 0.24 and -1.62.
    const std::string link = "loss=gaussian_well&start=0.75,-0.75&steps=1&racers=";
    const Race pure = raced(link + "newton,fallback:none");
    CHECK(std::abs(place(pure.tracks()[0], 1).x - 0.922) < 5e-4);
    CHECK(std::abs(place(pure.tracks()[0], 1).y + 0.922) < 5e-4);
    CHECK(pure.tracks()[0].loss[1] > pure.tracks()[0].loss[0]);
    for (const char* fallback : {"descent", "saddle-free,lr:0.1"}) {
        const Race race = raced(link + "newton,fallback:" + fallback);
        CHECK(race.tracks()[0].loss[1] < race.tracks()[0].loss[0]);
    }
    // Beside a saddle: pure Newton goes to it in one step, saddle-free Newton away along the falling direction.
    CHECK(norm(place(raced("loss=x^2-y^2&start=1,0.1&steps=1&racers=newton,fallback:none").tracks()[0], 1)) == 0);
    CHECK(place(raced("loss=x^2-y^2&start=1,0.1&steps=1&racers=newton,fallback:saddle-free").tracks()[0], 1) == Vector{0, 0.2});
}

TEST_CASE("backtracking never lets the loss rise") {
    for (const Surface& surface : surfaces()) {
        INFO(surface.key);
        const Race race = raced(fmt::format("loss={}&racers=armijo&steps=100", surface.key));
        const auto& loss = race.tracks()[0].loss;
        CHECK(loss.size() > 1);
        CHECK(std::is_sorted(loss.rbegin(), loss.rend()));
    }
}

TEST_CASE("every evaluation is counted, and none twice") {
    const Race race = raced("loss=rosenbrock&steps=20&racers=gd,lr:0.001;nesterov,form:lookahead,lr:0.001;newton;armijo;bfgs");
    const auto at = [&](std::size_t racer, std::size_t step) { return race.tracks()[racer].evaluations[step]; };
    CHECK(at(0, 0) == Evaluations{});
    CHECK(at(0, 20) == Evaluations{0, 20, 0});
    CHECK(at(1, 20) == Evaluations{0, 20, 0});
    CHECK(at(2, 20) == Evaluations{0, 0, 20});
    CHECK(at(3, 20).gradients == 20);
    CHECK(at(3, 20).values > 20);
    // One gradient at the start; then each step begins where the search before it ended.
    CHECK(at(4, 1).gradients >= 2);
    CHECK(at(4, 20).gradients < 2 * 20);
}

TEST_CASE("under noise, value and gradient of the oracle still belong together") {
    Loss loss = compiled("x^2 + y^2");
    Evaluations count;
    LossOracle oracle(loss, scratch(), count, {}, {0.5, -2}, {1, 1});
    Vector g;
    const double f = oracle.gradient({1, 1}, g);
    CHECK(f == 2);
    CHECK(g == Vector{2.5, 0});
    const double h = 1e-6;
    CHECK(std::abs((oracle.value({1 + h, 1}) - oracle.value({1 - h, 1})) / (2 * h) - g.x) < 1e-9);
    CHECK(std::abs((oracle.value({1, 1 + h}) - oracle.value({1, 1 - h})) / (2 * h) - g.y) < 1e-9);
}
