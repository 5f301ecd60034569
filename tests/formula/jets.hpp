// Helper for the tests of derivatives: a value with its gradient and its Hessian.
#pragma once

#include "../scratch.hpp"
#include "formula/derive.hpp"
#include "formula/program/evaluate.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace ravine::formula {

// f, f_x, f_y, f_xx, f_xy, f_yy at one point.
using Jet = std::array<double, 6>;

inline std::vector<Jet> jets_of(Expr f, const std::vector<double>& x, const std::vector<double>& y) {
    const Expr fx = derive(f, 0), fy = derive(f, 1);
    const Expr expressions[] = {f, fx, fy, derive(fx, 0), derive(fx, 1), derive(fy, 1)};
    auto program = compile(*f.graph, expressions, 2);
    REQUIRE(program.has_value());
    std::array<std::vector<double>, 6> columns;
    std::array<double*, 6> outputs;
    for (std::size_t k = 0; k < columns.size(); ++k) {
        columns[k].resize(x.size());
        outputs[k] = columns[k].data();
    }
    const Input inputs[] = {{x.data()}, {y.data()}};
    Function function(std::move(*program));
    function.evaluate(inputs, x.size(), outputs, scratch());
    std::vector<Jet> jets(x.size());
    for (std::size_t i = 0; i < jets.size(); ++i) {
        for (std::size_t k = 0; k < columns.size(); ++k) jets[i][k] = columns[k][i];
    }
    return jets;
}

}  // namespace ravine::formula
