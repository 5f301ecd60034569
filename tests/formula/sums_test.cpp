// mean and sum over rows of data.
#include "../scratch.hpp"
#include "../seed.hpp"
#include "formula/derive.hpp"
#include "formula/program/op_values.hpp"
#include "formulas.hpp"
#include "math/bits.hpp"
#include "writer.hpp"

#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <random>

using namespace ravine;
using namespace ravine::formula;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::string_view uv[] = {"u", "v"};

// f, df/dx and d²f/dxdy of a text over data.
struct OverData {
    Graph graph;
    Function function;

    explicit OverData(std::string_view text) {
        const auto parsed = parse(text, xy, graph, uv);
        INFO(text << ": " << parsed.error.sentence());
        REQUIRE(parsed.expression.has_value());
        const Expr fx = derive(*parsed.expression, 0);
        const Expr outputs[] = {*parsed.expression, fx, derive(fx, 1)};
        function = Function(*compile(graph, outputs, 2, 2));
    }

    std::array<std::vector<double>, 3> operator()(const std::vector<double>& x, const std::vector<double>& y, Rows rows) {
        std::array<std::vector<double>, 3> values;
        for (auto& value : values) value.resize(x.size());
        const Input inputs[] = {{x.data()}, {y.data()}};
        double* const outputs[] = {values[0].data(), values[1].data(), values[2].data()};
        function.evaluate(inputs, x.size(), outputs, scratch(), rows);
        return values;
    }
    double value(double x, double y, const std::vector<double>& table) { return (*this)({x}, {y}, {table})[0][0]; }
};

std::string error_over_data(std::string_view text) {
    Graph graph;
    const auto parsed = parse(text, xy, graph, uv);
    return parsed.expression ? "" : parsed.error.sentence();
}

const std::vector<double> table{1, 2, 3, 5, -4, 0.5};  // three rows

}  // namespace

TEST_CASE("sum adds up over all rows and mean divides by their number") {
    CHECK(OverData("sum(u)").value(0, 0, table) == 0);
    CHECK(OverData("sum(v)").value(0, 0, table) == 7.5);
    CHECK(OverData("mean(v)").value(0, 0, table) == 2.5);
    CHECK(OverData("sum(1)").value(0, 0, table) == 3);
    CHECK(OverData("mean(x)").value(7, 0, table) == 7);
    CHECK(OverData("sum(x*u + y)").value(2, 5, table) == 15);
    CHECK(OverData("x + 2sum(u*v) - mean(u^2)*y").value(1, 3, table) == 1 + 2 * (2 + 15 - 2) - 26);
    CHECK(OverData("sum(where(u < 0, v, 0))").value(0, 0, table) == 0.5);
}

TEST_CASE("sums may be inside each other, and what they share is computed once") {
    // The variance: the inner mean is over before the outer begins.
    CHECK(OverData("mean((v - mean(v))^2)").value(0, 0, table) == (0.25 + 6.25 + 4) / 3);
    CHECK(OverData("sum(u*sum(v*sum(x*u + 1)))").value(1, 0, table) == 0);
    CHECK(OverData("sum(v*sum(v*sum(x*u + 1)))").value(1, 0, table) == 7.5 * 7.5 * 3);
    // x*u is needed by loops of two stages, and sin(x) by none in particular.
    CHECK(OverData("sum(x*u*mean(x*u + v)) + sin(x) - sin(x)").value(2, 0, table) == 0);

    Graph graph;
    const auto parsed = parse("mean((v - x*u - y)^2) + sum((v - x*u - y)^3) + exp(x)", xy, graph, uv);
    const Expr f = *parsed.expression;
    const Expr outputs[] = {f, derive(f, 0), derive(f, 1)};
    const Program program = *compile(graph, outputs, 2, 2);
    CHECK(program.loops.size() == 1);
    const std::size_t once = program.work(0), row = program.work(1) - once;
    CHECK(row > 0);
    CHECK(program.work(10) == once + 10 * row);
}

