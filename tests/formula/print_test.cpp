#include "formula/print.hpp"

#include "../seed.hpp"
#include "formula/derive.hpp"
#include "formulas.hpp"
#include "loss/surfaces.hpp"
#include "math/bits.hpp"
#include "writer.hpp"

#include <cstdlib>

using namespace ravine;
using namespace ravine::formula;

namespace {

constexpr std::string_view names[] = {"x", "y", "u", "v"};
constexpr std::string_view uv[] = {"u", "v"};

Expr parsed(std::string_view text, Graph& graph, std::span<const Constant> constants = {}) {
    const auto result = parse(text, xy, graph, uv, constants);
    INFO(text << ": " << result.error.sentence());
    REQUIRE(result.expression.has_value());
    return *result.expression;
}

std::string printed(std::string_view text) {
    Graph graph;
    return print(parsed(text, graph), names);
}

// Whether two expressions are the same graph: the same nodes, shared in the same places.
bool same_graph(Expr a, Expr b) {
    std::vector<NodeId> twin(a.id + 1, ~NodeId{0});
    std::vector<std::pair<NodeId, NodeId>> rest{{a.id, b.id}};
    while (!rest.empty()) {
        const auto [p, q] = rest.back();
        rest.pop_back();
        if (twin[p] == q) continue;
        if (twin[p] != ~NodeId{0}) return false;
        twin[p] = q;
        const Node &m = (*a.graph)[p], &n = (*b.graph)[q];
        if (m.op != n.op || bits_of(m.value) != bits_of(n.value)) return false;
        if (m.op == Op::variable && m.operands != n.operands) return false;
        for (std::size_t i = 0; i < static_cast<std::size_t>(info(m.op).arity); ++i)
            rest.push_back({m.operands[i], n.operands[i]});
    }
    return true;
}

void check_round_trip(Expr expression) {
    const std::string text = print(expression, names);
    Graph again;
    const Expr twin = parsed(text, again);
    INFO(text << " printed again: " << print(twin, names));
    REQUIRE(same_graph(expression, twin));
}

}  // namespace

TEST_CASE("formulas are printed as one would write them") {
    CHECK(printed("x*x - 2*(y - 1)") == "x^2 - 2*(y - 1)");
    CHECK(printed("(1 - x)^2 + 100(y - x²)²") == "(1 - x)^2 + 100*(y - x^2)^2");
    CHECK(printed("x*x*x - y^3") == "x^2*x - y^3");
    CHECK(printed("x^3 + x*x*x") == "2*x^3");
    CHECK(printed("-x^2") == "-x^2");
    CHECK(printed("(-x)^2") == "x^2");  // signs come out of products
    CHECK(printed("-(x*y)") == "-(x*y)");
    CHECK(printed("x*-y") == "-(x*y)");
    CHECK(printed("x*(y - 1)*-2") == "x*(y - 1)*-2");
    CHECK(printed("x - (y - 1)") == "x - (y - 1)");
    CHECK(printed("x/(y/2)") == "x/(y/2)");
    CHECK(printed("2^x^y") == "2^x^y");
    CHECK(printed("(2^x)^y") == "(2^x)^y");
    CHECK(printed("x^-2") == "1/x^2");
    CHECK(printed("|x| + ln(y)") == "abs(x) + log(y)");
    CHECK(printed("where(x < y, (x < 1) + 1, 0.1)") == "where(x < y, (x < 1) + 1, 0.1)");
    CHECK(printed("mean((v - x*u)^2)") == "mean((v - x*u)^2)");
    CHECK(printed("(-3)^x + 1/0") == "(-3)^x + 1/0");
}

TEST_CASE("every surface and its derivatives print to what reads back") {
    for (const Surface& surface : surfaces()) {
        INFO(surface.key);
        Graph graph;
        const Expr f = parsed(surface.formula, graph, constants_of(surface, {}));
        check_round_trip(f);
        const std::string slope = print(derive(f, 0), names);
        Graph again;
        CHECK(parse(slope, xy, again, uv).expression.has_value());
    }
}

TEST_CASE("random formulas print to what reads back as the same graph") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    Writer writer(seed);
    for (int i = 0; i < 5000; ++i) {
        Graph graph;
        const std::string text = writer.formula(1 + i % 7);
        if (text.size() > longest_text) continue;
        CAPTURE(text);
        const Expr expression = parsed(text, graph);
        if (print(expression, names).size() <= longest_text) check_round_trip(expression);
    }
}

TEST_CASE("a text that would be too long is cut") {
    Graph graph;
    Expr doubled = graph.variable(0);
    for (int i = 0; i < 60; ++i) doubled = doubled + sin(doubled);
    const std::string text = print(doubled, names, 1000);
    CHECK(text.size() == 1003);
    CHECK(text.substr(1000) == "...");
}
