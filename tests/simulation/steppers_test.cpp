// The ways to take a step give the same bits. A sum that begins with 0 may keep the sign of a zero in one way and not in the
// other: 0 and -0 count as equal.
#include "../optimizers/settings.hpp"
#include "../seed.hpp"
#include "agreement.hpp"
#include "grounds.hpp"
#include "objectives.hpp"
#include "optimizers/catalogue.hpp"
#include "optimizers/definition.hpp"
#include "simulation/rule_layout.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>

using namespace ravine;

namespace {

constexpr std::size_t balls = 5;
constexpr std::uint64_t steps = 30;

std::vector<Ground> grounds() {
    std::vector<Ground> result = rough_grounds();
    for (const char* key : {"two_minima", "rosenbrock", "bukin", "eggholder"}) result.push_back(ground(key));
    return result;
}

// Rules for what no method of the catalogue does.
Optimizer own(std::string key, std::string rule) {
    return {.key = std::move(key),
            .title = "",
            .parameters = {learning_rate(), weight_decay(0.01), epsilon_place()},
            .state = {"v", "q"},
            .rule = std::move(rule)};
}

const std::vector<Optimizer> rules_of_their_own{
    own("every_call", R"(
[first] v = normal()
g = g + decay*x
h = hessian_diagonal()
p = hessian_times(v)
look = gradient(x - lr*g)
low = value(x - lr*look)
n = norm(g) + norm1(look) + largest(h)
m = mean(v) + sum(x)/(7*count())
v = 0.9*v + 0.1*(p/(1 + n) + look) + 0.01*normal()
[eps_at=outside] q = q/2 + dot(v, g)/(1 + n)
[eps_at=inside] q = max(q/2, |dot(v, g)|)
x = x - lr*where(low < f, v, g/(1 + |h|)) - lr*(m + q)*t/1000
)"),
    own("without_gradient", R"(
v = normal()
x = x - lr*(value(x + 0.01*v) - f)*v
)"),
    own("without_loss", R"(
v = normal()
x = x - lr*(value(x + 0.01*v) - value(x - 0.01*v))*v
)"),
    own("first_lines", R"(
[first] q = lr
[first] v = gradient(x + q)
q = 0.9*q
v = v*q + g
x = x - q*v
)"),
    own("first_gradient", R"(
[first] v = g
v = v + normal()/8
x = x - lr*v/(1 + sum(t))
)"),
    own("assigns_to_given_names", R"(
g = g/(1 + norm(g))
f = f + x
x = x - lr*g - lr*f/1000
)"),
};

std::vector<const Optimizer*> all_rules() {
    std::vector<const Optimizer*> result;
    for (const auto& optimizer : builtin_catalogue().all()) {
        if (!optimizer->step) result.push_back(optimizer.get());
    }
    for (const Optimizer& optimizer : rules_of_their_own) result.push_back(&optimizer);
    return result;
}

// Calls run with random settings under every combination of choices.
template <class Run>
void for_all_choices(const Optimizer& optimizer, std::mt19937& random, Run run) {
    std::vector<double> choice(optimizer.parameters.size(), 0.0);
    for (bool more = true; more;) {
        std::vector<double> values = random_settings(optimizer, random);
        more = false;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Parameter& parameter = optimizer.parameters[i];
            if (!parameter.is_choice()) continue;
            values[i] = choice[i];
            if (more) continue;
            choice[i] = choice[i] + 1 < static_cast<double>(parameter.choices.size()) ? choice[i] + 1 : 0;
            more = choice[i] > 0;
        }
        run(values);
    }
}

std::vector<double> random_starts(const Box& box, std::mt19937& random) {
    std::uniform_real_distribution<double> x(box.low.x, box.high.x), y(box.low.y, box.high.y);
    std::vector<double> result;
    for (std::size_t ball = 0; ball < balls; ++ball) result.push_back(x(random));
    for (std::size_t ball = 0; ball < balls; ++ball) result.push_back(y(random));
    return result;
}

