// Methods that ask for no gradient: their requests, and losses without one.
#include "analysis/inspector.hpp"
#include "document/link/link.hpp"
#include "simulation/race.hpp"
#include "test_oracle.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

using namespace ravine;

namespace {

constexpr std::string_view methods = "random_search;annealing;nelder_mead;cma_es";

Race raced(const std::string& link, int steps) {
    Race race(decode_link(link + "&racers=" + std::string(methods)).document.experiment);
    race.advance_to(steps);
    return race;
}

}  // namespace

TEST_CASE("methods without a gradient are counted by their values") {
    const Race race = raced("loss=himmelblau&steps=40", 40);
    const auto count = [&](std::size_t racer, std::size_t step) { return race.tracks()[racer].evaluations[step]; };
    for (std::size_t racer = 0; racer < 4; ++racer) {
        CHECK(count(racer, 40).gradients == 0);
        CHECK(count(racer, 40).hessians == 0);
    }
    CHECK(count(0, 40).values == 41);
    CHECK(count(1, 40).values == 41);
    CHECK(count(2, 1).values - 3 <= 4);
    CHECK(count(2, 40).values - count(2, 1).values >= 39);
    CHECK(count(2, 40).values - count(2, 1).values <= 39 * 4);
    CHECK(count(3, 40).values == 40 * 6);
}

TEST_CASE("methods without a gradient go on where there is none") {
    // The gradient of the cube root is infinite at 0, where they start.
    const Race race = raced("loss=cbrt(x)%2Bx^2%2By^2&start=0,1&steps=60", 60);
    for (std::size_t racer = 0; racer < 4; ++racer) {
        INFO(racer);
        CHECK_FALSE(race.tracks()[racer].retired);
        Inspector inspector(race, racer);
        const StepTrace* const trace = inspector.at(0);
        REQUIRE(trace);
        CHECK_FALSE(trace->asks);
        CHECK(trace->given == Vector{});
        CHECK_FALSE(trace->retires);
        for (const WalkedLine& line : walk(*trace)) {
            for (const Quantity& quantity : line.named) CHECK(quantity.name != "g");
        }
    }
}

TEST_CASE("random search and Nelder and Mead never go up, and CMA-ES finds what it looks for") {
    const Race race = raced("loss=rosenbrock&start=-1,1&steps=400", 400);
    for (const std::size_t racer : {0, 2}) {
        const auto& loss = race.tracks()[racer].loss;
        for (std::size_t i = 1; i < loss.size(); ++i) REQUIRE(loss[i] <= loss[i - 1]);
    }
    for (const std::size_t racer : {2, 3}) CHECK(race.tracks()[racer].loss.back() < 1e-20);
}

TEST_CASE("annealing without heat never goes up, and with much of it goes almost anywhere") {
    const auto rises = [](const std::string& racer) {
        Race race(decode_link("loss=himmelblau&steps=300&racers=" + racer).document.experiment);
        race.advance_to(300);
        const auto& loss = race.tracks()[0].loss;
        int count = 0;
        for (std::size_t i = 1; i < loss.size(); ++i) count += loss[i] > loss[i - 1];
        return count;
    };
    CHECK(rises("annealing,heat:0") == 0);
    CHECK(rises("annealing,heat:1000,lr:0.3") > 100);
}

TEST_CASE("the draws that a step shows are those of the race") {
    Race race(decode_link("loss=himmelblau&seed=9&steps=9&racers=random_search").document.experiment);
    race.advance_to(9);
    Inspector inspector(race, 0);
    for (int step = 0; step < 9; ++step) {
        const StepTrace* const trace = inspector.at(step);
        REQUIRE(trace);
        REQUIRE(trace->move);
        Vector to;
        for (const WalkedLine& line : walk(*trace)) {
            if (line.assigned.name == "to") to = line.assigned.value.value();
        }
        const bool moved = !(trace->move->by == Vector{});
        if (moved) CHECK(to == trace->move->to);
    }
}

TEST_CASE("in five dimensions Nelder and Mead and CMA-ES find the minimum of a bowl") {
    class Bowl final : public Objective {
      public:
        std::size_t dimension() const override { return 5; }
        std::size_t gradient_work() const override { return 10; }
        void value(const Points& at, double* f, formula::Workspace&, Batch) const override {
            *f = 0;
            for (std::size_t k = 0; k < 5; ++k) *f += static_cast<double>(k + 1) * at.data[k] * at.data[k];
        }
        void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override {
            value(at, f, workspace, batch);
            for (std::size_t k = 0; k < 5; ++k) g[k] = 2 * static_cast<double>(k + 1) * at.data[k];
        }
    };
    const Bowl bowl;
    for (const char* method : {"nelder_mead", "cma_es"}) {
        TestBall ball(method, bowl, {1, -1, 2, 0.5, -3});
        for (int i = 0; i < 600; ++i) ball.step();
        INFO(method);
        CHECK(ball.f < 1e-12);
    }
}
