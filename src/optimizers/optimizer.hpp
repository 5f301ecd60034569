// An optimizer: a table of parameters, and the text of its rule, which is what runs.
//
// One file under methods/ is one optimizer. Its parameter table alone drives sliders, link keys, command-line listings
// and documentation; its rule is the text that learners read.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ravine {

enum class Scale : std::uint8_t { linear, log };

// One hyperparameter. A number lies in [low, high] and may be given as a formula of t; where choices are listed it is
// one of them instead (fallback then being an index), and each choice names a convention of the literature.
struct Parameter {
    std::string_view key, label;
    double fallback, low, high;
    Scale scale = Scale::linear;
    std::span<const std::string_view> choices = {};
    bool open = false;                // high itself is no value, for there the method would divide by nothing
    std::string_view closed_by = {};  // but is one with this setting of another parameter, "correct:off", where that is given

    constexpr bool is_choice() const { return !choices.empty(); }
    constexpr bool has_open_end() const { return open && closed_by.empty(); }

    // Stands for an open end where a formula of t reaches it: so far below that the rounding of 1 - beta^t is nothing.
    constexpr double below_open_end() const { return high - 1e-9 * (high - low); }
};

// The same parameter with an open end.
constexpr Parameter open_end(Parameter parameter, std::string_view closed_by = {}) {
    parameter.open = true;
    parameter.closed_by = closed_by;
    return parameter;
}

// What a method asks for: one gradient per step, values and gradients along a line, or Hessians.
enum class Needs : std::uint8_t { gradient, line, hessian };

struct Ball;  // ball.hpp

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
    // Of methods that no rule text can tell: takes a step with one ball. Without it the rule is what runs.
    void (*step)(const Ball&) = nullptr;
    // Of these, the arrays of state that a ball needs in so many dimensions, where they are not those of `state`.
    std::size_t (*arrays)(std::size_t dimension) = nullptr;
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

}  // namespace ravine
