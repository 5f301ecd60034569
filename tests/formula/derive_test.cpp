#include "../seed.hpp"
#include "formulas.hpp"
#include "jets.hpp"

#include <catch2/generators/catch_generators_all.hpp>
#include <cmath>
#include <limits>
#include <random>

using namespace ravine::formula;

namespace {

// Every operation over operands that keep it inside its domain for x and y in [0.2, 1.7].
std::string example(const OpInfo& op) {
    if (op.form == Form::prefix) return std::string(op.text) + "(x*y)";
    if (op.form == Form::infix) return "(x*y + 1) " + std::string(op.text) + " (x + 2y)";
    if (op.text == "asin" || op.text == "acos" || op.text == "tan") return std::string(op.text) + "(x*y/3)";
    if (op.text == "acosh") return std::string(op.text) + "(x*y + 1.5)";
    if (op.text == "atanh") return std::string(op.text) + "(x*y/6)";
    if (op.arity == 1) return std::string(op.text) + "(x*y + x/3)";
    if (op.arity == 3) return std::string(op.text) + "(x < y, x*y, y + x/3)";
    return std::string(op.text) + "(x*y, y + x/3)";
}

}  // namespace

TEST_CASE("gradients and Hessians of every operation equal central differences at random points") {
    const unsigned seed = ravine::test_seed();
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
        Graph graph;
        const Expr f = *parse(text, xy, graph).expression;
        const double h = 1e-5;
        const auto shifted = [](std::vector<double> v, double by) {
            for (double& number : v) number += by;
            return v;
        };
        const auto exact = jets_of(f, x, y);
        const auto right = jets_of(f, shifted(x, h), y), left = jets_of(f, shifted(x, -h), y);
        const auto above = jets_of(f, x, shifted(y, h)), below = jets_of(f, x, shifted(y, -h));
        // What a derivative is the difference of, and whether in y.
        struct Row {
            std::size_t derivative, of;
            bool in_y;
        };
        constexpr Row rows[] = {{1, 0, false}, {2, 0, true}, {3, 1, false}, {4, 1, true}, {4, 2, false}, {5, 2, true}};
        for (const Row& row : rows) {
            std::size_t skipped = 0;
            for (std::size_t i = 0; i < count; ++i) {
                const double after = (row.in_y ? above : right)[i][row.of], before = (row.in_y ? below : left)[i][row.of];
                const double here = exact[i][row.of], difference = (after - before) / (2 * h);
                // Differences across a kink or a jump say nothing; there second differences are not of the order of h^2.
                if (std::abs(after - 2 * here + before) > 1e-7 * (1 + std::abs(here))) {
                    ++skipped;
                    continue;
                }
                INFO(text << " at " << x[i] << ", " << y[i]);
                // Truncation h^2 f'''/6 and rounding f eps/h, with room for steep third derivatives.
                const double scale = 1 + std::abs(here) + std::abs(difference);
                REQUIRE(std::abs(exact[i][row.derivative] - difference) <= 5e-8 * scale);
            }
            INFO(text);
            CHECK(skipped < count / 50);
        }
    }
}

