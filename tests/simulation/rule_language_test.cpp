// The rule language as docs/rule-language.md tells it.
#include "math/bits.hpp"
#include "optimizers/definition.hpp"
#include "own_rule.hpp"
#include "simulation/rule_layout.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>

using namespace ravine;
using Catch::Approx;

namespace {

std::vector<Parameter> parameters() {
    std::vector<Parameter> all{choice("nesterov", "", "on", {{"off"}, {"on"}})};
    const std::pair<std::string_view, double> numbers[] = {{"lr", 0.1},   {"mu", 0.5},    {"beta1", 0.9}, {"beta2", 0.99},
                                                           {"eps", 1e-8}, {"limit", 1.0}, {"heat", 1e-4}};
    for (const auto& [key, value] : numbers) all.push_back({std::string(key), "", value, 0, 100});
    return all;
}

std::vector<std::string> examples() {
    std::ifstream file(RAVINE_TESTS_DIR "/../docs/rule-language.md");
    std::vector<std::string> result;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "```rule") result.emplace_back();
        if (inside && line != "```") result.back() += line + '\n';
        inside = line == "```rule" || (inside && line != "```");
    }
    return result;
}

struct Course {
    std::string_view formula;
    std::vector<std::string_view> variables;
    std::vector<double> starts;  // of three balls, coordinate by coordinate
};

const Course bowl{"x^2 + x*y + 3*y^2", {"x", "y"}, {1.5, -1, 0.25, 1, 2, -0.5}};
const Course rosenbrock{"(1 - x)^2 + 5*(y - x^2)^2", {"x", "y"}, {-1, 0.5, 1.25, 1, -0.5, 1}};
const Course space{"x^2 + 2*y^2 + 3*z^2 + x*y", {"x", "y", "z"}, {1, -1, 0.5, 2, 0.25, 1, -2, 1, 1.5}};

std::shared_ptr<const Objective> objective(const Course& course, bool composable) {
    return std::make_shared<FormulaObjective>(course.formula, course.variables, composable);
}

bool same_bits(double a, double b) { return bits_of(a) == bits_of(b); }

void check_same(const Simulation& a, const Simulation& b) {
    for (std::size_t ball = 0; ball < a.balls(); ++ball) {
        REQUIRE(a.stop(ball).has_value() == b.stop(ball).has_value());
        for (std::size_t k = 0; k < a.dimension(); ++k) REQUIRE(same_bits(a.x(ball, k), b.x(ball, k)));
        REQUIRE(same_bits(a.loss(ball), b.loss(ball)));
        CHECK(a.evaluations(ball) == b.evaluations(ball));
        for (std::size_t name = 0; !a.stop(ball) && name < a.setting().optimizer->state.size(); ++name) {
            CHECK(a.state(ball, name) == b.state(ball, name));
        }
    }
}

// Returns how a rule races, after both ways of stepping agreed.
Simulation raced(const OwnRule& rule, const Course& course, std::uint64_t steps, double noise = 0) {
    const auto formula = objective(course, true);
    REQUIRE(compose_stepper({formula.get(), &rule.optimizer(), rule.defaults(), {}, noise > 0, false, 7},
                            *compile_steps(rule.optimizer(), rule.defaults())));
    Simulation composed = simulate(rule, formula, course.starts, noise);
    Simulation beside = simulate(rule, objective(course, false), course.starts, noise);
    REQUIRE(composed.complaint() + beside.complaint() == "");
    for (std::uint64_t step = 0; step < steps; ++step) {
        check_same(composed, beside);
        composed.advance();
        beside.advance();
    }
    check_same(composed, beside);
    return composed;
}

// Returns where the first ball is after one step.
std::vector<double> result(std::string text, const Course& course, double noise = 0) {
    INFO(text);
    const OwnRule rule(std::move(text), parameters());
    const Simulation simulation = raced(rule, course, 1, noise);
    REQUIRE_FALSE(simulation.stop(0));
    std::vector<double> x;
    for (std::size_t k = 0; k < simulation.dimension(); ++k) x.push_back(simulation.x(0, k));
    return x;
}

const Course plane_by_hand{"x^2 + 2*y^2 + x*y", {"x", "y"}, {3, 0, 1, -4, 2, 1}};          // g = (2, -13), f = 29
const Course space_by_hand{space.formula, {"x", "y", "z"}, {1, 0, 1, 2, 1, 1, -2, 1, 1}};  // g = (4, 9, -12), f = 23

