#include "optimizers/definition.hpp"

#include "optimizers/aliases.hpp"

#include <cassert>
#include <utility>

namespace ravine {
namespace {

Alias in(const char* library, const char* name, const AliasDetails& details) {
    return {library,          name,         details.parameters, details.when, details.implied,
            details.defaults, details.note, details.decay_note};
}

}  // namespace

Parameter learning_rate(double fallback, const char* label) {
    return {"lr", label, fallback, 1e-6, 100, Scale::log, {}, ParameterRole::learning_rate};
}
Parameter epsilon(double fallback) { return {"eps", "ε", fallback, 0, 1, Scale::log}; }
Parameter beta1(double fallback) { return {"beta1", "β₁", fallback, 0, 1}; }
Parameter beta2(double fallback) { return {"beta2", "β₂", fallback, 0, 1}; }
Parameter weight_decay(double fallback) { return {"decay", "decay", fallback, 0, 1}; }

Parameter epsilon_place() {
    return choice("eps_at", "ε at", "outside",
                  {{"outside", "PyTorch, and Kingma & Ba 2015: √s + ε"}, {"inside", "Keras's RMSprop and Adagrad: √(s + ε)"}});
}

Parameter amsgrad() {
    return option("amsgrad", "AMSGrad", "as first published: the present mean square divides",
                  "Reddi, Kale & Kumar 2018: the largest mean square so far divides");
}

Parameter first_distance(const char* key, const char* label, double fallback) {
    return {key, label, fallback, 1e-12, 1000, Scale::log};
}

Parameter open_end(Parameter parameter, const char* closed_by) {
    parameter.open = true;
    parameter.closed_by = closed_by;
    return parameter;
}

Parameter choice(const char* key, const char* label, const char* fallback, std::vector<Choice> choices) {
    Parameter parameter{key, label, 0, 0, static_cast<double>(choices.size()) - 1};
    parameter.choices = std::move(choices);
    parameter.fallback = parameter.find_choice(fallback);
    assert(parameter.fallback >= 0);
    return parameter;
}

Parameter option(const char* key, const char* label, const char* off, const char* on) {
    return choice(key, label, "off", {{"off", off}, {"on", on}});
}

Alias in_books(const char* name) { return in("", name, {}); }
Alias in_torch(const char* name, const AliasDetails& details) { return in(library::torch, name, details); }
Alias in_optax(const char* name, const AliasDetails& details) { return in(library::optax, name, details); }
Alias in_keras(const char* name, const AliasDetails& details) { return in(library::keras, name, details); }

}  // namespace ravine
