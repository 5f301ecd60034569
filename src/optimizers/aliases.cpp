#include "optimizers/aliases.hpp"

#include <string>

namespace ravine {
namespace {

constexpr std::string_view torch = "torch.optim", optax = "optax", keras = "keras.optimizers";

constexpr ParameterAlias shared[] = {
    {"learning_rate", "lr"},   {"step_size", "lr"}, {"eta", "lr"},
    {"weight_decay", "decay"}, {"wd", "decay"},     {"epsilon", "eps"},
    {"betas", "beta1,beta2"},  {"b1", "beta1"},     {"b2", "beta2"},
    {"beta_1", "beta1"},       {"beta_2", "beta2"}, {"momentum", "mu"},
    {"nus", "nu1,nu2"},        {"lambd", "lambda"}, {"history_size", "memory"},
    {"memory_size", "memory"},
};

constexpr ForeignParameter foreign[] = {
    {"params", false},
    {"foreach", false},
    {"fused", false},
    {"capturable", false},
    {"differentiable", false},
    {"jit_compile", false},
    {"name", false},
    {"mu_dtype", false},
    {"accumulator_dtype", false},
    {"max_iter", false},
    {"max_eval", false},
    {"line_search_fn", false},
    {"nesterov", true},
    {"momentum", true},
    {"dampening", true},
    {"maximize", true},
    {"amsgrad", true},
    {"centered", true},
    {"weight_decay", true},
    {"decoupled_weight_decay", true},
    {"lr_decay", true},
    {"eps_root", true},
    {"initial_accumulator_value", true},
    {"initial_scale", true},
    {"clipnorm", true},
    {"clipvalue", true},
    {"global_clipnorm", true},
    {"use_ema", true},
    {"loss_scale_factor", true},
    {"gradient_accumulation_steps", true},
    {"mask", true},
};

constexpr ParameterAlias torch_rmsprop[] = {{"alpha", "beta"}};
constexpr ParameterAlias keras_rmsprop[] = {{"rho", "beta"}};
constexpr ParameterAlias torch_rprop[] = {{"etas", "eta_minus,eta_plus"}, {"step_sizes", "step_min,step_max"}};
constexpr ParameterAlias optax_rprop[] = {{"min_step_size", "step_min"}, {"max_step_size", "step_max"}};
constexpr ParameterAlias optax_rmsprop[] = {{"decay", "beta"}};

constexpr std::string_view decays_apart = "decays the weights themselves, while decay here is added to the gradient";
constexpr std::string_view rate_in_velocity = "has the rate inside of its velocity, which differs where the rate changes";
constexpr std::string_view sum_starts = "starts its sum at 0.1, and here it starts at 0";
constexpr std::string_view epsilon_first = "adds epsilon before the mean square is corrected, and here it is added after";

constexpr std::string_view textbook;  // is no library

constexpr Alias table[] = {
    {textbook, "Gradient Descent", "gd"},
    {textbook, "Steepest Descent", "gd"},
    {textbook, "Heavy Ball", "momentum"},
    {textbook, "Polyak", "momentum"},
    {textbook, "GD with Momentum", "momentum"},
    {textbook, "SGD with Momentum", "momentum"},
    {textbook, "NAG", "nesterov"},
    {textbook, "Nesterov Accelerated Gradient", "nesterov"},
    {textbook, "Newton-Raphson", "newton"},
    {textbook, "Levenberg-Marquardt", "newton"},

    {torch, "Adadelta", "adadelta"},
    {torch, "Adagrad", "adagrad"},
    {torch, "Adam", "adam"},
    {torch, "Adam", "adamw", {}, "decoupled_weight_decay"},
    {torch, "AdamW", "adamw"},
    {torch, "Adamax", "adamax"},
    {torch, "ASGD", "asgd"},
    {torch, "LBFGS", "lbfgs", {}, "", "", "", "goes up to 20 iterations a step, and a step here is one"},
    {torch, "NAdam", "nadam"},
    {torch, "RAdam", "radam"},
    {torch, "RMSprop", "rmsprop", torch_rmsprop},
    {torch, "Rprop", "rprop", torch_rprop},
    {torch, "SGD", "gd"},
    {torch, "SGD", "momentum", {}, "momentum"},
    {torch, "SGD", "nesterov", {}, "nesterov"},

    {optax, "adabelief", "adabelief"},
    {optax, "adadelta", "adadelta"},
    {optax, "adagrad", "adagrad", {}, "", "eps_at:inside", "eps:1e-07", sum_starts},
    {optax, "adam", "adam"},
    {optax, "adamw", "adamw", {}, "", "", "decay:0.0001"},
    {optax, "adamax", "adamax"},
    {optax, "amsgrad", "adam", {}, "", "amsgrad:on"},
    {optax, "lbfgs", "lbfgs"},
    {optax, "lion", "lion", {}, "", "", "decay:0.001"},
    {optax, "nadam", "nadam"},
    {optax, "radam", "radam"},
    {optax, "rmsprop", "rmsprop", optax_rmsprop, "", "eps_at:inside", "beta:0.9"},
    {optax, "rprop", "rprop", optax_rprop},
    {optax, "sgd", "gd"},
    {optax, "sgd", "momentum", {}, "momentum"},
    {optax, "sgd", "nesterov", {}, "nesterov"},
    {optax, "yogi", "yogi"},

    {keras, "Adadelta", "adadelta", {}, "", "", "rho:0.95,eps:1e-07", "", decays_apart},
    {keras, "Adagrad", "adagrad", {}, "", "eps_at:inside", "eps:1e-07", sum_starts, decays_apart},
    {keras, "Adam", "adam", {}, "", "", "eps:1e-07", epsilon_first},
    {keras, "Adam", "adamw", {}, "weight_decay", "", "eps:1e-07", epsilon_first},
    {keras, "AdamW", "adamw", {}, "", "", "eps:1e-07,decay:0.004", epsilon_first},
    {keras, "Adamax", "adamax", {}, "", "", "eps:1e-07", "", decays_apart},
    {keras, "Lion", "lion"},
    {keras, "Nadam", "nadam", {}, "", "", "eps:1e-07", "", decays_apart},
    {keras, "RMSprop", "rmsprop", keras_rmsprop, "", "eps_at:inside", "beta:0.9,eps:1e-07", "", decays_apart},
    {keras, "SGD", "gd"},
    {keras, "SGD", "momentum", {}, "momentum", "form:velocity", "", "", decays_apart},
    {keras, "SGD", "nesterov", {}, "nesterov", "", "", rate_in_velocity},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string plain(std::string_view name) {
    std::string result;
    for (const char c : name) {
        if (c != '_' && c != '-' && c != ' ') result += lower(c);
    }
    return result;
}

// The library that a name's modules belong to, or nothing.
std::string_view library_of(std::string_view modules) {
    const std::string text = plain(modules);
    const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    if (has("keras") || has("tf.") || has("tensorflow") || text == "optimizers") return keras;
    if (has("optax")) return optax;
    return has("torch") || text == "optim" ? torch : std::string_view{};
}

NamedOptimizer of_rows(std::string_view name, std::string_view library) {
    NamedOptimizer found;
    for (const Alias& alias : table) {
        // Only one library is meant: the first that has the name.
        const bool of_one = found.aliases.empty() || found.aliases[0]->library == alias.library;
        if (same_name(alias.name, name) && of_one && (library.empty() || alias.library == library))
            found.aliases.push_back(&alias);
    }
    if (!found.aliases.empty()) found.optimizer = find_optimizer(found.aliases[0]->key);
    return found;
}

}  // namespace

std::span<const Alias> aliases() { return table; }
std::span<const ParameterAlias> names_of_parameters() { return shared; }
std::span<const ForeignParameter> foreign_parameters() { return foreign; }

bool same_name(std::string_view a, std::string_view b) { return plain(a) == plain(b); }

NamedOptimizer find_named_optimizer(std::string_view name) {
    const auto point = name.rfind('.');
    const std::string_view modules = name.substr(0, point == std::string_view::npos ? 0 : point);
    const std::string_view last = name.substr(modules.empty() ? 0 : point + 1);
    if (const std::string_view library = library_of(modules); !library.empty()) {
        NamedOptimizer found = of_rows(last, library);
        found.of_library = found.optimizer != nullptr;
        if (found.of_library) return found;
    }
    for (const Optimizer* optimizer : optimizers()) {
        if (same_name(optimizer->key, last) || same_name(optimizer->title, last)) return {optimizer, {}, false};
    }
    return of_rows(last, {});
}

}  // namespace ravine
