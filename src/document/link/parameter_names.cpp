#include "document/link/parameter_names.hpp"

namespace ravine {
namespace {

constexpr SharedName shared[] = {
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

}  // namespace

std::span<const SharedName> names_of_parameters() { return shared; }
std::span<const ForeignParameter> foreign_parameters() { return foreign; }

}  // namespace ravine
