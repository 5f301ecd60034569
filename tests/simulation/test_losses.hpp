// Losses to run on, each with the box in which balls start.
#pragma once

#include "loss/surfaces.hpp"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ravine {

struct TestLoss {
    std::string text;
    Box box;
    std::shared_ptr<const Loss> loss;
};

// Returns the loss of a formula, or of a surface in its domain.
inline TestLoss test_loss(const std::string& text, std::span<const Row> data = {}) {
    auto loss = Loss::compile(text, data);
    REQUIRE(loss);
    const Surface* const surface = find_surface(text);
    return {text, surface ? surface->domain : Box{}, std::make_shared<const Loss>(std::move(*loss))};
}

// Formulas with kinks, holes, data and slopes that overflow.
inline std::vector<TestLoss> rough_losses() {
    static constexpr Row rows[] = {{1, 2}, {0.5, -1}, {-2, 0.25}, {3, 1}, {-1, -1.5}};
    return {test_loss("|x| + max(y, 2x)^2 - floor(y)/8"),
            test_loss("x^2 log(x + 2) + sqrt(y + x)/(y - 1)"),
            test_loss("tan(x) + 1/y"),
            test_loss("least_squares"),
            test_loss("mean(softplus(-v(x + y u))) + 0.01(|x| + |y|)", rows),
            test_loss("mean(v^2) x^2 + sum(|v - x u - y|)", rows),
            test_loss("1e300 sin(1e10 mean(u) x) + y^2", rows)};
}

}  // namespace ravine
