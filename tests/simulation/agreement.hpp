// Comparisons of the balls of two simulations to the last bit.
#pragma once

#include "math/bits.hpp"
#include "simulation/simulation.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace ravine {

// All that can be seen of a ball.
struct Seen {
    std::vector<double> numbers;  // x, the loss and, of a ball that has not stopped, the state
    Evaluations evaluations;
    std::uint64_t stop = ~std::uint64_t{0};
    std::string reason{};
};

inline Seen tell(const Simulation& simulation, std::size_t ball) {
    Seen told{{}, simulation.evaluations(ball)};
    for (std::size_t k = 0; k < simulation.dimension(); ++k) told.numbers.push_back(simulation.x(ball, k));
    told.numbers.push_back(simulation.loss(ball));
    if (const auto stop = simulation.stop(ball)) {
        told.stop = stop->step;
        told.reason = stop->reason;
        return told;
    }
    for (std::size_t name = 0; name < simulation.setting().optimizer->state.size(); ++name) {
        const std::vector<double> state = simulation.state(ball, name);
        told.numbers.insert(told.numbers.end(), state.begin(), state.end());
    }
    return told;
}

// NaN equals NaN: processors differ in the bits of one.
inline bool same_bits(double a, double b) { return bits_of(a) == bits_of(b) || (std::isnan(a) && std::isnan(b)); }

inline bool same_or_zero(double a, double b) { return same_bits(a, b) || (a == 0 && b == 0); }

template <class Same>
bool agree(const Seen& a, const Seen& b, Same same) {
    bool result =
        a.stop == b.stop && a.reason == b.reason && a.evaluations == b.evaluations && a.numbers.size() == b.numbers.size();
    for (std::size_t i = 0; result && i < a.numbers.size(); ++i) result = same(a.numbers[i], b.numbers[i]);
    return result;
}

}  // namespace ravine
