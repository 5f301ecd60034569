// The points that benchmarks work on, and one Adam step over them through the interface that races use.
#pragma once

#include "../scratch.hpp"
#include "hand_written.hpp"
#include "loss/surfaces.hpp"
#include "math/random.hpp"
#include "optimizers/catalogue.hpp"
#include "optimizers/step.hpp"

#include <vector>

namespace ravine {

// count points spread over the domain of a surface, always the same: first all x, then all y, as optimizers want them.
inline std::vector<double> points_in(const Box& domain, std::size_t count) {
    std::vector<double> points(2 * count);
    for (std::size_t i = 0; i < count; ++i) {
        points[i] = domain.low.x + domain.width() * random_uniform(random_bits(1, 0, i));
        points[count + i] = domain.low.y + domain.height() * random_uniform(random_bits(1, 1, i));
    }
    return points;
}

// Balls that step by Adam. x and the arrays of the state, m and s first, hold all first coordinates, then all second ones.
struct Balls {
    std::size_t count;
    std::vector<double> x, g, state, f;
    std::uint64_t t = 0;

    explicit Balls(std::vector<double> points)
        : count(points.size() / 2),
          x(std::move(points)),
          g(2 * count),
          state(x.size() * find_optimizer("adam")->state.size()),
          f(count) {}

    double* y() { return x.data() + count; }

    // As a race does it, but for the order of the two halves: the gradient where the balls are, then the optimizer.
    void step(const Loss& loss, const Optimizer& optimizer, const std::vector<double>& values) {
        loss.gradient(x.data(), y(), count, f.data(), g.data(), g.data() + count, scratch());
        optimizer.step({++t, values, x, g, state});
    }

    template <class L, class T>
    void hand_written_step(const hand_written::Adam& settings) {
        double* const m = state.data();
        double* const s = m + 2 * count;
        hand_written::adam_step<L, T>(settings, ++t, count, x.data(), y(), m, m + count, s, s + count, f.data());
    }
};

// Adam's parameters at their defaults, but for those that a hand-written Adam has too.
inline std::vector<double> values_of(const Optimizer& optimizer, const hand_written::Adam& settings) {
    std::vector<double> values;
    for (const Parameter& parameter : optimizer.parameters) values.push_back(parameter.fallback);
    const auto set = [&](std::string_view key, double value) {
        values[static_cast<std::size_t>(find_parameter(optimizer, key))] = value;
    };
    set("lr", settings.lr);
    set("beta1", settings.beta1);
    set("beta2", settings.beta2);
    set("eps", settings.eps);
    return values;
}

}  // namespace ravine
