#include "math/random.hpp"

#include "math/elementary.hpp"

namespace ravine {

double random_normal(std::uint64_t seed, std::uint64_t step, std::uint64_t coordinate) {
    const double radius = random_uniform(random_bits(seed, step, 2 * coordinate));
    const double angle = random_uniform(random_bits(seed, step, 2 * coordinate + 1));
    constexpr double tau = 6.283185307179586;
    const Lane r = xsimd::sqrt(Lane(-2.0) * natural_logarithm(Lane(radius)));
    return (r * cosine(Lane(tau * angle))).get(0);
}

}  // namespace ravine
