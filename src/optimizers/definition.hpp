// The words that definitions of optimizers are made of: the parameters that many share, each with one meaning, one range and
// one default everywhere, and names in libraries.
#pragma once

#include "optimizers/aliases.hpp"
#include "optimizers/optimizer.hpp"

#include <utility>

namespace ravine {

inline Parameter learning_rate(double fallback = 0.02, std::string label = "η") {
    return {"lr", std::move(label), fallback, 1e-6, 100, Scale::log, {}, ParameterRole::learning_rate};
}
inline Parameter epsilon(double fallback) { return {"eps", "ε", fallback, 0, 1, Scale::log}; }
inline Parameter beta1(double fallback = 0.9) { return {"beta1", "β₁", fallback, 0, 1}; }
inline Parameter beta2(double fallback = 0.999) { return {"beta2", "β₂", fallback, 0, 1}; }
inline Parameter weight_decay(double fallback = 0) { return {"decay", "decay", fallback, 0, 1}; }

// Returns the same parameter with an open end.
inline Parameter open_end(Parameter parameter, std::string closed_by = {}) {
    parameter.open = true;
    parameter.closed_by = std::move(closed_by);
    return parameter;
}

// Returns a parameter that is one of several choices. Requires the default to be one of them.
inline Parameter choice(std::string key, std::string label, std::string_view fallback, std::vector<Choice> choices) {
    Parameter parameter{std::move(key), std::move(label), 0, 0, static_cast<double>(choices.size()) - 1};
    parameter.choices = std::move(choices);
    parameter.fallback = parameter.find_choice(fallback);
    return parameter;
}

// Returns a switch that is off, with who uses which.
inline Parameter option(std::string key, std::string label, std::string off, std::string on) {
    return choice(std::move(key), std::move(label), "off", {{"off", std::move(off)}, {"on", std::move(on)}});
}

inline Parameter amsgrad() {
    return option("amsgrad", "AMSGrad", "as first published: the present mean square divides",
                  "Reddi, Kale & Kumar 2018: the largest mean square so far divides");
}
inline Parameter epsilon_place() {
    return choice("eps_at", "ε at", "outside",
                  {{"outside", "PyTorch, and Kingma & Ba 2015: √s + ε"}, {"inside", "Keras's RMSprop and Adagrad: √(s + ε)"}});
}

inline Alias in(std::string library, std::string name, Alias alias) {
    alias.library = std::move(library);
    alias.name = std::move(name);
    return alias;
}
inline Alias in_books(std::string name) { return in({}, std::move(name), {}); }
inline Alias in_torch(std::string name, Alias alias = {}) { return in(library::torch, std::move(name), std::move(alias)); }
inline Alias in_optax(std::string name, Alias alias = {}) { return in(library::optax, std::move(name), std::move(alias)); }
inline Alias in_keras(std::string name, Alias alias = {}) { return in(library::keras, std::move(name), std::move(alias)); }

// Differences that several optimizers have in Keras.
inline constexpr const char* decays_apart = "decays the weights themselves, while decay here is added to the gradient";
inline constexpr const char* epsilon_first = "adds epsilon before the mean square is corrected, and here it is added after";

}  // namespace ravine
