// Each method against its formula written out by hand, one coordinate at a time, with plain arithmetic.
#include "optimizers/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>

using namespace ravine;

namespace {

using Values = std::map<std::string, double, std::less<>>;

// One coordinate: x is moved, memory persists, p are the parameters by key.
struct Coordinate {
    double x = 0;
    Values memory;
};
using Rule = std::function<void(Coordinate&, double g, double t, Values p)>;

const std::map<std::string, Rule> rules = {
    {"gd", [](Coordinate& c, double g, double, Values p) { c.x -= p["lr"] * g; }},
    {"momentum",
     [](Coordinate& c, double g, double t, Values p) {
         double& v = c.memory["v"];
         const int form = static_cast<int>(p["form"]);
         if (form == 0) v = p["mu"] * v - p["lr"] * g;
         if (form == 1) v = p["mu"] * v + g;
         if (form == 2) v = p["mu"] * v + (1 - p["mu"]) * g;
         if (form == 3) v = t == 1 ? g : p["mu"] * v + (1 - p["dampening"]) * g;
         c.x += form == 0 ? v : -p["lr"] * v;
     }},
    {"adagrad",
     [](Coordinate& c, double g, double, Values p) {
         double& sum = c.memory["G"];
         sum += g * g;
         c.x -= p["lr"] * g / (p["eps_at"] == 1 ? std::sqrt(sum + p["eps"]) : std::sqrt(sum) + p["eps"]);
     }},
    {"rmsprop",
     [](Coordinate& c, double g, double, Values p) {
         double& s = c.memory["s"];
         s = p["beta"] * s + (1 - p["beta"]) * g * g;
         c.x -= p["lr"] * g / (p["eps_at"] == 1 ? std::sqrt(s + p["eps"]) : std::sqrt(s) + p["eps"]);
     }},
    {"adam",
     [](Coordinate& c, double g, double t, Values p) {
         double& m = c.memory["m"];
         double& s = c.memory["s"];
         m = p["beta1"] * m + (1 - p["beta1"]) * g;
         s = p["beta2"] * s + (1 - p["beta2"]) * g * g;
         double mhat = m, shat = s;
         if (p["correct"] == 0) mhat = m / (1 - std::pow(p["beta1"], t)), shat = s / (1 - std::pow(p["beta2"], t));
         if (p["correct"] == 2) mhat = m / (1 - p["beta1"]), shat = s / (1 - p["beta2"]);
         c.x -= p["lr"] * mhat / (p["eps_at"] == 1 ? std::sqrt(shat + p["eps"]) : std::sqrt(shat) + p["eps"]);
     }},
};

double random_setting(const Parameter& parameter, std::mt19937& random) {
    std::uniform_real_distribution<double> unit(0, 1);
    if (parameter.is_choice()) return std::floor(unit(random) * static_cast<double>(parameter.choices.size()));
    if (parameter.scale == Scale::log) return std::pow(10.0, -8 + 7 * unit(random));
    return parameter.low + (0.999 * parameter.high - parameter.low) * unit(random);
}

}  // namespace

TEST_CASE("every optimizer follows its formula, whatever its settings") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    for (const Optimizer* optimizer : optimizers()) {
        INFO(optimizer->key);
        const auto rule = rules.find(std::string(optimizer->key));
        REQUIRE(rule != rules.end());  // a new method needs its formula here
        for (int trial = 0; trial < 50; ++trial) {
            constexpr std::size_t size = 4;
            std::vector<double> x(size), g(size), state(size * optimizer->state.size()), values;
            Values named;
            for (const Parameter& parameter : optimizer->parameters) {
                values.push_back(random_setting(parameter, random));
                named[std::string(parameter.key)] = values.back();
            }
            std::vector<Coordinate> expected(size);
            for (std::size_t i = 0; i < size; ++i) expected[i].x = x[i] = normal(random);
            for (std::uint64_t t = 1; t <= 100; ++t) {
                for (std::size_t i = 0; i < size; ++i) {
                    g[i] = normal(random);
                    rule->second(expected[i], g[i], static_cast<double>(t), named);
                }
                optimizer->step({t, values, x, g, state});
                for (std::size_t i = 0; i < size; ++i) {
                    INFO("trial " << trial << " step " << t);
                    REQUIRE(std::abs(x[i] - expected[i].x) <= 1e-11 * (1 + std::abs(expected[i].x)));
                }
            }
        }
    }
}

TEST_CASE("the catalogue is complete and well formed") {
    std::set<std::string_view> keys;
    for (const Optimizer* optimizer : optimizers()) {
        INFO(optimizer->key);
        CHECK(keys.insert(optimizer->key).second);
        CHECK(find_optimizer(optimizer->key) == optimizer);
        CHECK_FALSE(optimizer->title.empty());
        CHECK_FALSE(optimizer->source.empty());
        CHECK(optimizer->rule.find("x = ") != std::string_view::npos);
        std::set<std::string_view> parameters;
        for (const Parameter& parameter : optimizer->parameters) {
            CHECK(parameters.insert(parameter.key).second);
            CHECK(parameter.low <= parameter.fallback);
            CHECK(parameter.fallback <= parameter.high);
            if (parameter.is_choice()) CHECK(parameter.high == static_cast<double>(parameter.choices.size() - 1));
        }
        // What a learner reads names what the method remembers.
        for (const auto state : optimizer->state)
            CHECK(optimizer->rule.find(std::string(state) + " = ") != std::string_view::npos);
    }
    for (const auto& [key, rule] : rules) CHECK(find_optimizer(key));
    CHECK(find_optimizer("nobody") == nullptr);
}

TEST_CASE("momentum's conventions relate as their formulas say") {
    const Optimizer& momentum = *find_optimizer("momentum");
    const auto path = [&](double lr, double form) {
        std::vector<double> x{1, -2}, state(2), values{lr, 0.9, form, 0};
        for (std::uint64_t t = 1; t <= 50; ++t) {
            const std::vector<double> g{2 * x[0], 0.5 * x[1]};
            momentum.step({t, values, x, g, state});
        }
        return x;
    };
    const auto close = [](const std::vector<double>& p, const std::vector<double>& q) {
        return std::abs(p[0] - q[0]) < 1e-12 && std::abs(p[1] - q[1]) < 1e-12;
    };
    CHECK(close(path(0.02, 0), path(0.02, 1)));  // velocity and accumulate, at a constant rate
    CHECK(close(path(0.02, 1), path(0.02, 3)));  // torch without dampening
    CHECK(close(path(0.02, 1), path(0.2, 2)));   // average takes steps 1 - mu times as long
    CHECK_FALSE(close(path(0.02, 1), path(0.02, 2)));
}
