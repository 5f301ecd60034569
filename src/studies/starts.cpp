#include "studies/starts.hpp"

#include "math/elementary.hpp"
#include "math/random.hpp"

#include <cmath>
#include <numbers>

namespace ravine::studies {
namespace {

// Keeps the draws of starts apart from the noise of the same seed.
constexpr std::uint64_t seed_of_starts(std::uint64_t seed) { return mix(seed ^ 0x7374617274735f31U); }

}  // namespace

Vector place_in(const Box& box, double x, double y) {
    return {box.low.x * (1 - x) + box.high.x * x, box.low.y * (1 - y) + box.high.y * y};
}

Vector start_in_spread(Spread spread, const Experiment& experiment, std::uint64_t seed, std::size_t i, std::size_t count) {
    const Box& box = experiment.domain;
    seed = seed_of_starts(seed);
    switch (spread) {
        case Spread::grid: {
            const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
            const auto n = static_cast<double>(side);
            const std::size_t across = i % side, up = i / side;
            return place_in(box, (static_cast<double>(across) + 0.5) / n, (static_cast<double>(up) + 0.5) / n);
        }
        case Spread::gauss: {
            constexpr double deviation = 0.1;  // of the domain
            const Vector centre = experiment.start;
            return {centre.x + deviation * box.width() * random_normal(seed, i, 0),
                    centre.y + deviation * box.height() * random_normal(seed, i, 1)};
        }
        case Spread::ring: {
            constexpr double radius = 0.25;
            const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
            return place_in(box, 0.5 + radius * on_scalar(cosine, angle), 0.5 + radius * on_scalar(sine, angle));
        }
        case Spread::uniform: break;
    }
    return place_in(box, random_uniform(random_bits(seed, i, 0)), random_uniform(random_bits(seed, i, 1)));
}

}  // namespace ravine::studies
