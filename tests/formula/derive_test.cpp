#include "formulas.hpp"

#include <catch2/generators/catch_generators_all.hpp>
#include <cmath>
#include <random>

using namespace ravine::formula;

namespace {

// Every operation over operands that keep it inside its domain for x and y in [0.2, 1.7].
std::string example(const OpInfo& op) {
    if (op.form == Form::prefix) return std::string(op.text) + "(x*y)";
    if (op.form == Form::infix) return "(x*y + 1) " + std::string(op.text) + " (x + 2y)";
    if (op.text == "asin" || op.text == "acos" || op.text == "tan") return std::string(op.text) + "(x*y/3)";
    if (op.arity == 1) return std::string(op.text) + "(x*y + x/3)";
    if (op.arity == 3) return std::string(op.text) + "(x < y, x*y, y + x/3)";
    return std::string(op.text) + "(x*y, y + x/3)";
}

}  // namespace

TEST_CASE("gradients of every operation equal central differences at random points") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> range(0.2, 1.7);
    constexpr std::size_t count = 1000;
    std::vector<double> x(count), y(count);
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = range(random);
        y[i] = range(random);
    }
    std::vector<std::string> texts{"x^2",
                                   "x^3*y^-2",
                                   "x^7",
                                   "x^2.5",
                                   "2^x",
                                   "x^y",
                                   "sqrt(x^2+y^2)",
                                   "exp(-(x^2+y^2)/2)",
                                   "sin(x*y)*cos(x-y)",
                                   "|x-2|^3",
                                   "1 - exp(-(x^2/0.7 + y^2/0.3))"};
    for (const OpInfo& op : op_table) {
        if (op.form == Form::infix || op.form == Form::prefix || op.form == Form::function) texts.push_back(example(op));
    }
    for (const std::string& text : texts) {
        Compiled compiled(text);
        const auto exact = compiled(x, y);
        std::size_t skipped = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double h = 1e-5;
            const double right = compiled.value(x[i] + h, y[i]), left = compiled.value(x[i] - h, y[i]);
            const double above = compiled.value(x[i], y[i] + h), below = compiled.value(x[i], y[i] - h);
            const double fx = (right - left) / (2 * h), fy = (above - below) / (2 * h);
            const double scale = 1 + std::abs(exact.f[i]) + std::abs(fx) + std::abs(fy);
            // Differences across a kink or a jump say nothing; there second differences are not of the order of h^2.
            const double bend = std::abs(right - 2 * exact.f[i] + left) + std::abs(above - 2 * exact.f[i] + below);
            if (bend > 1e-7 * (1 + std::abs(exact.f[i]))) {
                ++skipped;
                continue;
            }
            INFO(text << " at " << x[i] << ", " << y[i]);
            // Truncation h^2 f'''/6 and rounding f eps/h, with room for steep third derivatives.
            REQUIRE(std::abs(exact.fx[i] - fx) <= 5e-8 * scale);
            REQUIRE(std::abs(exact.fy[i] - fy) <= 5e-8 * scale);
        }
        INFO(text);
        CHECK(skipped < count / 50);
    }
}

TEST_CASE("derivatives at kinks are finite where the value is") {
    Compiled absolute("|x| + |y|");
    const auto at_kink = absolute({0.0}, {0.0});
    CHECK(at_kink.fx[0] == 0);
    CHECK(at_kink.fy[0] == 0);
    CHECK(Compiled("|x|^3")({0.0}, {1.0}).fx[0] == 0);
    CHECK(Compiled("x^2")({0.0}, {0.0}).fx[0] == 0);
    CHECK(Compiled("x^1.5")({0.0}, {0.0}).fx[0] == 0);
    CHECK(Compiled("sqrt(x^2+y^2)")({0.0}, {0.0}).fx[0] == 0);
    CHECK(Compiled("hypot(x,y)")({0.0}, {0.0}).fy[0] == 0);
    CHECK(Compiled("relu(x)")({0.0}, {0.0}).fx[0] == 0);
    CHECK(Compiled("max(x,y)")({1.0}, {1.0}).fx[0] == 1);
    CHECK(Compiled("min(x,y)")({1.0}, {1.0}).fx[0] == 1);
    CHECK(Compiled("x^y")({0.0}, {2.0}).fy[0] == 0);
    // The side that is not taken does not matter, whatever it is.
    CHECK(Compiled("where(x > 0, log(x), x)")({-1.0}, {0.0}).fx[0] == 1);
}

TEST_CASE("constants and absent variables have derivative zero, without a trace in the program") {
    Graph graph;
    const Expr x2 = power(graph.variable(0), graph.constant(2));
    CHECK(graph.is_constant(derive(x2, 1).id, 0));
    CHECK(graph.is_constant(derive(graph.constant(5), 0).id, 0));
    const Expr dx = derive(x2, 0);
    CHECK(graph[dx.id].op == Op::multiply);  // 2*x
}
