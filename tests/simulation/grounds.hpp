// Losses to run on, each with the box in which balls start.
#pragma once

#include "loss/surfaces.hpp"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ravine {

struct Ground {
    std::string text;
    Box box;
    std::shared_ptr<const Loss> loss;
};

// The ground of a formula, or of a surface in its domain.
inline Ground ground(const std::string& text, std::span<const Row> data = {}) {
    auto loss = Loss::compile(text, data);
    REQUIRE(loss);
    const Surface* const surface = find_surface(text);
    return {text, surface ? surface->domain : Box{}, std::make_shared<const Loss>(std::move(*loss))};
}

// Formulas with kinks, holes, data and slopes that overflow.
inline std::vector<Ground> rough_grounds() {
    static constexpr Row rows[] = {{1, 2}, {0.5, -1}, {-2, 0.25}, {3, 1}, {-1, -1.5}};
    return {ground("|x| + max(y, 2x)^2 - floor(y)/8"),
            ground("x^2 log(x + 2) + sqrt(y + x)/(y - 1)"),
            ground("tan(x) + 1/y"),
            ground("least_squares"),
            ground("mean(softplus(-v(x + y u))) + 0.01(|x| + |y|)", rows),
            ground("mean(v^2) x^2 + sum(|v - x u - y|)", rows),
            ground("1e300 sin(1e10 mean(u) x) + y^2", rows)};
}

}  // namespace ravine
