// Modifiers: what goes around any method. Lines run before those of the method, where they may change g, or behind them with
// the prefix [after], where u is the step just taken: a line that assigns u moves the step. docs/rule-language.md tells the
// rest.
#include "optimizers/catalogue.hpp"
#include "optimizers/definition.hpp"

namespace ravine {

std::vector<Optimizer> builtin_modifiers() {
    std::vector<Optimizer> all{
        {.key = "clip",
         .title = "clipping",
         .year = 2013,
         .source = "Pascanu, Mikolov & Bengio 2013; torch.nn.utils.clip_grad_norm_ and clip_grad_value_",
         .parameters = {number("max", "max", 1, 0, 1000, Scale::log),
                        choice("by", "by", "norm", {{"norm", "the length of the gradient"}, {"value", "every coordinate"}})},
         .rule = R"(
[by=norm] g = g*min(1, max/(norm(g) + 1e-6))
[by=value] g = min(max(g, -max), max)
)"},
        {.key = "sign",
         .title = "sign",
         .year = 1993,
         .source = "Riedmiller & Braun 1993; Bernstein et al. 2018",
         .rule = "g = sign(g)"},
        {.key = "centralise", .title = "centralisation", .year = 2020, .source = "Yong et al. 2020", .rule = "g = g - mean(g)"},
        {.key = "sam",
         .title = "SAM",
         .year = 2021,
         .source = "Foret et al. 2021: the gradient where the loss near x is highest",
         .parameters = {number("rho", "ρ", 0.05, 0, 10, Scale::log)},
         .rule = "g = gradient(x + rho*g/(norm(g) + 1e-12))"},
        {.key = "decay",
         .title = "decoupled decay",
         .year = 2019,
         .source = "Loshchilov & Hutter 2019",
         .parameters = {number("rate", "rate", 0.01, 0, 1)},
         .rule = "x = x*(1 - lr*rate)"},
        {.key = "cautious",
         .title = "caution",
         .year = 2024,
         .source = "Liang et al. 2024: no coordinate goes up its slope",
         .rule = R"(
[after] down = u*g < 0
[after] u = u*down/max(mean(down), 1e-3)
)"},
        {.key = "grams",
         .title = "Grams",
         .year = 2024,
         .source = "Cao et al. 2024: as far as the method goes, and down in every coordinate",
         .rule = "[after] u = -|u|*sign(g)"},
        {.key = "graft",
         .title = "grafting",
         .year = 2020,
         .source = "Agarwal et al. 2020: the method's direction, and the length of another one's step",
         .parameters = {choice("of", "length of", "gd",
                               {{"gd", "gradient descent: the length of the gradient"},
                                {"adagrad", "AdaGrad, with its ε of 1e-10"},
                                {"rmsprop", "RMSProp, with its ε of 1e-8"}}),
                        number("beta", "β", 0.99, 0, 1)},
         .rule = R"(
[after] [of=gd] way = g
[after] [of=adagrad] squares = squares + g^2
[after] [of=adagrad] way = g/(sqrt(squares) + 1e-10)
[after] [of=rmsprop] squares = beta*squares + (1 - beta)*g^2
[after] [of=rmsprop] way = g/(sqrt(squares) + 1e-8)
[after] u = lr*norm(way)/max(norm(u), 1e-300)*u
)"},
        {.key = "lookahead",
         .title = "lookahead",
         .year = 2019,
         .source = "Zhang et al. 2019: every k steps, back to a share alpha of the way",
         .parameters = {number("k", "k", 5, 1, 1000), number("alpha", "α", 0.5, 0, 1)},
         .rule = R"(
[first] slow = x
[after] now = mod(t, k) < 1
[after] slow = where(now, slow + alpha*(x - slow), slow)
[after] x = where(now, slow, x)
)"},
        {.key = "average",
         .title = "average",
         .year = 1992,
         .source = "Polyak & Juditsky 1992: the mean of the path, beside the ball",
         .parameters = {choice("of", "of", "recent", {{"recent", "an exponential mean"}, {"all", "the mean of all places"}}),
                        number("beta", "β", 0.99, 0, 1)},
         .rule = R"(
[first] place = x
[after] [of=recent] place = beta*place + (1 - beta)*x
[after] [of=all] place = place + (x - place)/t
)",
         .beside = {"place"}},
        {.key = "noise",
         .title = "Langevin noise",
         .year = 2011,
         .source = "Welling & Teh 2011",
         .parameters = {number("heat", "heat", 1e-4, 0, 100, Scale::log)},
         .rule = "[after] x = x + sqrt(2*lr*heat)*normal()"},
    };
    for (Optimizer& modifier : all) modifier.around = true;
    return all;
}

}  // namespace ravine
