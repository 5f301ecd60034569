// Losses, gradients and Hessians times vectors against PyTorch's autograd: reference/torch_networks.py says how the 200
// networks of reference/networks.csv are made.
#include "draws.hpp"
#include "formula/number.hpp"
#include "math/linear.hpp"
#include "network/network.hpp"
#include "text/text.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <fstream>
#include <string>

using namespace ravine;
using namespace ravine::network;

namespace {

std::vector<double> draws(std::uint64_t n, std::uint64_t k, std::size_t count, double scale) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < count; ++i) numbers.push_back(scale * (2 * draw(n, k, i) - 1));
    return numbers;
}

Architecture architecture_of(std::uint64_t n) {
    Architecture architecture;
    for (std::uint64_t l = 0; l < 1 + n % 4; ++l) architecture.units.push_back(1 + static_cast<int>(9 * draw(n, 0, l)));
    architecture.units.push_back(n % 3 == 1 ? 3 : 1);
    architecture.activation = static_cast<Activation>(n / 3 % 6);
    return architecture;
}

Samples samples_of(std::uint64_t n, const Architecture& architecture) {
    Samples samples;
    const auto rows = 1 + static_cast<std::size_t>(75 * draw(n, 0, 100));
    samples.inputs = static_cast<std::size_t>(architecture.units[0]);
    samples.classes = n % 3 == 0 ? 2 : n % 3 == 1 ? 3 : 0;
    samples.values = draws(n, 2, rows * samples.inputs, 2);
    for (std::size_t row = 0; row < rows; ++row) {
        const double u = draw(n, 3, row);
        samples.targets.push_back(samples.classes > 0 ? std::floor(static_cast<double>(samples.classes) * u) : 2 * u - 1);
    }
    return samples;
}

}  // namespace

TEST_CASE("200 networks have the loss, the gradient and the Hessian that PyTorch has") {
    std::ifstream file(RAVINE_TESTS_DIR "/reference/networks.csv");
    std::string line;
    std::uint64_t n = 0;
    for (; std::getline(file, line); ++n) {
        std::vector<double> expected;
        for (const std::string_view number : split(line, ',')) expected.push_back(*read_number(number));
        REQUIRE(expected.size() == 8);
        REQUIRE(expected[0] == static_cast<double>(n));
        const Architecture architecture = architecture_of(n);
        INFO(n << ": " << write_architecture(architecture));
        const Network network(architecture, samples_of(n, architecture), n % 2 == 1 ? Penalty{0.01, 0.1} : Penalty{});
        const std::size_t count = network.dimension();
        const std::vector<double> weights = draws(n, 1, count, 1.5);
        std::vector<double> g(count), product(count);
        double f = 0;
        formula::Workspace workspace;
        network.gradient({weights.data(), 1, 1}, &f, g.data(), workspace);
        network.hessian_times(weights, draws(n, 4, count, 1), product);
        const auto agrees = [](double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b)); };
        CHECK(agrees(f, expected[1]));
        for (std::size_t j = 0; j < 3; ++j) {
            const std::vector<double> u = draws(n, 5 + j, count, 1);
            CHECK(agrees(dot(g, u), expected[2 + j]));
            CHECK(agrees(dot(product, u), expected[5 + j]));
        }
    }
    CHECK(n == 200);
}
