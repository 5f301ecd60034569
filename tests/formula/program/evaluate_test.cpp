#include "../../scratch.hpp"
#include "../../seed.hpp"
#include "../formulas.hpp"
#include "math/bits.hpp"

#include <cmath>
#include <random>

using namespace ravine;
using namespace ravine::formula;

TEST_CASE("a result does not depend on how points are grouped") {
    Compiled compiled("exp(-x^2)*sin(3y) + sqrt(x*x + y*y + 1)/(2 + tanh(x - y)) + x^2.3");
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> range(0, 3);
    constexpr std::size_t count = 5003;  // several blocks, and odd
    std::vector<double> x(count), y(count);
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = range(random);
        y[i] = range(random);
    }
    const auto together = compiled(x, y);
    for (std::size_t i = 0; i < count; i += 7) {
        const auto alone = compiled({x[i]}, {y[i]});
        REQUIRE(bits_of(alone.f[0]) == bits_of(together.f[i]));
        REQUIRE(bits_of(alone.fx[0]) == bits_of(together.fx[i]));
        REQUIRE(bits_of(alone.fy[0]) == bits_of(together.fy[i]));
    }
}

TEST_CASE("an input may be one number for all points, and an output may be an input or a constant") {
    Graph graph;
    const Expr x = graph.variable(0);
    const Expr y = graph.variable(1);
    const Expr outputs[] = {x * y, y, graph.constant(4), x};
    Function function(*compile(graph, outputs, 2));
    const std::vector<double> xs{1, 2, 3, 4, 5};
    const double seven = 7;
    std::vector<double> product(5), constant(5), four(5), same(5);
    const Input inputs[] = {{xs.data()}, {&seven, false}};
    double* const results[] = {product.data(), constant.data(), four.data(), same.data()};
    function.evaluate(inputs, 5, results, scratch());
    CHECK(product == std::vector<double>{7, 14, 21, 28, 35});
    CHECK(constant == std::vector<double>(5, 7));
    CHECK(four == std::vector<double>(5, 4));
    CHECK(same == xs);
}

TEST_CASE("a copied function outlives the original") {
    Compiled original("x^2 + sin(y)");
    const double before = original.value(2, 1);
    const Function copy = original.function;
    original = Compiled("0*x");
    const double x = 2, y = 1;
    double f = 0, fx = 0, fy = 0;
    const Input inputs[] = {{&x}, {&y}};
    double* const outputs[] = {&f, &fx, &fy};
    copy.evaluate(inputs, 1, outputs, scratch());
    CHECK(f == before);
}

TEST_CASE("shared subexpressions are computed once and registers are used again") {
    Graph graph;
    const auto parsed = parse("(x+y)^2 + sin(x+y) + cos(y+x)", xy, graph);
    const Program program = *compile(graph, std::span(&*parsed.expression, 1), 2);
    CHECK(program.work(0) == 6);      // x+y, its square, sin, cos, two sums
    CHECK(program.code.size() == 5);  // both sums at once
    std::string sum = "x";
    for (int i = 0; i < 300; ++i) sum += "+sin(x+" + std::to_string(i) + ")";
    Graph long_graph;
    const auto long_sum = parse(sum, xy, long_graph);
    CHECK(compile(long_graph, std::span(&*long_sum.expression, 1), 2)->registers <= 3);
}

TEST_CASE("whole powers have the sign and the exactness of products") {
    CHECK(Compiled("x^3").value(-2, 0) == -8);
    CHECK(Compiled("x^64").value(-1, 0) == 1);
    CHECK(Compiled("x^63").value(-1, 0) == -1);
    CHECK(Compiled("x^101").value(-1, 0) == -1);
    for (const double base : {-1.0, -2.0, -3.0, -7.0}) {
        double product = 1;
        for (int n = 0; std::abs(product) < 0x1p53; ++n, product *= base) {
            CHECK(Compiled("x^" + std::to_string(n)).value(base, 0) == product);
            if (n == 64) break;
        }
    }
    CHECK(std::abs(Compiled("x^y").value(-2, 3) + 8) < 1e-14);  // by exp and log, as the exponent varies
    CHECK(std::isnan(Compiled("x^0.5").value(-1, 0)));
    CHECK(std::isnan(Compiled("log(x)").value(-1, 0)));
    CHECK(std::isinf(Compiled("1/x").value(0, 0)));
    CHECK(Compiled("x^y").value(0, 0) == 1);
}

TEST_CASE("two operations at once give the bits of one after the other") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> range(-3, 3);
    // Each chain twice: as it is, and with what lies between read by one more output, so that nothing is paired.
    constexpr Op ops[] = {Op::add, Op::subtract, Op::multiply, Op::divide};
    constexpr std::size_t most = 1030;
    std::vector<double> numbers[3], paired(most), single(most), between(most);
    for (auto& each : numbers) {
        each.resize(most);
        for (double& number : each) number = range(random);
        each[0] = each[5] = 0;
    }
    std::size_t pairs = 0;
    const auto compare = [&](auto between_of, Op second, bool swapped, unsigned varying) {
        Graph graph;
        const Expr a = graph.variable(0), b = graph.variable(1), c = graph.variable(2), first = between_of(graph, a, b);
        const Expr last = swapped ? graph.apply(second, c, first) : graph.apply(second, first, c);
        const Expr both[] = {last, first};
        const Program chained = *compile(graph, std::span(both, 1), 3);
        pairs += chained.code.size() == 1;
        const Function one(chained), two(*compile(graph, both, 3));
        const Input inputs[] = {{numbers[0].data(), (varying & 1) != 0},
                                {numbers[1].data(), (varying & 2) != 0},
                                {numbers[2].data(), (varying & 4) != 0}};
        for (const std::size_t count : {1U, 2U, 3U, 4U, 7U, 8U, 23U, 1030U}) {
            CAPTURE(info(second).name, swapped, varying, count);
            double* const outputs[] = {paired.data()};
            double* const apart[] = {single.data(), between.data()};
            one.evaluate(inputs, count, outputs, scratch());
            two.evaluate(inputs, count, apart, scratch());
            for (std::size_t i = 0; i < count; ++i) REQUIRE(bits_of(paired[i]) == bits_of(single[i]));
        }
    };
    for (const Op second : ops) {
        for (unsigned i = 0; i < 16; ++i) {
            const bool swapped = (i & 1) != 0;
            const unsigned varying = i >> 1;
            for (const Op op : ops) {
                compare([op](Graph& graph, Expr a, Expr b) { return graph.apply(op, a, b); }, second, swapped, varying);
            }
            compare([](Graph& graph, Expr a, Expr) { return graph.apply(Op::sqrt, a); }, second, swapped, varying);
            compare([](Graph& graph, Expr a, Expr) { return graph.apply(Op::negate, a); }, second, swapped, varying);
        }
    }
    CHECK(pairs > 16 * 5 * 3);
}