using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("the examples of the manual run, in both ways to the same bits, and find the way down") {
    const std::vector<std::string> all = examples();
    REQUIRE(all.size() >= 10);
    for (const std::string& text : all) {
        INFO(text);
        const OwnRule rule(text, parameters());
        for (const Course* course : {&bowl, &rosenbrock, &space}) {
            for (const double noise : {0.0, 0.125}) raced(rule, *course, 60, noise);
        }
        for (const Course* course : {&bowl, &space}) {
            const Simulation start = raced(rule, *course, 0), end = raced(rule, *course, 60);
            for (std::size_t ball = 0; ball < end.balls(); ++ball) {
                REQUIRE_FALSE(end.stop(ball));
                CHECK(end.loss(ball) < 0.5 * start.loss(ball));
            }
        }
    }
}

TEST_CASE("calls over the coordinates are what a hand computes") {
    CHECK(result("x = sum(g)", plane_by_hand) == Numbers{-11, -11});
    CHECK(result("x = sum(g)", space_by_hand) == Numbers{1, 1, 1});
    CHECK(result("x = mean(g)", plane_by_hand) == Numbers{-5.5, -5.5});
    CHECK(result("x = mean(3*g)", space_by_hand) == Numbers{1, 1, 1});
    CHECK(result("x = dot(g, x)", plane_by_hand) == Numbers{58, 58});
    CHECK(result("x = dot(g, x)", space_by_hand) == Numbers{46, 46, 46});
    CHECK(result("x = norm(x)", plane_by_hand) == Numbers{5, 5});
    CHECK(result("x = norm(x)", space_by_hand) == Numbers{3, 3, 3});
    CHECK(result("x = norm1(g)", plane_by_hand) == Numbers{15, 15});
    CHECK(result("x = norm1(g)", space_by_hand) == Numbers{25, 25, 25});
    CHECK(result("x = largest(g)", plane_by_hand) == Numbers{13, 13});
    CHECK(result("x = largest(g)", space_by_hand) == Numbers{12, 12, 12});
    CHECK(result("x = count()", plane_by_hand) == Numbers{2, 2});
    CHECK(result("x = count()", space_by_hand) == Numbers{3, 3, 3});
    // Of what is one number for a ball or for all of them.
    CHECK(result("x = sum(1) + sum(t)", space_by_hand) == Numbers{6, 6, 6});
    CHECK(result("x = sum(f)", space_by_hand) == Numbers{69, 69, 69});
    CHECK(result("x = mean(f)", plane_by_hand) == Numbers{29, 29});
    // Inside each other, several to a line, and of names of this step.
    CHECK(result("a = g/largest(g)\nx = dot(a, 12*a) + norm(norm(x) + 0*x)^2", space_by_hand)[0] == Approx(241.0 / 12 + 27));
}

TEST_CASE("calls that ask the loss are what a hand computes") {
    CHECK(result("x = g", plane_by_hand) == Numbers{2, -13});
    CHECK(result("x = f", space_by_hand) == Numbers{23, 23, 23});
    CHECK(result("x = gradient(1)", plane_by_hand) == Numbers{3, 5});
    CHECK(result("x = gradient(x + 1)", space_by_hand) == Numbers{7, 14, -6});
    CHECK(result("x = value(1)", space_by_hand) == Numbers{7, 7, 7});
    CHECK(result("x = value(x + 1)", plane_by_hand) == Numbers{22, 22});
    CHECK(result("x = hessian_times(x)", space_by_hand) == Numbers{4, 9, -12});
    CHECK(result("x = hessian_times(1)", plane_by_hand) == Numbers{3, 5});
    CHECK(result("x = hessian_diagonal()", plane_by_hand) == Numbers{2, 4});
    CHECK(result("x = hessian_diagonal()", space_by_hand) == Numbers{2, 4, 6});
    CHECK(result("x = gradient(gradient(x))", plane_by_hand) == Numbers{-9, -50});
    // Hessians are taken where the step began.
    const Course cubic{"x^3 + y^4", {"x", "y"}, {1, 2, 3, 2, 1, 1}};
    CHECK(result("x = x + 1\nx = hessian_diagonal()", cubic) == Numbers{6, 48});
    CHECK(result("x = x + 1\nx = g", cubic) == Numbers{3, 32});
}