TEST_CASE("derivatives at kinks and at the edges of domains are one-sided or the mean of both sides") {
    constexpr double infinity = std::numeric_limits<double>::infinity(), half_pi = 1.5707963267948966;
    struct Row {
        const char* text;
        double x, y;
        Jet jet;  // f, f_x, f_y, f_xx, f_xy, f_yy
    };
    const Row rows[] = {
        {"|x| + |y|", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"|x|^3", 0, 1, {0, 0, 0, 0, 0, 0}},
        {"sign(x)", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"floor(x)", 2, 0, {2, 0, 0, 0, 0, 0}},
        {"relu(x)", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"relu(x)*x", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"max(x,y)", 1, 1, {1, 1, 0, 0, 0, 0}},
        {"min(x,y)", 1, 1, {1, 1, 0, 0, 0, 0}},
        {"mod(x,y)", 6, 3, {0, 1, -2, 0, 0, 0}},
        {"mod(x,y)", -1, 3, {2, 1, 1, 0, 0, 0}},
        {"mod(x,y)", 1, -3, {-2, 1, 1, 0, 0, 0}},
        {"x^2", 0, 0, {0, 0, 0, 2, 0, 0}},
        {"x^1.5", 0, 0, {0, 0, 0, infinity, 0, 0}},
        {"x^2.5", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"|x|^1.5", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"x^y", 0, 0, {1, 0, -infinity, 0, infinity, infinity}},
        {"x^y", 0, 1, {0, 1, 0, 0, -infinity, 0}},
        {"x^y", 0, 2, {0, 0, 0, 2, 0, 0}},
        {"x^y", 0, 3, {0, 0, 0, 0, 0, 0}},
        {"x^(y^2)", 0, 0, {1, 0, 0, 0, 0, -infinity}},
        {"0^x", 0, 0, {1, -infinity, 0, infinity, 0, 0}},
        {"0^x", 2, 0, {0, 0, 0, 0, 0, 0}},
        {"x^3*y", -2, 1, {-8, 12, -8, -12, 12, 0}},
        {"x^65", -1, 0, {-1, 65, 0, -4160, 0, 0}},
        {"x^-65", -1, 0, {-1, -65, 0, -4290, 0, 0}},
        {"sqrt(x)", 0, 0, {0, infinity, 0, -infinity, 0, 0}},
        {"sqrt(x*y)", 0, 1, {0, infinity, 0, -infinity, infinity, 0}},
        {"sqrt(x^4)", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"sqrt(x^2+y^2)", 0, 0, {0, 0, 0, infinity, 0, infinity}},
        {"hypot(x,y)", 0, 0, {0, 0, 0, infinity, 0, infinity}},
        {"cbrt(x)", 0, 0, {0, infinity, 0, 0, 0, 0}},
        {"cbrt(x^3)", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"atan2(y,x)", 0, 0, {0, 0, 0, 0, -infinity, 0}},
        {"atan2(y,x)", 0, 1, {half_pi, -1, 0, 0, 1, 0}},
        {"asin(x)", 1, 0, {half_pi, infinity, 0, infinity, 0, 0}},
        {"asin(x)", -1, 0, {-half_pi, infinity, 0, -infinity, 0, 0}},
        {"acos(x)", 1, 0, {0, -infinity, 0, -infinity, 0, 0}},
        {"acos(x)", -1, 0, {2 * half_pi, -infinity, 0, infinity, 0, 0}},
        {"asin(cos(x))", 0, 0, {half_pi, 0, 0, -infinity, 0, 0}},
        // An infinite slope times 0 counts as 0.
        {"x*sqrt(x)", 0, 0, {0, 0, 0, infinity, 0, 0}},
        {"x^2*sqrt(x)", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"y*sqrt(x)", 0, 0, {0, 0, 0, 0, infinity, 0}},
        {"exp(-1/x^2)", 0, 0, {0, 0, 0, 0, 0, 0}},
        {"tanh(1/x)", 0, 0, {1, 0, 0, 0, 0, 0}},
        {"|sqrt(x)|", 0, 0, {0, 0, 0, 0, 0, 0}},
        // The side that is not taken does not matter, whatever it is.
        {"where(x > 0, log(x), x)", -1, 0, {-1, 1, 0, 0, 0, 0}},
        {"where(x > 0, sqrt(x), x^2)", 0, 0, {0, 0, 0, 2, 0, 0}},
    };
    for (const Row& row : rows) {
        Graph graph;
        const Jet jet = jets_of(*parse(row.text, xy, graph).expression, {row.x}, {row.y})[0];
        INFO(row.text << " at " << row.x << ", " << row.y);
        CHECK(jet == row.jet);
    }
}

TEST_CASE("constants and absent variables have derivative zero, without a trace in the program") {
    Graph graph;
    const Expr x2 = power(graph.variable(0), graph.constant(2));
    CHECK(graph.is_constant(derive(x2, 1).id, 0));
    CHECK(graph.is_constant(derive(graph.constant(5), 0).id, 0));
    const Expr dx = derive(x2, 0);
    CHECK(graph[dx.id].op == Op::multiply);  // 2*x
}
