// Simulated annealing: tries a place beside the ball and goes there if it is lower, but also, with odds of exp(-rise/heat), if
// it is higher. Heat and steps shrink with the logarithm of time. Kirkpatrick, Gelatt & Vecchi 1983, "Optimization by simulated
// annealing", with the schedule and the defaults of R's optim(method = "SANN") after Bélisle 1992, which remembers the best
// place beside. It asks for one value a step and for no gradient. PyTorch has no such method.
//
// A sum of normal numbers has a uniform share below it, which is drawn so.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer annealing() {
    return {
        .key = "annealing",
        .title = "Annealing",
        .year = 1983,
        .source = "Kirkpatrick, Gelatt & Vecchi 1983",
        .checked = "its paper and the optim of R",
        .parameters = {learning_rate(1, "σ"), number("heat", "heat", 10, 0, 1000, Scale::log),
                       number("every", "k", 10, 1, 1000)},
        .state = {"level"},
        .rule = R"(
[first] level = f
cool = log(floor((t - 1)/every)*every + e)
to = x + lr/cool*normal()
found = value(to)
odds = (1 + erf(sum(normal())/sqrt(2*count())))/2
goes = odds < exp((level - found)*cool/heat)
x = where(goes, to, x)
level = where(goes, found, level)
)",
        .meanings = {{"lr", "spread of the places that are tried at first", Role::other, true},
                     {"heat", "rise of the loss that is as good as taken at first", Role::other, true},
                     {"every", "steps from one cooling to the next", Role::other, true},
                     {"cool", "what heat and spread are divided by", Role::other, true},
                     {"level", "loss where the ball is", Role::other, true},
                     {"to", "place that is tried"},
                     {"found", "loss there", Role::other, true},
                     {"odds", "a number between 0 and 1, drawn", Role::other, true},
                     {"goes", "1 where the ball goes there", Role::other, true}},
    };
}

}  // namespace ravine::methods
