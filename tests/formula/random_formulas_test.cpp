// Random formulas: the parser, the graph, the derivatives, the compiler and the evaluator against an interpreter that has
// none of their cleverness. RAVINE_FORMULAS is how many, for longer runs.
#include "../scratch.hpp"
#include "../seed.hpp"
#include "formulas.hpp"
#include "interpreter.hpp"
#include "math/bits.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

using namespace ravine;
using namespace ravine::formula;

namespace {

constexpr unsigned usual_formulas = 20'000;
constexpr std::size_t points = 9;  // odd, so that one lane is not full

// A formula twice: as a text, and as the graph that the text must become. There is no text with an internal operation in it.
struct Formula {
    std::string text;
    Expr expression;
    int depth = 0;
    bool typed = true;
};

class Generator {
  public:
    Generator(Graph& graph, std::mt19937& random) : graph_(graph), random_(random) {
        pool_.push_back({"x", graph.variable(0)});
        pool_.push_back({"y", graph.variable(1)});
    }

    // Each round combines what is there; that earlier formulas are used again makes shared subexpressions and depth.
    Formula formula() {
        const unsigned rounds = 1 + below(20);
        for (unsigned i = 0; i < rounds; ++i) pool_.push_back(below(5) == 0 ? constant() : combination());
        return pool_.back();
    }

  private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

    // Recent ones more often, and none too long to be parsed.
    Formula any() {
        const auto size = static_cast<unsigned>(pool_.size());
        Formula chosen = pool_[below(2) ? size - 1 - below(std::min(size, 3U)) : below(size)];
        return chosen.text.size() < longest_text / 4 && chosen.depth < deepest_nesting / 4 ? chosen : pool_[below(2)];
    }

    Formula constant() {
        constexpr double plain[] = {0, 1, 2, 3, 0.5, 64, 65, 10, 1e-3, 1e300, 1e-300};
        const double value = below(2) ? plain[below(std::size(plain))] : std::ldexp(static_cast<double>(random_()), -30);
        return {fmt::format("{}", value), graph_.constant(value)};
    }

    Formula combination() {
        const auto op = static_cast<Op>(below(static_cast<unsigned>(Op::count)));
        switch (info(op).form) {
            case Form::leaf:
            case Form::reduction: return constant();  // sums_test.cpp has random sums
            case Form::prefix: return prefix(op, any());
            case Form::infix: return infix(op, any(), any());
            case Form::function:
            case Form::internal: return call(op, {any(), any(), any()});
        }
        return constant();
    }

    Formula prefix(Op op, const Formula& a) {
        return {fmt::format("{}({})", info(op).text, a.text), graph_.apply(op, a.expression), a.depth + 2, a.typed};
    }

    Formula infix(Op op, const Formula& a, const Formula& b) {
        const bool silent = op == Op::multiply && below(2) == 0;  // 2 x for 2*x
        std::string text = fmt::format("({}){}({})", a.text, silent ? "" : info(op).text, b.text);
        return {std::move(text), graph_.apply(op, a.expression, b.expression), std::max(a.depth, b.depth) + 1,
                a.typed && b.typed};
    }

    Formula call(Op op, const std::array<Formula, 3>& operands) {
        const auto& [a, b, c] = operands;
        const int arity = info(op).arity;
        Formula result{"", a.expression, std::max({a.depth, b.depth, c.depth}) + 2,
                       info(op).form == Form::function && a.typed && (arity < 2 || b.typed) && (arity < 3 || c.typed)};
        if (arity == 1) {
            result.expression = graph_.apply(op, a.expression);
            result.text =
                op == Op::abs && below(2) ? fmt::format("|({})|", a.text) : fmt::format("{}({})", info(op).text, a.text);
        } else if (arity == 2) {
            const bool hat = op == Op::pow && below(2);
            result.expression =
                op == Op::pow ? power(a.expression, b.expression) : graph_.apply(op, a.expression, b.expression);
            result.text =
                hat ? fmt::format("({})^({})", a.text, b.text) : fmt::format("{}({}, {})", info(op).text, a.text, b.text);
        } else {
            result.expression = graph_.apply(op, a.expression, b.expression, c.expression);
            result.text = fmt::format("{}({}, {}, {})", info(op).text, a.text, b.text, c.text);
        }
        return result;
    }