struct Conditions {
    double noise;
    std::size_t batch;
};

std::vector<Conditions> conditions(const Loss& loss) {
    if (loss.rows() == 0) return {{0, 0}, {0.2, 0}};
    return {{0, 0}, {0.2, 0}, {0, 2}, {0.2, 3}};
}

// Counts the balls that still run at the end, so that not all of them have stopped early on.
struct Tally {
    std::size_t runs = 0, ran = 0;
};

void compare(const Optimizer& optimizer, const Ground& ground, std::span<const double> values, Conditions under,
             std::mt19937& random, Tally& tally) {
    SimulationSetting setting{.objective = ground.loss,
                              .optimizer = &optimizer,
                              .schedules = {},
                              .noise = under.noise,
                              .seed = random(),
                              .batch = under.batch};
    std::string settings;
    for (const double value : values) {
        setting.schedules.emplace_back(value);
        settings += " " + std::to_string(value);
    }
    const std::vector<double> starts = random_starts(ground.box, random);
    Simulation open(setting, starts);
    setting.objective = std::make_shared<Opaque>(ground.loss);
    Simulation closed(setting, starts);
    INFO(optimizer.key << settings << " on " << ground.text << ", noise " << under.noise << ", batch " << under.batch);
    REQUIRE(open.complaint() == "");
    REQUIRE(closed.complaint() == "");
    open.advance(steps);
    closed.advance(steps);
    bool same = true;
    for (std::size_t ball = 0; ball < balls; ++ball) {
        same = same && agree(tell(open, ball), tell(closed, ball), same_or_zero);
        tally.ran += open.stop(ball) ? 0 : 1;
    }
    tally.runs += balls;
    CHECK(same);
}

}  // namespace

TEST_CASE("a rule composed with a loss and the same rule beside it give the same bits") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    Tally tally;
    for (const Ground& ground : grounds()) {
        for (const Optimizer* optimizer : all_rules()) {
            for_all_choices(*optimizer, random, [&](const std::vector<double>& values) {
                const StepSetting setting{ground.loss.get(), optimizer, values, {}, true, ground.loss->rows() > 0, seed};
                const auto compiled = compile_steps(*optimizer, values);
                INFO(optimizer->key);
                REQUIRE(compiled);
                REQUIRE(compose_stepper(setting, *compiled));  // or both ways would be one
                for (const Conditions& under : conditions(*ground.loss)) {
                    compare(*optimizer, ground, values, under, random, tally);
                }
            });
        }
    }
    CAPTURE(tally.runs);
    CHECK(tally.runs > 5000);
    CHECK(tally.ran > tally.runs / 2);
}

TEST_CASE("a method in C++ sees no more of an objective than any objective has") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    Tally tally;
    for (const Ground& ground : grounds()) {
        for (const auto& optimizer : builtin_catalogue().all()) {
            if (!optimizer->step) continue;
            for_all_choices(*optimizer, random, [&](const std::vector<double>& values) {
                for (const Conditions& under : conditions(*ground.loss)) {
                    compare(*optimizer, ground, values, under, random, tally);
                }
            });
        }
    }
    CHECK(tally.runs > 500);
    CHECK(tally.ran > tally.runs / 4);
}

TEST_CASE("the requests of lines for the first step are counted once") {
    const Ground ground = ravine::ground("two_minima");
    for (const bool closed : {false, true}) {
        SimulationSetting setting{.objective = ground.loss, .optimizer = &rules_of_their_own[3], .schedules = {}};
        if (closed) setting.objective = std::make_shared<Opaque>(ground.loss);
        for (const double value : default_settings(*setting.optimizer)) setting.schedules.emplace_back(value);
        REQUIRE(setting.optimizer->key == "first_lines");
        Simulation simulation(setting, std::vector{0.5, 0.5});
        CHECK(simulation.evaluations(0) == Evaluations{});
        for (int step = 1; step <= 5; ++step) {
            simulation.advance();
            CHECK(simulation.evaluations(0) == Evaluations{0, step + 1, 0});
        }
    }
}