TEST_CASE("gradients and values of a step tilt with its noise, and nothing else does") {
    const OwnRule still("x = x", parameters());
    const std::vector<double> n = simulate(still, objective(space_by_hand, true), space_by_hand.starts, 0.5).inputs(1).noise;
    REQUIRE(n.size() == 3);
    const auto near = [](const Numbers& ours, const Numbers& theirs) {
        for (std::size_t k = 0; k < theirs.size(); ++k) CHECK(ours[k] == Approx(theirs[k]).epsilon(1e-14));
    };
    near(result("x = g", space_by_hand, 0.5), {4 + n[0], 9 + n[1], -12 + n[2]});
    near(result("x = gradient(1)", space_by_hand, 0.5), {3 + n[0], 5 + n[1], 6 + n[2]});
    near(result("x = value(x + t)", space_by_hand, 0.5), Numbers(3, 31 + n[0] + n[1] + n[2]));
    near(result("x = x + 5\nx = value(0*x)", space_by_hand, 0.5), Numbers(3, -n[0] - 2 * n[1] + 2 * n[2]));
    CHECK(result("x = f", space_by_hand, 0.5) == Numbers{23, 23, 23});
    CHECK(result("x = value(x)", space_by_hand, 0.5) == Numbers{23, 23, 23});
    CHECK(result("x = hessian_times(x)", space_by_hand, 0.5) == Numbers{4, 9, -12});
    CHECK(result("x = hessian_diagonal()", space_by_hand, 0.5) == Numbers{2, 4, 6});
}

TEST_CASE("draws are normal, one per call, step and coordinate, and the same for all balls") {
    const OwnRule rule(
        "n = normal()\nlast = where(t < 0, last, n)\ntotal = total + n\nsquares = squares + n^2\nx = x\nother = where(t < 0, "
        "other, normal())",
        parameters());
    constexpr std::uint64_t steps = 20'000;
    Simulation simulation = simulate(rule, objective(space, true), space.starts);
    simulation.advance(steps);
    const auto state = [&](std::string_view name, std::size_t ball = 0) {
        return simulation.state(ball, rule.number_of(name));
    };
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(std::abs(state("total")[k] / steps) < 4 / std::sqrt(steps));
        CHECK(std::abs(state("squares")[k] / steps - 1) < 4 * std::sqrt(2.0 / steps));
        CHECK(state("last")[k] != state("other")[k]);
        CHECK(state("last")[k] != state("last")[(k + 1) % 3]);
    }
    for (std::size_t ball = 1; ball < 3; ++ball) {
        CHECK(state("last", ball) == state("last"));
        CHECK(state("squares", ball) == state("squares"));
    }
    const std::vector<double> before = state("last");
    simulation.advance();
    CHECK(state("last") != before);
    raced(rule, bowl, 20);
}

TEST_CASE("state begins at 0, or as a line of the first step has it") {
    const OwnRule rule("[first] z = 5\nz = z + 1\nn = n + 1\nx = 10*z + n", parameters());
    CHECK(rule.state() == std::vector<std::string>{"z", "n"});
    CHECK(raced(rule, bowl, 1).x(0, 0) == 61);
    CHECK(raced(rule, bowl, 3).x(1, 1) == 83);
    // Of a line that assigns in the first step only, and of one that is for one choice.
    const OwnRule kept("[first] start = x\n[nesterov=on] [first] more = 2*t\nx = start + more*t", parameters());
    const Simulation simulation = raced(kept, plane_by_hand, 4);
    CHECK((simulation.x(0, 0) == 3 + 8 && simulation.x(0, 1) == -4 + 8));
}

