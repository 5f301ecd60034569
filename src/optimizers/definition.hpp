// The words that definitions of optimizers are made of: the parameters that many share, each with one meaning, one range and
// one default everywhere, and names in libraries.
#pragma once

#include "optimizers/optimizer.hpp"

namespace ravine {

Parameter learning_rate(double fallback = 0.02, const char* label = "η");
Parameter epsilon(double fallback);
Parameter beta1(double fallback = 0.9);
Parameter beta2(double fallback = 0.999);
Parameter weight_decay(double fallback = 0);
Parameter epsilon_place();
Parameter amsgrad();

// Returns the distance from the start that a method without a rate begins with.
Parameter first_distance(const char* key = "d0", const char* label = "d₀", double fallback = 1e-6);

// Returns a parameter that is a number.
inline Parameter number(std::string key, std::string label, double fallback, double low, double high,
                        Scale scale = Scale::linear) {
    return {std::move(key), std::move(label), fallback, low, high, scale};
}

// Returns the same parameter with an open end.
Parameter open_end(Parameter parameter, const char* closed_by = "");

// Returns a parameter that is one of several choices. Requires the default to be one of them.
Parameter choice(const char* key, const char* label, const char* fallback, std::vector<Choice> choices);

// Returns a switch that is off, with the conventions of both.
Parameter option(const char* key, const char* label, const char* off, const char* on);

// The rest of an alias.
struct AliasDetails {
    std::vector<ParameterAlias> parameters = {};
    const char *when = "", *implied = "", *defaults = "", *note = "", *decay_note = "";
};

// Return a name in books or in a library.
Alias in_books(const char* name);
Alias in_torch(const char* name, const AliasDetails& details = {});
Alias in_optax(const char* name, const AliasDetails& details = {});
Alias in_keras(const char* name, const AliasDetails& details = {});

// Differences that several optimizers have in Keras.
inline constexpr const char* decays_apart = "decays the weights themselves, while decay here is added to the gradient";
inline constexpr const char* epsilon_first = "adds epsilon before the mean square is corrected, and here it is added after";

}  // namespace ravine
