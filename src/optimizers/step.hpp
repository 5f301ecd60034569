// One step, as the function of an optimizer sees it, and arithmetic that many methods share.
//
// Steps are elementwise over flat arrays of coordinates (first all x, then all y), whatever their number, so one ball and a
// million run the same code. Only methods and what calls them include this, for it brings xsimd along.
#pragma once

#include "math/simd.hpp"
#include "optimizers/optimizer.hpp"
#include "optimizers/oracle.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>

namespace ravine {

// One ball of a step, for methods that couple its coordinates.
struct Ball {
    Vector x, g;
    double f;
    std::span<Vector> state;
    Oracle& oracle;
};

// The data of one step. Requires all arrays of coordinates to have the same even length.
struct Step {
    std::uint64_t t;                 // counted from 1
    std::span<const double> values;  // the parameters at t, in the order of the table; a choice is its index
    std::span<double> x;             // coordinates, moved by the step
    std::span<const double> g;       // gradient at x, or at the place of Optimizer::probe
    std::span<double> state;         // the arrays of Optimizer::state, one after another, zero before t = 1
    std::span<const double> f = {};  // the loss at x, a number per ball; like the oracle, only for methods that need more
    Oracle* oracle = nullptr;        // than the gradient

    // The parameters by name, in a struct of doubles in the order of the table.
    template <class Settings>
    Settings as() const {
        static_assert(std::is_trivially_copyable_v<Settings> && sizeof(Settings) % sizeof(double) == 0);
        Settings named{};
        std::memcpy(&named, values.data(), std::min(sizeof named, values.size_bytes()));
        return named;
    }

    // Calls update(Lane& x, Lane g, Lane& first_state, ...) for all coordinates, a lane at a time.
    template <class Update>
    void each_coordinate(Update update) const {
        run(update, &Update::operator());
    }

    // Calls move(const Ball&), which returns the ball's new place, for all balls: ball i has coordinates i and i + count.
    template <class Move>
    void each_ball(Move move) const {
        const std::size_t count = x.size() / 2, arrays = state.size() / x.size();
        std::array<Vector, most_state> memory;
        const auto each_state = [&](std::size_t ball, auto visit) {
            for (std::size_t k = 0; k < arrays; ++k)
                visit(memory[k], state[k * x.size() + ball], state[k * x.size() + count + ball]);
        };
        for (std::size_t i = 0; i < count; ++i) {
            each_state(i, [](Vector& v, double a, double b) { v = {a, b}; });
            const Vector to =
                move(Ball{{x[i], x[count + i]}, {g[i], g[count + i]}, f[i], std::span(memory).first(arrays), *oracle});
            x[i] = to.x;
            x[count + i] = to.y;
            each_state(i, [](const Vector& v, double& a, double& b) { a = v.x, b = v.y; });
        }
    }

    static constexpr std::size_t most_state = 16;  // arrays of a method that moves ball by ball

  private:
    template <class Update, class... State>
    void run(const Update& update, void (Update::*)(Lane&, Lane, State...) const) const {
        run(update, std::index_sequence_for<State...>());
    }
    template <class Update, std::size_t... I>
    void run(const Update& update, std::index_sequence<I...>) const {
        for (std::size_t i = 0; i < x.size(); i += lane_width) {
            Lane position = Lane::load_unaligned(x.data() + i);
            std::array<Lane, sizeof...(I) + 1> memory{Lane::load_unaligned(state.data() + I * x.size() + i)..., Lane(0.0)};
            update(position, Lane::load_unaligned(g.data() + i), memory[I]...);
            position.store_unaligned(x.data() + i);
            (memory[I].store_unaligned(state.data() + I * x.size() + i), ...);
        }
    }
};

// The gradient of the loss with decay/2·x² added to it. Without decay it is g itself, to the bit.
inline Lane decayed(Lane g, Lane x, double decay) { return decay == 0 ? g : g + decay * x; }

// The larger of both; the first where the second is not a number.
inline Lane larger(Lane a, Lane b) { return xsimd::select(a < b, b, a); }

// a^b of a > 0 by xsimd's own pow: up to 1e-15 off, where the formulas' power() (math/power.hpp) is not, but what published
// links have in their bits.
inline double published_power(double a, double b) {
    return b == 0 ? 1 : on_scalar([](Lane p, Lane q) { return xsimd::pow(p, q); }, a, b);
}

// 1 - beta^t: what a running mean that started at zero has seen of its whole weight by step t.
inline double weight_so_far(double beta, std::uint64_t t) { return 1 - published_power(beta, static_cast<double>(t)); }

// √s + ε, or √(s + ε): the denominator of the adaptive methods under either convention.
inline Lane root(Lane s, Lane eps, bool inside) { return inside ? xsimd::sqrt(s + eps) : xsimd::sqrt(s) + eps; }

}  // namespace ravine
