// Simulations in threads that share what they run on, for a test and for the thread sanitizer.
#pragma once

#include "loss/surfaces.hpp"
#include "math/bits.hpp"
#include "math/random.hpp"
#include "optimizers/catalogue.hpp"
#include "simulation/simulation.hpp"

#include <algorithm>
#include <memory>
#include <thread>
#include <vector>

namespace ravine {

// Sixty-four bits that change if any of the numbers does.
inline std::uint64_t hash_of(const std::vector<double>& numbers) {
    std::uint64_t hash = 0;
    for (const double number : numbers) hash = mix(hash + bits_of(number) + 1);
    return hash;
}

// Runs some balls from places around (1, 1) with noise and batches. Returns a hash of where they end.
inline std::uint64_t simulated(const std::shared_ptr<const Loss>& loss, const Optimizer& optimizer, std::uint64_t seed) {
    constexpr std::size_t balls = 20;
    SimulationSetting setting{
        .objective = loss, .optimizer = &optimizer, .schedules = {}, .noise = 0.01, .seed = seed, .batch = loss->rows() / 2};
    for (const Parameter& parameter : optimizer.parameters) setting.schedules.emplace_back(parameter.fallback);
    std::vector<double> starts;
    for (std::uint64_t i = 0; i < 2 * balls; ++i) starts.push_back(1 + random_normal(seed, 0, i) / 4);
    Simulation simulation(setting, starts);
    simulation.advance(20);
    std::vector<double> end;
    for (std::size_t ball = 0; ball < balls; ++ball) {
        end.insert(end.end(), {simulation.x(ball, 0), simulation.x(ball, 1), simulation.loss(ball)});
    }
    return hash_of(end);
}

// Evaluates a loss and its derivatives at places around (1, 1). Returns a hash of all numbers.
inline std::uint64_t evaluated(const Loss& loss, std::uint64_t seed) {
    constexpr std::size_t points = 500;
    std::vector<double> at, f(points), g(2 * points), h(4 * points), all;
    for (std::uint64_t i = 0; i < 2 * points; ++i) at.push_back(1 + random_normal(seed, 0, i) / 4);
    formula::Workspace workspace;
    const Objective& objective = loss;
    const auto add = [&](const std::vector<double>& numbers) { all.insert(all.end(), numbers.begin(), numbers.end()); };
    objective.value({at.data(), points, points}, f.data(), workspace, {});
    add(f);
    objective.gradient({at.data(), points, points}, f.data(), g.data(), workspace, {});
    add(g);
    objective.hessian({at.data(), points, points}, f.data(), h.data(), workspace, {});
    add(h);
    return hash_of(all);
}

// One job of a thread: all optimizers on each loss, and evaluations in between.
inline std::vector<std::uint64_t> job(const std::vector<std::shared_ptr<const Loss>>& losses, std::uint64_t seed) {
    std::vector<std::uint64_t> hashes;
    for (const auto& loss : losses) {
        for (const auto& optimizer : builtin_catalogue().all()) {
            hashes.push_back(simulated(loss, *optimizer, seed));
            hashes.push_back(evaluated(*loss, seed));
        }
    }
    return hashes;
}

// Returns true if two jobs side by side, and this thread with evaluations meanwhile, come to what each comes to alone. The
// threads start with nothing computed yet, so that what is made on first use is made by both at once.
inline bool threads_change_nothing() {
    std::vector<std::shared_ptr<const Loss>> losses;
    for (const char* text : {"rosenbrock", "logistic", "log(x) + |y|"}) {
        auto loss = Loss::compile(text);
        if (!loss) return false;
        losses.push_back(std::make_shared<const Loss>(std::move(*loss)));
    }
    std::vector<std::uint64_t> hashes[3];
    std::thread first([&] { hashes[0] = job(losses, 1); }), second([&] { hashes[1] = job(losses, 2); });
    for (std::uint64_t seed = 0; seed < 100; ++seed) hashes[2].push_back(evaluated(*losses[seed % losses.size()], seed));
    first.join();
    second.join();
    bool same = hashes[0] == job(losses, 1) && hashes[1] == job(losses, 2) && hashes[0] != hashes[1];
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        same = same && hashes[2][seed] == evaluated(*losses[seed % losses.size()], seed);
    }
    return same;
}

}  // namespace ravine
