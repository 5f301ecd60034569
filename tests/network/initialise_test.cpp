#include "network/initialise.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine::network;

TEST_CASE("weights begin within their bounds, biases at 0 or within PyTorch's") {
    const Architecture architecture = *read_architecture("8-64-32-1");
    for (const Initialisation how : {Initialisation::torch, Initialisation::glorot, Initialisation::he}) {
        const std::vector<double> weights = initial_weights(architecture, how, 5);
        REQUIRE(weights.size() == count_weights(architecture));
        for (const Layer& layer : layers_of(architecture)) {
            const auto inputs = static_cast<double>(layer.inputs), units = static_cast<double>(layer.units);
            const double variance = how == Initialisation::torch    ? 1 / (3 * inputs)
                                    : how == Initialisation::glorot ? 2 / (inputs + units)
                                                                    : 2 / inputs;
            double sum = 0, largest = 0;
            for (std::size_t k = layer.matrix; k < layer.bias; ++k) {
                sum += weights[k] * weights[k];
                largest = std::max(largest, std::abs(weights[k]));
            }
            const auto count = static_cast<double>(layer.bias - layer.matrix);
            CHECK(std::abs(sum / count / variance - 1) < 6 / std::sqrt(count));
            if (how != Initialisation::he) CHECK(largest < std::sqrt(3 * variance));
            for (std::size_t k = layer.bias; k < layer.end(); ++k) {
                if (how == Initialisation::torch) CHECK((weights[k] != 0 && std::abs(weights[k]) < 1 / std::sqrt(inputs)));
                if (how != Initialisation::torch) CHECK(weights[k] == 0);
            }
        }
    }
}

TEST_CASE("the same seed gives the same weights, another one others") {
    const Architecture architecture = *read_architecture("2-8-1");
    const auto of = [&](std::uint64_t seed) { return initial_weights(architecture, Initialisation::he, seed); };
    CHECK(of(1) == of(1));
    CHECK(of(1) != of(2));
}