TEST_CASE("what is only ever assigned numbers of the ball is one number") {
    const auto arrays = [](std::string text, std::size_t state) {
        const OwnRule rule(std::move(text), parameters());
        const auto composable = objective(space, true), other = objective(space, false);
        const auto compiled = compile_steps(rule.optimizer(), rule.defaults());
        const auto composed =
            compose_stepper({composable.get(), &rule.optimizer(), rule.defaults(), {}, false, false, 7}, *compiled);
        const auto beside = rule_stepper({other.get(), &rule.optimizer(), rule.defaults(), {}, false, false, 7}, *compiled);
        REQUIRE((composed && beside));
        CHECK(composed->arrays_of(state) == (*beside)->arrays_of(state));
        raced(rule, space, 5);
        return composed->arrays_of(state).size();
    };
    CHECK(arrays("s = s + dot(g, g)\nx = x - lr*g/sqrt(s)", 0) == 1);
    CHECK(arrays("s = s + g^2\nx = x - lr*g/sqrt(s)", 0) == 3);
    CHECK(arrays("s = s + norm(g^2)/count() + value(x)*lr\nx = x - lr*g/sqrt(s)", 0) == 1);
    CHECK(arrays("[first] a = lr\na = 0.9*a\nx = x - a*g", 0) == 1);
    CHECK(arrays("[first] a = lr\nb = 2*a\na = b/2\nx = x - sum(b)/9*g", 0) == 1);
    CHECK(arrays("[first] z = x\nx = z/2 + x/2 - lr*g", 0) == 3);
    CHECK(arrays("[first] z = x\nz = 0.9*z\nx = z - lr*g", 0) == 3);
    CHECK(arrays("n = n + normal()\nx = x - lr*g + 0.01*n", 0) == 3);
    const OwnRule rule("s = s + dot(g, g)\nx = x - lr*g/sqrt(s)", parameters());
    Simulation simulation = simulate(rule, objective(space_by_hand, true), space_by_hand.starts);
    simulation.advance();
    CHECK(simulation.state(0, 0) == Numbers(3, 16 + 81 + 144));
    // The loss may become a vector.
    CHECK(result("y = f\nf = x\nx = y + f", space_by_hand) == Numbers{24, 25, 21});
}

TEST_CASE("every request is counted, under the conditions of its line") {
    const auto counts = [](std::string text) {
        const OwnRule rule(std::move(text), parameters());
        return raced(rule, bowl, 10).evaluations(0);
    };
    CHECK(counts("x = x - lr*g") == Evaluations{0, 10, 0});
    CHECK(counts("x = x - lr*g/(1 + f)") == Evaluations{0, 10, 0});
    CHECK(counts("x = x - 0.001*f") == Evaluations{10, 0, 0});
    CHECK(counts("x = x*0.9") == Evaluations{0, 0, 0});
    CHECK(counts("g = gradient(x)\nx = x - lr*g") == Evaluations{0, 10, 0});
    CHECK(counts("x = x - lr*gradient(x - lr*g)") == Evaluations{0, 20, 0});
    CHECK(counts("x = x - lr*gradient(x - lr*gradient(x))/(1 + value(x) + value(2*x))") == Evaluations{20, 20, 0});
    CHECK(counts("x = x - lr*hessian_times(g)/max(hessian_diagonal(), 1)") == Evaluations{0, 10, 20});
    CHECK(counts("[nesterov=off] x = x - lr*value(x)\n[nesterov=on] x = x - lr*g") == Evaluations{0, 10, 0});
    CHECK(counts("[first] z = gradient(x)\n[first] s = value(x)\nx = x - lr*(g + 0.01*(z + s))") == Evaluations{1, 11, 0});
    CHECK(counts("[first] z = g\nx = x*0.9 + 0.001*z") == Evaluations{0, 1, 0});
    CHECK(counts("x = x - lr*g + 0.01*normal()*norm(g)/count()") == Evaluations{0, 10, 0});
}

TEST_CASE("a rule that asks for second derivatives needs a loss that has them") {
    class Flat final : public Objective {
        std::size_t dimension() const override { return 1; }
        std::size_t gradient_work() const override { return 1; }
        void value(const Points& at, double* f, formula::Workspace&, Batch) const override {
            std::copy_n(at.data, at.count, f);
        }
        void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override {
            value(at, f, workspace, batch);
            std::fill_n(g, at.count, 1.0);
        }
    };
    const double start[] = {2};
    const OwnRule newton("x = x - g/hessian_diagonal()", parameters()), descent("x = x - g", parameters());
    CHECK(simulate(newton, std::make_shared<Flat>(), start).complaint() ==
          "the rule asks for second derivatives, which this loss does not have");
    Simulation simulation = simulate(descent, std::make_shared<Flat>(), start);
    CHECK(simulation.complaint() == "");
    simulation.advance(2);
    CHECK(simulation.x(0, 0) == 0);
}