TEST_CASE("sums at random agree with a loop by hand, for any number of points and rows and any batch") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> range(-2, 2);
    OverData compiled("mean((v - x*u - y)^2)/2 + exp(x/5)*sum(u*y*x)");
    for (const std::size_t points : {1U, 2U, 3U, 1027U}) {
        for (const std::size_t rows : {1U, 7U, 256U}) {
            std::vector<double> x(points), y(points), data(2 * rows);
            for (auto* numbers : {&x, &y, &data}) {
                for (double& number : *numbers) number = range(random);
            }
            std::vector<std::uint16_t> batch;
            for (std::size_t row = 0; row < rows; row += 3) batch.push_back(static_cast<std::uint16_t>(row));
            for (const Rows& over : {Rows{data}, Rows{data, batch}}) {
                std::vector<std::uint16_t> chosen(over.chosen.begin(), over.chosen.end());
                for (std::size_t row = 0; over.chosen.empty() && row < rows; ++row)
                    chosen.push_back(static_cast<std::uint16_t>(row));
                const auto values = compiled(x, y, over);
                for (std::size_t i = 0; i < points; i += 1 + points / 5) {
                    double squares = 0, products = 0, slope = 0;
                    for (const std::size_t row : chosen) {
                        const double u = data[2 * row], v = data[2 * row + 1];
                        squares += (v - x[i] * u - y[i]) * (v - x[i] * u - y[i]);
                        products += u * y[i] * x[i];
                        slope += (v - x[i] * u - y[i]) * -u;
                    }
                    const auto n = static_cast<double>(chosen.size());
                    const double growth = std::exp(x[i] / 5);
                    double us = 0;
                    for (const std::size_t row : chosen) us += data[2 * row];
                    const double f = squares / n / 2 + growth * products;
                    const double fx = slope / n + growth * (products / 5 + us * y[i]);
                    const double fxy = us / n + growth * (us * x[i] / 5 + us);
                    const double scale = 1 + n * 20;
                    REQUIRE(std::abs(values[0][i] - f) <= 1e-13 * scale);
                    REQUIRE(std::abs(values[1][i] - fx) <= 1e-13 * scale);
                    REQUIRE(std::abs(values[2][i] - fxy) <= 1e-13 * scale);
                }
            }
        }
    }
}

namespace {

// A node by the book, row by row and again wherever it is used.
double interpreted(const Graph& graph, NodeId id, const double (&variables)[4], const std::vector<double>& rows) {
    const Node& node = graph[id];
    if (node.op == Op::constant) return node.value;
    if (node.op == Op::variable) return variables[node.operands[0]];
    if (info(node.op).form == Form::reduction) {
        Lane total(0.0);
        for (std::size_t row = 0; row < rows.size(); row += 2) {
            const double here[] = {variables[0], variables[1], rows[row], rows[row + 1]};
            const Lane term(interpreted(graph, node.operands[0], here, rows));
            total = row == 0 ? term : total + term;
        }
        return (node.op == Op::mean ? total / Lane(static_cast<double>(rows.size() / 2)) : total).get(0);
    }
    double operands[3] = {};
    for (int i = 0; i < info(node.op).arity; ++i)
        operands[i] = interpreted(graph, node.operands[static_cast<std::size_t>(i)], variables, rows);
    double result = 0;
    with_value(node.op,
               [&](auto, auto value, auto) { result = value(Lane(operands[0]), Lane(operands[1]), Lane(operands[2])).get(0); });
    return result;
}

}  // namespace

TEST_CASE("random formulas with sums are to the bit what an interpreter makes of them") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    Writer writer(seed);
    std::size_t sums = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::string text = "mean(" + writer.formula(1 + i % 4, true) + ")*sum(" + writer.formula(1 + i % 3, true) + ")";
        CAPTURE(text);
        OverData compiled(text);
        sums += compiled.function.program().loops.size();
        const double x = 0.7, y = -1.3;
        const auto values = compiled({x}, {y}, {table});
        const Expr f = *parse(text, xy, compiled.graph, uv).expression;
        const Expr fx = derive(f, 0);
        const double variables[] = {x, y, 0, 0};
        for (const auto& [expression, value] : {std::pair{f, values[0][0]}, {fx, values[1][0]}}) {
            const double expected = interpreted(compiled.graph, expression.id, variables, table);
            REQUIRE((bits_of(expected) == bits_of(value) || (std::isnan(expected) && std::isnan(value))));
        }
    }
    CHECK(sums > 2000);  // few of them were constant
}

TEST_CASE("a sum over data does not depend on how points are grouped") {
    OverData compiled("mean(tanh(x*u - v)*y) + x");
    std::vector<double> x(2049), y(2049);
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = 0.001 * static_cast<double>(i);
        y[i] = 2 - x[i];
    }
    const auto together = compiled(x, y, {table});
    for (std::size_t i = 0; i < x.size(); i += 97) {
        const auto alone = compiled({x[i]}, {y[i]}, {table});
        for (std::size_t k = 0; k < 3; ++k) REQUIRE(bits_of(alone[k][0]) == bits_of(together[k][i]));
    }
}

TEST_CASE("columns are known inside sums only, and sums only where there are data") {
    CHECK_THAT(error_over_data("x + u"),
               ContainsSubstring("column 5: u is a column of the data, known inside mean(...) and sum"));
    CHECK_THAT(error_over_data("mean(u) + v"), ContainsSubstring("column 11: v is a column"));
    CHECK_THAT(error_over_data("mean u"), ContainsSubstring("mean u needs brackets: mean(u)"));
    CHECK_THAT(error_over_data("sum(u, v)"), ContainsSubstring("sum takes 1 argument: sum(a)"));
    CHECK_THAT(error_over_data("meen(u)"), ContainsSubstring("did you mean mean(u)?"));
    CHECK(error_of("mean(x)") == "column 1: mean runs over rows of data, and there are none here");
}
