#include "loss/surfaces.hpp"

#include <algorithm>

namespace ravine {
namespace {

constexpr Box square(double half) { return {{-half, -half}, {half, half}}; }

constexpr Surface all[] = {
    {"two_minima",
     "Two minima",
     "x^2 + y^2 - 2exp(-((x-1)^2+y^2)/0.2) - 3exp(-((x+1)^2+y^2)/0.2)",
     "a local minimum beside the global one",
     square(2),
     {1.4, 1.6}},
    {"saddle", "Saddle", "x^2 - y^2", "Dauphin et al. 2014, arXiv:1406.2572", square(2), {1.5, 0.001}},
    {"gaussian_well",
     "Gaussian well",
     "1 - exp(-(x^2/0.7 + y^2/0.3))",
     "a pit in a plain: flat far out, convex inside",
     square(1),
     {0.75, -0.75}},
    {"ravine", "Ravine", "(x^2 + 25y^2)/10", "a quadratic with condition number 25", square(2), {-1.8, 0.9}},
    {"rosenbrock", "Rosenbrock", "(1 - x)^2 + 100(y - x^2)^2", "Rosenbrock 1960", {{-2, -1}, {2, 3}}, {-1.5, 2}},
    {"himmelblau", "Himmelblau", "(x^2 + y - 11)^2 + (x + y^2 - 7)^2", "Himmelblau 1972", square(5), {0.5, -4.5}},
};

}  // namespace

std::span<const Surface> surfaces() { return all; }

const Surface* find_surface(std::string_view key) {
    const auto* found = std::find_if(std::begin(all), std::end(all), [&](const Surface& s) { return s.key == key; });
    return found == std::end(all) ? nullptr : found;
}

}  // namespace ravine
