// What an optimizer is: a table of parameters, named state, a rule to read and a function that takes one step.
//
// One file under methods/ is one optimizer. Its parameter table alone drives sliders, link keys, command-line listings
// and documentation; its rule is the text that learners read. Steps are elementwise over flat arrays of coordinates
// (first all x, then all y), whatever their number, so one ball and a million run the same code.
#pragma once

#include "math/simd.hpp"
#include "optimizers/oracle.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ravine {

enum class Scale : std::uint8_t { linear, log };

// One hyperparameter. A number lies in [low, high] and may be given as a formula of t; where choices are listed it is
// one of them instead (fallback then being an index), and each choice names a convention of the literature.
struct Parameter {
    std::string_view key, label;
    double fallback, low, high;
    Scale scale = Scale::linear;
    std::span<const std::string_view> choices = {};

    constexpr bool is_choice() const { return !choices.empty(); }
};

// What a method asks for: one gradient per step, values and gradients along a line, or Hessians.
enum class Needs : std::uint8_t { gradient, line, hessian };

// One ball of a step, for methods that couple its coordinates.
struct Ball {
    Vector x, g;
    double f;
    std::span<Vector> state;
    Oracle& oracle;
};

// What an optimizer sees of one step. All arrays of coordinates have the same even length.
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

using StepFunction = void (*)(const Step&);

struct Optimizer {
    std::string_view key, title;
    int year;                  // of publication; the catalogue is in this order
    std::string_view source;   // paper or book
    std::string_view pytorch;  // the equivalent in torch.optim, or empty
    // One assignment per line over g, t, x, the parameters, the state and what earlier lines assigned. A line that starts
    // with [parameter=choice] belongs to that choice only. g is the gradient at x, unless a line g = gradient(...) says
    // where it is taken instead.
    std::string_view rule;
    Needs needs;
    std::span<const Parameter> parameters;
    std::span<const std::string_view> state;
    StepFunction step;
    // Only for methods that want their gradient elsewhere than at x: moves a copy of x to that place, before the step and
    // with the same parameters and state. It changes no state and reads no gradient.
    StepFunction probe = nullptr;
};

// The parameters that many methods share, each with one meaning, one range and one default everywhere.
constexpr Parameter learning_rate() { return {"lr", "η", 0.02, 1e-6, 100, Scale::log}; }
constexpr Parameter epsilon(double fallback) { return {"eps", "ε", fallback, 0, 1, Scale::log}; }
inline constexpr std::string_view epsilon_places[] = {"outside", "inside"};
constexpr Parameter beta1(double fallback = 0.9) { return {"beta1", "β₁", fallback, 0, 1}; }
constexpr Parameter beta2(double fallback = 0.999) { return {"beta2", "β₂", fallback, 0, 1}; }
constexpr Parameter weight_decay(double fallback = 0) { return {"decay", "decay", fallback, 0, 1}; }
constexpr Parameter epsilon_place() { return {"eps_at", "ε at", 0, 0, 1, Scale::linear, epsilon_places}; }

inline constexpr std::string_view off_or_on[] = {"off", "on"};
constexpr Parameter option(std::string_view key, std::string_view label) {
    return {key, label, 0, 0, 1, Scale::linear, off_or_on};
}

// The gradient of the loss with decay/2·x² added to it. Without decay it is g itself, to the bit.
inline Lane decayed(Lane g, Lane x, double decay) { return decay == 0 ? g : g + decay * x; }

// The larger of both; the first where the second is not a number.
inline Lane larger(Lane a, Lane b) { return xsimd::select(a < b, b, a); }

// 1 - beta^t: what a running mean that started at zero has seen of its whole weight by step t.
inline double weight_so_far(double beta, std::uint64_t t) { return 1 - power(beta, static_cast<double>(t)); }

// √s + ε, or √(s + ε): the denominator of the adaptive methods under either convention.
inline Lane root(Lane s, Lane eps, bool inside) { return inside ? xsimd::sqrt(s + eps) : xsimd::sqrt(s) + eps; }

}  // namespace ravine
