// Helpers for the tests of formulas: compile a text and evaluate it at points.
#pragma once

#include "../scratch.hpp"
#include "formula/derive.hpp"
#include "formula/parse.hpp"
#include "formula/program/evaluate.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

inline constexpr std::string_view xy[] = {"x", "y"};

// f, df/dx and df/dy of a text.
struct Compiled {
    Graph graph;
    Function function;

    explicit Compiled(std::string_view text) {
        const auto parsed = parse(text, xy, graph);
        INFO(text << ": " << parsed.error.sentence());
        REQUIRE(parsed.expression.has_value());
        const Expr outputs[] = {*parsed.expression, derive(*parsed.expression, 0), derive(*parsed.expression, 1)};
        auto program = compile(graph, outputs, 2);
        REQUIRE(program.has_value());
        function = Function(std::move(*program));
    }

    struct Values {
        std::vector<double> f, fx, fy;
    };
    Values operator()(const std::vector<double>& x, const std::vector<double>& y) {
        Values values{std::vector<double>(x.size()), std::vector<double>(x.size()), std::vector<double>(x.size())};
        const Input inputs[] = {{x.data()}, {y.data()}};
        double* const outputs[] = {values.f.data(), values.fx.data(), values.fy.data()};
        function.evaluate(inputs, x.size(), outputs, scratch());
        return values;
    }
    double value(double x, double y) { return (*this)({x}, {y}).f[0]; }
};

inline std::string error_of(std::string_view text) {
    Graph graph;
    const auto parsed = parse(text, xy, graph);
    return parsed.expression ? "" : parsed.error.sentence();
}

inline std::vector<std::string> corrections_of(std::string_view text) {
    Graph graph;
    return parse(text, xy, graph).error.corrections;
}

}  // namespace ravine::formula
