// One formula in three ways: its program against its graph, node by node and to the last bit, and its symbolic derivative
// against differences of its values where those agree among themselves.
#include "../formula/interpreter.hpp"
#include "../scratch.hpp"
#include "check.hpp"
#include "formula/derive.hpp"
#include "formula/parse.hpp"
#include "formula/program/evaluate.hpp"
#include "math/bits.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <cstring>

using namespace ravine;
using namespace ravine::formula;

namespace {

constexpr std::string_view names[] = {"x", "y"};
constexpr std::size_t largest_graph = 2'000;  // of a formula and its slopes; larger ones cost the time of hundreds

bool same(double a, double b) { return bits_of(a) == bits_of(b) || (std::isnan(a) && std::isnan(b)); }

// The slope along x by differences, where they tell it: those of a step, its half and its quarter converge, and with them the
// one-sided ones. Nothing at kinks, jumps and rounding.
struct Differences {
    double slope = 0, doubt = 0;
    bool smooth = false;
};

Differences differences(const Function& f, double x, double y) {
    const double h = 1e-3 * std::max(1.0, std::fabs(x));
    const double xs[] = {x - h, x - h / 2, x - h / 4, x, x + h / 4, x + h / 2, x + h};
    double values[7];
    const Input inputs[] = {{xs}, {&y, false}};
    double* const outputs[] = {values};
    f.evaluate(inputs, 7, outputs, scratch());
    for (const double value : values) {
        if (!std::isfinite(value) || std::fabs(value) > 1e100) return {};
    }
    const double wide = (values[6] - values[0]) / (2 * h), half = (values[5] - values[1]) / h,
                 quarter = (values[4] - values[2]) / (h / 2);
    const double left = (values[3] - values[2]) / (h / 4), right = (values[4] - values[3]) / (h / 4);
    const double size = std::max({std::fabs(wide), std::fabs(left), std::fabs(right)});
    const double largest =
        std::fabs(*std::max_element(values, values + 7, [](double a, double b) { return std::fabs(a) < std::fabs(b); }));
    const double noise = largest * 1e-13 / h;
    const bool converge =
        std::fabs(quarter - half) <= 0.3 * std::fabs(half - wide) + noise && std::fabs(half - wide) <= 1e-3 * size + noise;
    const bool sides = std::fabs(left - right) <= 1e-2 * size + noise;
    if (size <= 100 * noise || !converge || !sides) return {};
    return {(4 * quarter - half) / 3, 1e-2 * size + 10 * noise, true};
}

double coordinate(const std::uint8_t* bytes) {
    std::int16_t number;
    std::memcpy(&number, bytes, sizeof number);
    return number / 4096.0;
}

}  // namespace

// The first four bytes are the point, the rest is the formula.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 5) return -1;
    const double x = coordinate(data), y = coordinate(data + 2);
    Graph graph;
    const ParseResult parsed = parse(fuzz::text_of(data + 4, size - 4), names, graph);
    if (!parsed.expression) return 0;
    const Expr f = *parsed.expression, fx = derive(f, 0), fy = derive(f, 1);
    const Expr both[] = {f, fx, fy}, alone[] = {f};
    if (graph.full() || graph.size() > largest_graph) return 0;
    auto program = compile(graph, both, 2);
    auto values_only = compile(graph, alone, 2);
    fuzz::require(program && values_only, "what fits into a graph has a program");
    Function function(std::move(*program));
    const std::vector<double> nodes = interpreted(graph, x, y);
    double results[3];
    double* const outputs[] = {&results[0], &results[1], &results[2]};
    const Input inputs[] = {{&x}, {&y}};
    function.evaluate(inputs, 1, outputs, scratch());
    for (std::size_t i = 0; i < 3; ++i) {
        fuzz::require(same(results[i], nodes[both[i].id]),
                      fmt::format("output {} at {}, {} is {}, node by node {}", i, x, y, results[i], nodes[both[i].id]));
    }
    Function value(std::move(*values_only));
    const Differences by_x = differences(value, x, y);
    if (!by_x.smooth || !std::isfinite(results[1])) return 0;
    fuzz::require(std::fabs(results[1] - by_x.slope) <= by_x.doubt,
                  fmt::format("the slope at {}, {} is {}, by differences {}", x, y, results[1], by_x.slope));
    return 0;
}
