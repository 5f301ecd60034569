// The lines of a step with their values, for every method: what it tells, computes and asks.
#include "analysis/condense.hpp"
#include "finished_race.hpp"
#include "inspected.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace ravine;

TEST_CASE("every quantity of every shown line has its value, of every method and at every kind of step") {
    for (const std::string& link : of_all("loss=rosenbrock&steps=30&noise=0.01")) {
        const Race race = finished_race(link);
        for (std::size_t racer = 0; racer < race.experiment().racers.size(); ++racer) {
            Inspector inspector(race, racer);
            for (const int step : {0, 1, 2, 7}) {
                if (step > race.tracks()[racer].last()) continue;
                const StepTrace* trace = reach(inspector, step);
                REQUIRE(trace);
                if (!trace->move) continue;
                const std::string& key = race.experiment().racers[racer].optimizer;
                if (key == "soap" && step == 0) continue;  // it only looks
                for (const WalkedLine& line : condense(walk(*trace))) {
                    INFO(key << " at step " << step << ": " << line.text);
                    CHECK(line.assigned.value.has_value());
                    if (trace->optimizer->step && step == 0) continue;  // a matrix or place before the first is none
                    for (const Quantity& quantity : line.named) {
                        INFO(quantity.name);
                        CHECK(quantity.value.has_value());
                    }
                }
            }
        }
    }
}

namespace {

// Returns the value that a line of the step from `step` on assigns to a name at last.
Quantity assigned_at(const Race& race, std::size_t racer, int step, std::string_view name) {
    Inspector inspector(race, racer);
    Quantity found{name, {}};
    for (const WalkedLine& line : walk(*reach(inspector, step))) {
        if (line.assigned.name == name) found = line.assigned;
    }
    INFO(name);
    REQUIRE(found.value);
    return found;
}

void check_close(Vector a, Vector b) {
    CHECK(a.x == Catch::Approx(b.x).epsilon(1e-12).margin(1e-13));
    CHECK(a.y == Catch::Approx(b.y).epsilon(1e-12).margin(1e-13));
}

}  // namespace

TEST_CASE("a gradient elsewhere, on a way that depends on the gradient here, is that of the race") {
    const Race race = finished_race(
        "loss=rosenbrock&steps=30&noise=0.1&racers=gd+sam,lr:0.001;two,lr:0.001;"
        "nesterov,form:lookahead,lr:0.001"
        "&define=two(lr:0.1){h=gradient(x);g=gradient(x+0.0001*h);x=x-lr*g}");
    REQUIRE(race.tracks().size() == 3);
    for (std::size_t racer = 0; racer < 3; ++racer) {
        INFO("racer " << racer);
        Inspector inspector(race, racer);
        for (const int step : {0, 1, 7}) {
            const StepTrace& trace = *reach(inspector, step);
            REQUIRE(trace.move);
            CHECK((step == 0 || trace.asked != trace.position));
            const std::vector<WalkedLine> lines = walk(trace);
            REQUIRE(lines.back().assigned.name == "x");
            CHECK(lines.back().assigned.value == trace.move->to);
        }
    }
}

TEST_CASE("a search that finds nothing lower is told as a step of length 0") {
    const Race race = finished_race("loss=|x|+|y|&start=1.3,0.7&racers=bfgs&steps=60");
    Inspector inspector(race, 0);
    const std::vector<WalkedLine> lines = condense(walk(*reach(inspector, 50)));
    CHECK(lines.back().assigned.name == "x");
    CHECK(lines[lines.size() - 2].assigned.name == "a");
    CHECK(lines[lines.size() - 2].assigned.value->x == 0);
}

TEST_CASE("what is not finite is not told") {
    const Race race = finished_race("loss=x^2&start=1,1&racers=newton,fallback:none&steps=5");
    Inspector inspector(race, 0);
    const StepTrace& trace = *reach(inspector, 0);
    CHECK(trace.retires);
    const std::vector<WalkedLine> lines = walk(trace);
    const auto p = std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.assigned.name == "p"; });
    REQUIRE(p != lines.end());
    CHECK_FALSE(p->assigned.value);
}

TEST_CASE("what methods in C++ tell of a step is what the step was made of") {
    const Race race = finished_race(
        "loss=rosenbrock&steps=30&racers=cg;bfgs;lbfgs;newton,damping:0.5,fallback:saddle-free;"
        "shampoo;soap;nelder_mead;cma_es");
    const auto step_of = [&](std::size_t racer, int step) {
        const Track& track = race.tracks()[racer];
        const auto k = static_cast<std::size_t>(step);
        return Vector{track.x[k + 1] - track.x[k], track.y[k + 1] - track.y[k]};
    };
    for (const int step : {1, 2, 7}) {
        INFO("step " << step);
        for (const std::size_t racer : {0, 1, 2}) {
            if (step >= race.tracks()[racer].last()) continue;
            const Quantity a = assigned_at(race, racer, step, "a");
            CHECK(a.scalar);
            check_close(a.value->x * *assigned_at(race, racer, step, "d").value, step_of(racer, step));
        }
        if (step < race.tracks()[3].last()) {
            const Vector p = *assigned_at(race, 3, step, "p").value;
            check_close(-1.0 * p, step_of(3, step));
            const Quantity h = assigned_at(race, 3, step, "H");
            REQUIRE(h.second_row);
            Inspector inspector(race, 3);
            const StepTrace& trace = *reach(inspector, step);
            check_close({dot(*h.value, p), dot(*h.second_row, p)}, trace.given);  // lr is 1
        }
        const double lr = find_learning_rate(*builtin_catalogue().find("shampoo"))->fallback;
        check_close(-lr * *assigned_at(race, 4, step, "d").value, step_of(4, step));
        check_close(-assigned_at(race, 5, step, "rate").value->x * *assigned_at(race, 5, step, "d").value, step_of(5, step));
        const Vector a = *assigned_at(race, 6, step, "a").value;
        CHECK(a == Vector{race.tracks()[6].x[static_cast<std::size_t>(step) + 1],
                          race.tracks()[6].y[static_cast<std::size_t>(step) + 1]});
    }
    CHECK(assigned_at(race, 7, 0, "C").second_row.has_value());
}
