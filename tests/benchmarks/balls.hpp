// The points that benchmarks work on, and steps over them: by simulations, and by hand.
#pragma once

#include "hand_written.hpp"
#include "loss/loss.hpp"
#include "loss/surfaces.hpp"
#include "math/random.hpp"
#include "optimizers/catalogue.hpp"
#include "simulation/simulation.hpp"

#include <memory>
#include <utility>
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

// Balls that step by a hand-written Adam. x, m and s hold all first coordinates, then all second ones.
struct Balls {
    std::size_t count;
    std::vector<double> x, m, s, f;
    std::uint64_t t = 0;

    explicit Balls(std::vector<double> points)
        : count(points.size() / 2), x(std::move(points)), m(2 * count), s(2 * count), f(count) {}

    template <class L, class T>
    void step(const hand_written::Adam& settings) {
        hand_written::adam_step<L, T>(settings, ++t, count, x.data(), x.data() + count, m.data(), m.data() + count, s.data(),
                                      s.data() + count, f.data());
    }
};

// Returns the simulation of an optimizer on a surface, with defaults but for the parameters that are named.
inline Simulation simulation_of(std::string_view loss, std::string_view optimizer, const std::vector<double>& starts,
                                std::span<const std::pair<std::string_view, double>> parameters = {}) {
    SimulationSetting setting{.objective = std::make_shared<const Loss>(*Loss::compile(loss)),
                              .optimizer = builtin_catalogue().find(optimizer),
                              .schedules = {}};
    for (const Parameter& parameter : setting.optimizer->parameters) {
        double value = parameter.fallback;
        for (const auto& [key, given] : parameters) value = parameter.key == key ? given : value;
        setting.schedules.emplace_back(value);
    }
    return Simulation(std::move(setting), starts);
}

// The same Adam as a hand-written one.
inline Simulation adam_simulation(std::string_view loss, const hand_written::Adam& settings,
                                  const std::vector<double>& starts) {
    const std::pair<std::string_view, double> parameters[] = {
        {"lr", settings.lr}, {"beta1", settings.beta1}, {"beta2", settings.beta2}, {"eps", settings.eps}};
    return simulation_of(loss, "adam", starts, parameters);
}

}  // namespace ravine
