// What a learner reads is what runs: every method's rule text, executed, against its C++.
#include "../scratch.hpp"
#include "loss/loss.hpp"
#include "optimizers/catalogue.hpp"
#include "optimizers/step.hpp"
#include "rule.hpp"
#include "settings.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

using namespace ravine;

namespace {

constexpr std::size_t balls = 3;
constexpr std::uint64_t steps = 200;

// Optimizers keep their own pow (optimizers/step.hpp), and formulas have a better one: 1 - beta^t shows the difference, the
// more the closer beta is to 1, and even more so what RAdam subtracts from it.
double tolerance(const Optimizer& optimizer, const std::vector<double>& values) {
    constexpr double of_pow = 4e-15;
    double tolerance = optimizer.key == "radam" ? 1e-10 : 1e-12;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool is_beta = optimizer.parameters[i].key.starts_with("beta") && values[i] < 1;
        if (is_beta) tolerance = std::max(tolerance, of_pow / (1 - values[i]));
    }
    return tolerance;
}

// A loss with a gradient that is smooth and bounded, so that no ball can leave.
Loss bumps() {
    formula::ParseError error;
    return *Loss::compile("sin(3x)cos(2y) + sqrt(1 + x^2 + 2y^2)/2", error);
}

// Somewhere between the settings that a trial starts with and those that it ends with.
std::vector<double> between(const std::vector<double>& from, const std::vector<double>& to, std::uint64_t t) {
    std::vector<double> values(from);
    const double share = static_cast<double>(t) / static_cast<double>(steps);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += share * (to[i] - from[i]);
    return values;
}

double disagreement(std::span<const double> p, std::span<const double> q) {
    double most = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        REQUIRE((std::isfinite(p[i]) && std::isfinite(q[i])));
        most = std::max(most, std::abs(p[i] - q[i]) / std::max(1.0, std::abs(p[i])));
    }
    return most;
}

// Both run side by side and are given the gradient at the place where the C++ wants it.
void compare(const Optimizer& optimizer, const std::vector<double>& from, const std::vector<double>& to, std::mt19937& random) {
    Loss loss = bumps();
    std::normal_distribution<double> normal;
    std::vector<double> x(2 * balls), g(2 * balls), f(balls), state(x.size() * optimizer.state.size());
    for (double& coordinate : x) coordinate = normal(random);
    RuleText rule(optimizer, from, x);
    for (std::uint64_t t = 1; t <= steps; ++t) {
        INFO("step " << t);
        const std::vector<double> values = between(from, to, t);
        std::vector<double> probe = x;
        if (optimizer.probe) optimizer.probe({t, values, probe, g, state});
        REQUIRE(disagreement(probe, rule.begin(t, values)) <= tolerance(optimizer, values));
        loss.gradient(probe.data(), &probe[balls], balls, f.data(), g.data(), &g[balls], scratch());
        rule.finish(g);
        optimizer.step({t, values, x, g, state});
        REQUIRE(disagreement(x, rule["x"]) <= tolerance(optimizer, values));
        for (std::size_t i = 0; i < optimizer.state.size(); ++i) {
            INFO("state " << optimizer.state[i]);
            const auto own = std::span(state).subspan(i * x.size(), x.size());
            REQUIRE(disagreement(own, rule[optimizer.state[i]]) <= tolerance(optimizer, values));
            rule.go_on_from(optimizer.state[i], {own.begin(), own.end()});
        }
        rule.go_on_from("x", x);
    }
}

}  // namespace

TEST_CASE("every first-order optimizer is its rule, whatever its settings") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const Optimizer* optimizer : optimizers()) {
        if (optimizer->needs != Needs::gradient) continue;  // their rules are for reading: they think in vectors
        INFO(optimizer->key);
        compare(*optimizer, default_settings(*optimizer), default_settings(*optimizer), random);
        for (int trial = 0; trial < 30; ++trial) {
            INFO("trial " << trial);
            const std::vector<double> from = random_settings(*optimizer, random);
            // In every other trial all numbers change with t, as schedules do.
            std::vector<double> to = trial % 2 == 0 ? from : random_settings(*optimizer, random);
            for (std::size_t i = 0; i < to.size(); ++i) {
                if (optimizer->parameters[i].is_choice()) to[i] = from[i];
            }
            compare(*optimizer, from, to, random);
        }
    }
}

TEST_CASE("every choice of every optimizer has its line in the rule, and every number is used") {
    for (const Optimizer* optimizer : optimizers()) {
        for (const Parameter& parameter : optimizer->parameters) {
            INFO(optimizer->key << " " << parameter.key);
            if (!parameter.is_choice()) CHECK(optimizer->rule.find(parameter.key) != std::string_view::npos);
            for (const auto choice : parameter.choices) {
                const std::string prefix = "[" + std::string(parameter.key) + "=" + std::string(choice) + "]";
                CHECK(optimizer->rule.find(prefix) != std::string_view::npos);
            }
        }
    }
}