    Graph& graph_;
    std::mt19937& random_;
    std::vector<Formula> pool_;
};

double coordinate(std::mt19937& random) {
    constexpr double special[] = {0.0,
                                  -0.0,
                                  1.0,
                                  -1.0,
                                  std::numeric_limits<double>::infinity(),
                                  1e300,
                                  -1e300,
                                  1e-310,
                                  -1e-310,
                                  -std::numeric_limits<double>::infinity(),
                                  std::numeric_limits<double>::quiet_NaN()};
    if (random() % 3 == 0) return special[random() % std::size(special)];
    return std::uniform_real_distribution<double>(-4, 4)(random);
}

bool same(double a, double b) { return bits_of(a) == bits_of(b) || (std::isnan(a) && std::isnan(b)); }

// Whether the compiled outputs equal the interpreted ones at random points.
void compare(const Graph& graph, std::span<const Expr> outputs, std::mt19937& random) {
    auto program = compile(graph, outputs, 2);
    REQUIRE(program.has_value());
    Function function(std::move(*program));
    std::vector<double> x(points), y(points);
    std::generate(x.begin(), x.end(), [&] { return coordinate(random); });
    std::generate(y.begin(), y.end(), [&] { return coordinate(random); });
    std::vector<std::vector<double>> columns(outputs.size(), std::vector<double>(points));
    std::vector<double*> results;
    for (auto& column : columns) results.push_back(column.data());
    const Input inputs[] = {{x.data()}, {y.data()}};
    function.evaluate(inputs, points, results, scratch());
    for (std::size_t i = 0; i < points; ++i) {
        const std::vector<double> values = interpreted(graph, x[i], y[i]);
        for (std::size_t k = 0; k < outputs.size(); ++k) {
            if (same(columns[k][i], values[outputs[k].id])) continue;
            FAIL("output " << k << " at " << x[i] << ", " << y[i] << " is " << columns[k][i] << ", not "
                           << values[outputs[k].id]);
        }
    }
}

}  // namespace

TEST_CASE("random formulas parse, derive, compile and evaluate to the last bit as node by node") {
    const unsigned seed = test_seed();
    const char* const wanted = std::getenv("RAVINE_FORMULAS");
    const unsigned formulas = wanted ? static_cast<unsigned>(std::strtoul(wanted, nullptr, 10)) : usual_formulas;
    CAPTURE(seed);
    std::mt19937 random(seed);
    unsigned typed = 0;
    std::array<unsigned, static_cast<std::size_t>(Op::count)> uses{};
    for (unsigned i = 0; i < formulas; ++i) {
        Graph graph;
        const Formula formula = Generator(graph, random).formula();
        INFO("formula " << i << ": " << formula.text);
        if (formula.typed) {
            ++typed;
            const ParseResult parsed = parse(formula.text, xy, graph);
            INFO(parsed.error.sentence());
            REQUIRE(parsed.expression.has_value());
            REQUIRE(parsed.expression->id == formula.expression.id);
        }
        const Expr f = formula.expression, fx = derive(f, 0), fy = derive(f, 1);
        const Expr outputs[] = {f, fx, fy, derive(fx, 0), derive(fx, 1), derive(fy, 1)};
        for (NodeId id = 0; id < graph.size(); ++id) ++uses[static_cast<std::size_t>(graph[id].op)];
        compare(graph, outputs, random);
    }
    for (std::size_t op = 0; op < uses.size() && formulas >= usual_formulas; ++op) {
        INFO(op_table[op].name);
        if (op_table[op].form != Form::reduction) CHECK(uses[op] > formulas / 100);
    }
    CHECK(typed > formulas / 2);
}
