#include "network/initialise.hpp"

#include "math/random.hpp"

#include <cmath>

namespace ravine::network {

std::vector<double> initial_weights(const Architecture& architecture, Initialisation initialisation, std::uint64_t seed) {
    constexpr std::uint64_t apart = 1U << 22;  // from the draws of the data set, which are of step 0, too
    std::vector<double> weights(count_weights(architecture), 0.0);
    const auto within = [&](std::size_t k, double bound) {
        weights[k] = bound * (2 * random_uniform(random_bits(seed, 0, apart + k)) - 1);
    };
    for (const Layer& layer : layers_of(architecture)) {
        const auto inputs = static_cast<double>(layer.inputs), units = static_cast<double>(layer.units);
        for (std::size_t k = layer.matrix; k < layer.bias; ++k) {
            switch (initialisation) {
                case Initialisation::torch: within(k, 1 / std::sqrt(inputs)); break;
                case Initialisation::glorot: within(k, std::sqrt(6 / (inputs + units))); break;
                case Initialisation::he: weights[k] = std::sqrt(2 / inputs) * random_normal(seed, 0, apart + k); break;
            }
        }
        if (initialisation != Initialisation::torch) continue;
        for (std::size_t k = layer.bias; k < layer.end(); ++k) within(k, 1 / std::sqrt(inputs));
    }
    return weights;
}

}  // namespace ravine::network
