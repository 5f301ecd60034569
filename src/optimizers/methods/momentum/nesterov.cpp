// Nesterov's accelerated gradient: momentum whose gradient is taken where the momentum is about to lead.
// Nesterov 1983, "A method for solving a convex programming problem with convergence rate O(1/k²)"; as momentum by
// Sutskever, Martens, Dahl & Hinton 2013. PyTorch: torch.optim.SGD(nesterov=True).
//
//   lookahead  as Sutskever et al. write it: the gradient at x + mu v, one step of the velocity ahead
//   torch      the same method told in the place that lookahead takes its gradients at; the gradient is taken at x
//   slides     as some lecture notes print it: the gradient ahead, but no momentum in the step. v is the last displacement
//              turned round, x before the step minus x after it, which is lr g: nothing older is remembered
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer nesterov() {
    return {
        .key = "nesterov",
        .title = "Nesterov",
        .year = 1983,
        .source = "Nesterov 1983",
        .pytorch = "torch.optim.SGD(lr, momentum=mu, nesterov=True)",
        .parameters = {learning_rate(), number("mu", "μ", 0.9, 0, 1),
                       choice("form", "form", "torch",
                              {{"lookahead", "Sutskever et al. 2013: the gradient one step of the velocity ahead"},
                               {"torch", "PyTorch: the same, told in the places where gradients are taken"},
                               {"slides", "some lecture notes: the gradient ahead, but no momentum in the step"}})},
        .state = {"v"},
        .rule = R"(
[form=lookahead] g = gradient(x + mu*v)
[form=lookahead] v = mu*v - lr*g
[form=lookahead] x = x + v
[form=torch] v = mu*v + g
[form=torch] x = x - lr*(g + mu*v)
[form=slides] g = gradient(x - mu*v)
[form=slides] v = lr*g
[form=slides] x = x - v
)",
        .displacements = {{"v", 1, "form", "lookahead"}, {"v", -1, "form", "slides"}},
        .aliases = {in_books("NAG"), in_books("Nesterov Accelerated Gradient"), in_torch("SGD", {.when = "nesterov"}),
                    in_optax("sgd", {.when = "nesterov"}),
                    in_keras("SGD", {.when = "nesterov",
                                     .note = "has the rate inside of its velocity, which differs where the rate changes"})},
    };
}

}  // namespace ravine::methods
