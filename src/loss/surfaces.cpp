#include "loss/surfaces.hpp"

#include "text/nearest.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace ravine {
namespace {

constexpr Box square(double half) { return {{-half, -half}, {half, half}}; }

// The minima. Irrational ones are rounded from 40 digits.
constexpr double pi = 3.14159265358979324;

// In radians. At 0 the formula is (25x^2 + y^2)/10, which published links use.
constexpr SurfaceConstant ravine_angle[] = {{"angle", 0, -pi / 2, pi / 2}};

constexpr Minimum zero_at_origin[] = {{{0, 0}, 0}};
constexpr Minimum two_minima[] = {{{-0.9363006340109187, 0}, -2.063090251768194}, {{0.905317899160115, 0}, -1.092731999201741}};
constexpr Minimum flat_and_sharp[] = {{{1.1976529487204104, 0}, -1.0360886897817225},
                                      {{-0.9522775610442457, 0}, -0.9523835325354828}};
constexpr Minimum same_gradient[] = {{{1.7692923542386314, -pi / 2}, -2.109568124370793}};
constexpr Minimum rosenbrock[] = {{{1, 1}, 0}};
constexpr Minimum himmelblau[] = {{{3, 2}, 0},
                                  {{-2.805118086952745, 3.131312518250573}, 0},
                                  {{-3.779310253377747, -3.2831859912861696}, 0},
                                  {{3.5844283403304917, -1.8481265269644036}, 0}};
constexpr Minimum beale[] = {{{3, 0.5}, 0}};
constexpr Minimum booth[] = {{{1, 3}, 0}};
constexpr Minimum mccormick[] = {{{0.5 - pi / 3, -0.5 - pi / 3}, -1.9132229549810364},
                                 {{0.5 + 2 * pi / 3, -0.5 + 2 * pi / 3}, 1.2283696986087569}};
constexpr Minimum goldstein_price[] = {{{0, -1}, 3}, {{-0.6, -0.4}, 30}, {{1.8, 0.2}, 84}, {{1.2, 0.8}, 840}};
constexpr Minimum three_hump_camel[] = {{{0, 0}, 0},
                                        {{-1.7475523458302888, 0.8737761729151444}, 0.2986384422368598},
                                        {{1.7475523458302888, -0.8737761729151444}, 0.2986384422368598}};
constexpr Minimum six_hump_camel[] = {{{0.08984201310031806, -0.7126564030207396}, -1.0316284534898774},
                                      {{-0.08984201310031806, 0.7126564030207396}, -1.0316284534898774},
                                      {{1.703606714969981, -0.7960835686726251}, -0.21546382438371764},
                                      {{-1.703606714969981, 0.7960835686726251}, -0.21546382438371764},
                                      {{1.6071047529201972, 0.5686514548841314}, 2.1042503103112584},
                                      {{-1.6071047529201972, -0.5686514548841314}, 2.1042503103112584}};
constexpr Minimum styblinski_tang[] = {{{-2.903534027771177, -2.903534027771177}, -78.33233140754282},
                                       {{-2.903534027771177, 2.746802770990837}, -64.19561235905536},
                                       {{2.746802770990837, -2.903534027771177}, -64.19561235905536},
                                       {{2.746802770990837, 2.746802770990837}, -50.05889331056788}};
constexpr Minimum levy[] = {{{1, 1}, 0}};
constexpr Minimum easom[] = {{{pi, pi}, -1}};
constexpr Minimum eggholder[] = {{{512, 404.2318051137578}, -959.6406627208509}};  // on the edge: downhill is outside
constexpr Minimum bukin[] = {{{-10, 1}, 0}};
constexpr Minimum drop_wave[] = {{{0, 0}, -1}};

constexpr Minimum least_squares[] = {{{2.5464449911090227, 0.5448372444419875}, 0.7046971643938766}};
constexpr Minimum logistic[] = {{{-1.0844490367874329, -2.0324781778866373}, 0.4747976783202574}};

// Anscombe 1973, "Graphs in statistical analysis", the first of the four data sets.
constexpr Row anscombe[] = {{10, 8.04}, {8, 6.95}, {13, 7.58},  {9, 8.81}, {11, 8.33}, {14, 9.96},
                            {6, 7.24},  {4, 4.26}, {12, 10.84}, {7, 4.82}, {5, 5.68}};
// Dalal, Fowlkes & Hoadley 1989, "Risk analysis of the space shuttle": per launch the temperature, in tens of °F from 70 °F,
// and 1 where an O-ring was damaged, else -1.
constexpr Row o_rings[] = {{-0.4, -1}, {0, 1},    {-0.1, -1}, {-0.2, -1}, {-0.3, -1}, {0.2, -1}, {0.3, -1},  {0, -1},
                           {-1.3, 1},  {-0.7, 1}, {0, 1},     {0.8, -1},  {-0.3, -1}, {-1.7, 1}, {-0.3, -1}, {0.5, -1},
                           {0, -1},    {1.1, -1}, {0.6, -1},  {0.9, -1},  {0.5, 1},   {0.6, -1}, {-1.2, 1}};

constexpr Surface all[] = {
    // Shapes that each show one thing.
    {.key = "two_minima",
     .title = "Two minima",
     .formula = "x^2 + y^2 - 2exp(-((x-1)^2+y^2)/0.2) - 3exp(-((x+1)^2+y^2)/0.2)",
     .source = "a local minimum beside the global one",
     .domain = square(2),
     .start = {1.4, 1.6},
     .minima = two_minima},
    {.key = "bowl",
     .title = "Bowl",
     .formula = "x^2 + y^2",
     .source = "Cauchy 1847: the quadratic that is the same in all directions",
     .domain = square(2),
     .start = {-1.6, 1.2},
     .minima = zero_at_origin},
    {.key = "saddle",
     .title = "Saddle",
     .formula = "x^2 - y^2",
     .source = "Dauphin et al. 2014, arXiv:1406.2572",
     .domain = square(2),
     .start = {1.5, 0.001}},
    {.key = "monkey_saddle",
     .title = "Monkey saddle",
     .formula = "x^3 - 3x y^2",
     .source = "Hilbert & Cohn-Vossen 1932, Anschauliche Geometrie: two valleys for the legs, one for the tail",
     .domain = square(2),
     .start = {1.5, 0.01}},
    {.key = "gaussian_well",
     .title = "Gaussian well",
     .formula = "1 - exp(-(x^2/0.7 + y^2/0.3))",
     .source = "a pit in a plain: flat far out, convex inside",
     .domain = square(1),
     .start = {0.75, -0.75},
     .minima = zero_at_origin},
    {.key = "plateau",
     .title = "Plateau",
     .formula = "(x^2 + y^2)/(1 + x^2 + y^2)",
     .source = "Geman & McClure 1985: far out the gradient fades like 1/r^3, but the way is never lost",
     .domain = square(5),
     .start = {4, 3},
     .minima = zero_at_origin},
    {.key = "ravine",
     .title = "Ravine",
     .formula = "(25(x cos(angle) + y sin(angle))^2 + (y cos(angle) - x sin(angle))^2)/10",
     .source = "Goh 2017, Why Momentum Really Works, Distill: pathological curvature, 25 times steeper across",
     .domain = square(2),
     .start = {0.9, -1.8},
     .minima = zero_at_origin,
     .constants = ravine_angle},
    {.key = "canyon",
     .title = "Canyon",
     .formula = "sqrt(1 + 30(y - sin(x))^2) - 1 + x^2/20",
     .source = "steep walls, a winding floor: the gradient points across the canyon, the minimum lies along it",
     .domain = square(4),
     .start = {-3.5, 1.5},
     .minima = zero_at_origin},
    {.key = "taco_shell",
     .title = "Taco shell",
     .formula = "3y^2 + (sqrt(1 + x^2) - 1)/5",
     .source = "a steep shell whose fold is nearly level: the slope along it never exceeds 0.2",
     .domain = square(2),
     .start = {-1.8, 1.2},
     .minima = zero_at_origin},
    {.key = "non_smooth",
     .title = "Non-smooth",
     .formula = "|x| + 2|y|",
     .source = "Shor 1985, Minimization Methods for Non-Differentiable Functions: a gradient that never shrinks",
     .domain = square(2),
     .start = {-1.6, 1.1},
     .minima = zero_at_origin},
    {.key = "same_gradient",
     .title = "Same gradient, other curvature",
     .formula = "x^4/8 + x^2 sin(y)/2 - x",
     .source = "on x = 0 the gradient is (-1, 0) everywhere, while the curvature along x is sin(y): down, straight or up",
     .domain = {{-1, -3}, {3, 3}},
     .start = {0, 1.2},
     .minima = same_gradient},
    {.key = "flat_and_sharp",
     .title = "Flat and sharp minimum",
     .formula = "(x^2+y^2)/20 - exp(-((x+1)^2+y^2)) - 1.1exp(-30((x-1.2)^2+y^2))",
     .source = "Hochreiter & Schmidhuber 1997, Flat Minima, Neural Computation 9: the sharp one is a little lower, the flat "
               "one easier to stay in",
     .domain = square(2),
     .start = {1.3, 1.5},
     .minima = flat_and_sharp},

    // Valleys and bowls of the literature.
    {.key = "rosenbrock",
     .title = "Rosenbrock",
     .formula = "(1 - x)^2 + 100(y - x^2)^2",
     .source = "Rosenbrock 1960, The Computer Journal 3, 175",
     .domain = {{-2, -1}, {2, 3}},
     .start = {-1.5, 2},
     .scale = HeightScale::log,
     .minima = rosenbrock},
    {.key = "beale",
     .title = "Beale",
     .formula = "(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
     .source = "Beale 1958, Princeton Technical Report 25; domain: Jamil & Yang 2013, arXiv:1308.4008",
     .domain = square(4.5),
     .start = {1, 1.5},
     .scale = HeightScale::log,
     .minima = beale},
    {.key = "booth",
     .title = "Booth",
     .formula = "(x + 2y - 7)^2 + (2x + y - 5)^2",
     .source = "Jamil & Yang 2013, arXiv:1308.4008, function 20",
     .domain = square(10),
     .start = {-8, -4},
     .minima = booth},
    {.key = "matyas",
     .title = "Matyas",
     .formula = "0.26(x^2 + y^2) - 0.48x y",
     .source = "Jamil & Yang 2013, arXiv:1308.4008, function 71",
     .domain = square(10),
     .start = {-9, -3},
     .minima = zero_at_origin},
    {.key = "mccormick",
     .title = "McCormick",
     .formula = "sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
     .source = "Lootsma (ed.) 1972, Numerical Methods for Non-Linear Optimization; domain: Surjanovic & Bingham 2013, "
               "sfu.ca/~ssurjano",
     .domain = {{-1.5, -3}, {4, 4}},
     .start = {3.5, -2},
     .minima = mccormick},
    {.key = "goldstein_price",
     .title = "Goldstein-Price",
     .formula = "(1 + (x+y+1)^2 (19 - 14x + 3x^2 - 14y + 6x y + 3y^2)) * "
                "(30 + (2x-3y)^2 (18 - 32x + 12x^2 + 48y - 36x y + 27y^2))",
     .source = "Goldstein & Price 1971, Mathematics of Computation 25, 569; domain: Dixon & Szegö 1978",
     .domain = square(2),
     .start = {-1.5, 0.5},
     .scale = HeightScale::log,
     .minima = goldstein_price},
    {.key = "bukin",
     .title = "Bukin N. 6",
     .formula = "100sqrt(|y - 0.01x^2|) + 0.01|x + 10|",
     .source = "Silagadze 2007, Finding Two-Dimensional Peaks; Jamil & Yang 2013, arXiv:1308.4008",
     .domain = {{-15, -3}, {-5, 3}},
     .start = {-6, 2},
     .minima = bukin},

    // Few minima.
    {.key = "himmelblau",
     .title = "Himmelblau",
     .formula = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
     .source = "Himmelblau 1972, Applied Nonlinear Programming; domain: Jamil & Yang 2013, arXiv:1308.4008",
     .domain = square(5),
     .start = {0.5, -4.5},
     .scale = HeightScale::log,
     .minima = himmelblau},
    {.key = "three_hump_camel",
     .title = "Three-hump camel",
     .formula = "2x^2 - 1.05x^4 + x^6/6 + x y + y^2",
     .source = "Branin 1972, IBM Journal of Research and Development 16, 504; domain: Jamil & Yang 2013, arXiv:1308.4008",
     .domain = square(5),
     .start = {1.2, 3},
     .scale = HeightScale::log,
     .minima = three_hump_camel},
    {.key = "six_hump_camel",
     .title = "Six-hump camel",
     .formula = "(4 - 2.1x^2 + x^4/3)x^2 + x y + (4y^2 - 4)y^2",
     .source = "Dixon & Szegö 1978, Towards Global Optimisation 2; domain: Molga & Smutnicki 2005",
     .domain = {{-3, -2}, {3, 2}},
     .start = {-1.2, 0.1},
     .scale = HeightScale::rank,
     .minima = six_hump_camel},
    {.key = "styblinski_tang",
     .title = "Styblinski-Tang",
     .formula = "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2",
     .source = "Styblinski & Tang 1990, Neural Networks 3, 467; domain: Jamil & Yang 2013, arXiv:1308.4008",
     .domain = square(5),
     .start = {0.3, 0.3},
     .minima = styblinski_tang},

    // Many minima, or a hidden one.
    {.key = "rastrigin",
     .title = "Rastrigin",
     .formula = "20 + x^2 + y^2 - 10cos(2pi x) - 10cos(2pi y)",
     .source = "Rastrigin 1974, Systems of Extremal Control; domain: Surjanovic & Bingham 2013, sfu.ca/~ssurjano",
     .domain = square(5.12),
     .start = {-3.3, 2.6},
     .minima = zero_at_origin},
    {.key = "ackley",
     .title = "Ackley",
     .formula = "20 + e - 20exp(-0.2sqrt((x^2+y^2)/2)) - exp((cos(2pi x) + cos(2pi y))/2)",
     .source =
         "Ackley 1987, A Connectionist Machine for Genetic Hillclimbing; domain: Surjanovic & Bingham 2013, sfu.ca/~ssurjano",
     .domain = square(32.768),
     .start = {-12.4, 8.3},
     .minima = zero_at_origin},
    {.key = "griewank",
     .title = "Griewank",
     .formula = "1 + (x^2 + y^2)/4000 - cos(x) cos(y/sqrt(2))",
     .source =
         "Griewank 1981, Journal of Optimization Theory and Applications 34, 11; domain: Jamil & Yang 2013, arXiv:1308.4008",
     .domain = square(100),
     .start = {-70, 60},
     .minima = zero_at_origin},
    {.key = "levy",
     .title = "Lévy N. 13",
     .formula = "sin(3pi x)^2 + (x-1)^2 (1 + sin(3pi y)^2) + (y-1)^2 (1 + sin(2pi y)^2)",
     .source = "Surjanovic & Bingham 2013, sfu.ca/~ssurjano, after Levy & Montalvo 1985",
     .domain = square(10),
     .start = {-7.4, 5.6},
     .minima = levy},
    {.key = "easom",
     .title = "Easom",
     .formula = "-cos(x) cos(y) exp(-((x-pi)^2 + (y-pi)^2))",
     .source = "Easom 1990, A Survey of Global Optimization Techniques; domain: Jamil & Yang 2013, arXiv:1308.4008",
     .domain = square(100),
     .start = {4.3, 2.4},
     .scale = HeightScale::linear,
     .minima = easom},
    {.key = "eggholder",
     .title = "Eggholder",
     .formula = "-(y+47)sin(sqrt(|y + x/2 + 47|)) - x sin(sqrt(|x - (y+47)|))",
     .source = "Whitley et al. 1996, Artificial Intelligence 85, 245; domain: Jamil & Yang 2013, arXiv:1308.4008",
     .domain = square(512),
     .start = {350, 150},
     .minima = eggholder},
    {.key = "drop_wave",
     .title = "Drop-wave",
     .formula = "-(1 + cos(12sqrt(x^2+y^2)))/((x^2+y^2)/2 + 2)",
     .source = "Molga & Smutnicki 2005, Test Functions for Optimization Needs; Surjanovic & Bingham 2013, sfu.ca/~ssurjano",
     .domain = square(5.12),
     .start = {-2.6, 1.9},
     .minima = drop_wave},

    // Losses over data: x is the intercept and y the slope of a fit. Links may replace the data.
    {.key = "least_squares",
     .title = "Least squares with weight decay",
     .formula = "mean((v - x - y u)^2)/2 + 0.01(x^2 + y^2)",
     .source = "a line through the data of Anscombe 1973, L2 (ridge) penalty",
     .domain = {{-2, -1}, {8, 2}},
     .start = {7, 1.5},
     .scale = HeightScale::log,
     .minima = least_squares,
     .data = anscombe},
    {.key = "logistic",
     .title = "Logistic regression with sparsity",
     .formula = "mean(softplus(-v(x + y u))) + 0.01(|x| + |y|)",
     .source = "O-ring damage by temperature, Dalal, Fowlkes & Hoadley 1989, L1 (lasso) penalty",
     .domain = square(6),
     .start = {4.5, 4},
     .minima = logistic,
     .data = o_rings},
};

}  // namespace

std::span<const Surface> surfaces() { return all; }

const Surface* find_surface(std::string_view key) {
    const auto* found = std::find_if(std::begin(all), std::end(all), [&](const Surface& s) { return s.key == key; });
    return found == std::end(all) ? nullptr : found;
}

std::vector<formula::Constant> constants_of(const Surface& surface, std::span<const formula::Constant> given) {
    std::vector<formula::Constant> result;
    for (const SurfaceConstant& own : surface.constants) {
        const formula::Constant* const set = formula::find_constant(given, own.name);
        result.push_back({std::string(own.name), set ? set->value : own.value});
    }
    return result;
}

const Surface* nearest_surface(std::string_view unknown) {
    std::string key(unknown);
    std::replace_if(
        key.begin(), key.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
    std::vector<std::string_view> keys;
    for (const Surface& surface : all) keys.push_back(surface.key);
    return find_surface(nearest(key, keys));
}

}  // namespace ravine
