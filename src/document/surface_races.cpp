#include "document/surface_races.hpp"

#include "document/link/link_racers.hpp"
#include "document/network_race.hpp"
#include "experiment/schedule.hpp"
#include "loss/surfaces.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <string>
#include <utility>

namespace ravine {
namespace {

// In the order of surfaces(). A rate is given where it differs from the default.
constexpr SurfaceRace all[] = {
    {.surface = "two_minima",
     .racers = "gd;momentum,lr:0.005;adagrad,lr:0.2;rmsprop;adam,lr:0.06",
     .look_for = "Momentum and Adam roll through the local minimum into the deeper one; who takes no run-up stays."},
    {.surface = "bowl",
     .racers = "gd;momentum,lr:0.01;rmsprop,lr:0.005;adam,lr:0.1;lbfgs",
     .look_for = "Gradient descent goes straight; momentum and Adam overshoot and circle; RMSProp takes equal steps, however "
                 "steep it is."},
    {.surface = "saddle",
     .racers = "gd;momentum,lr:0.002;adam,lr:0.01;newton,fallback:none",
     .look_for = "Newton's method goes to the saddle and stays; the others see the way down late, and Adam magnifies it.",
     .leaves = true},
    {.surface = "monkey_saddle",
     .racers = "gd,lr:0.005;momentum,lr:0.002;adam;newton,fallback:none",
     .look_for = "Here even the curvature vanishes: all slow down, Newton's method stops, and Adam alone gets away.",
     .leaves = true},
    {.surface = "gaussian_well",
     .racers = "gd;momentum,lr:0.005;rmsprop,lr:0.05;adam;lbfgs",
     .look_for =
         "Gradient descent hesitates on the plain. RMSProp makes up for the small gradient, and cannot stand still inside."},
    {.surface = "plateau",
     .racers = "gd,lr:0.2;momentum,lr:0.2;rmsprop;adam,lr:0.05;lbfgs",
     .look_for =
         "The gradient fades far out: gradient descent hardly moves, while RMSProp and Adam divide by its size and come."},
    {.surface = "ravine",
     .racers = "gd,lr:0.1;momentum,lr:0.05;nesterov,lr:0.05;rmsprop,lr:0.005;adam,lr:0.05",
     .look_for =
         "Gradient descent is fast across and slow along; momentum adds up the slow direction, and Nesterov's swings less."},
    {.surface = "canyon",
     .racers = "gd,lr:0.05;momentum,lr:0.05;rmsprop;adam,lr:0.5;lbfgs",
     .start = Vector{-2.7, -0.83},
     .look_for = "Gradient descent bounces from wall to wall; momentum and Adam keep the part of their steps that leads along "
                 "the floor."},
    {.surface = "taco_shell",
     .racers = "gd,lr:0.05;momentum;rmsprop;adam;lbfgs",
     .look_for = "Along the fold the slope is small: gradient descent creeps, while RMSProp and Adam go as fast as before."},
    {.surface = "non_smooth",
     .racers = "gd,lr:0.01;momentum,lr:0.002;adam,lr:0.05;cg;lbfgs",
     .look_for = "The gradient never shrinks, so fixed rates swing about the minimum; conjugate gradient sticks at a kink."},
    {.surface = "same_gradient",
     .racers = "gd,lr:0.1;momentum,lr:0.05;rmsprop;adam,lr:0.1;newton",
     .look_for = "At the start the curvature is positive, and Newton's method, which divides by it, goes another way than "
                 "those that see the gradient alone."},
    {.surface = "flat_and_sharp",
     .racers = "gd;momentum,lr:0.01;rmsprop,lr:0.002;adam,lr:0.05;lbfgs",
     .start = Vector{1.7, 0.54},
     .look_for = "Four fall into the sharp minimum, which is a little lower; the first long step of L-BFGS leads past it, into "
                 "the flat one."},
    {.surface = "rosenbrock",
     .racers = "gd,lr:0.001;momentum,lr:0.002;rmsprop;adam,lr:0.2;lbfgs",
     .look_for = "Everybody finds the valley soon. To follow its bend takes momentum, or the curvature that L-BFGS learns."},
    {.surface = "beale",
     .racers = "gd;momentum,lr:0.002;rmsprop;adam,lr:0.5;lbfgs",
     .look_for = "The last part is a long flat valley, where RMSProp creeps and Adam's large rate pays."},
    {.surface = "booth",
     .racers = "gd,lr:0.002;momentum;rmsprop;adam,lr:2;lbfgs",
     .look_for = "Rates have units: on this wide quadratic RMSProp's 0.02 is a hundredth of Adam's 2, and does not get far."},
    {.surface = "matyas",
     .racers = "gd,lr:1;momentum,lr:2;rmsprop,lr:0.05;adam,lr:0.5;lbfgs",
     .look_for =
         "A shallow diagonal valley: gradient descent needs a rate of 1, and methods that treat x and y apart gain nothing."},
    {.surface = "mccormick",
     .racers = "gd,lr:0.05;momentum,lr:0.005;rmsprop,lr:0.1;adam;lbfgs",
     .look_for = "Down the slope and along a bent valley: Adam's rate is too small for the way, that of RMSProp fits."},
    {.surface = "goldstein_price",
     .racers = "gd,lr:2e-05;momentum,lr:1e-05;rmsprop;adam,lr:0.1;lbfgs",
     .look_for = "Heights from 3 to a million ask for tiny rates. Momentum and Adam get over the edge of the second minimum."},
    {.surface = "bukin",
     .racers = "gd,lr:0.0002;momentum,lr:0.0005;rmsprop,lr:0.005;adam,lr:0.005;lbfgs",
     .look_for = "The crease of the valley is infinitely steep: gradients throw everybody across. The line search of L-BFGS "
                 "lands in it, and cannot go on."},
    {.surface = "himmelblau",
     .racers = "gd,lr:0.001;momentum,lr:0.001;rmsprop,lr:0.01;adam,lr:0.5;lbfgs",
     .look_for = "Four minima are equally deep. From one start gradient descent takes the nearest, and momentum and Adam "
                 "overshoot into another."},
    {.surface = "three_hump_camel",
     .racers = "gd;momentum,lr:0.1;rmsprop,lr:0.05;adam,lr:0.1;lbfgs",
     .look_for =
         "Four reach the middle hollow, each in its own time; the first long step of L-BFGS ends in a hollow at the side."},
    {.surface = "six_hump_camel",
     .racers = "gd,lr:0.002;momentum,lr:0.1;rmsprop;adam,lr:1;lbfgs",
     .look_for = "Small steps end in the next hollow. Only the large rates of momentum and Adam cross over, one to each of the "
                 "two best."},
    {.surface = "styblinski_tang",
     .racers = "gd,lr:0.002;momentum,lr:0.01;rmsprop;adam,lr:2;lbfgs",
     .start = Vector{-2.5, 0.5},
     .look_for = "Four minima, one in each quarter: a racer stays in its own unless its steps are as long as Adam's."},
    {.surface = "rastrigin",
     .racers = "gd,lr:0.002,x:-3.3,y:2.6;momentum,lr:0.002,x:0.3,y:-0.2;"
               "nesterov,lr:0.001,x:2.3,y:1.7;rmsprop,lr:0.01,x:1.6,y:-2.6;"
               "adam,lr:0.05,x:-1.7,y:-3.4",
     .look_for = "Five starts, five hollows: on a grid of minima the start decides where a racer ends, not the method."},
    {.surface = "ackley",
     .racers = "gd,lr:0.2;momentum,lr:0.005;gd,lr:0.5*0.97^t;momentum,lr:0.2*0.97^t;adam,lr:2",
     .look_for =
         "Small rates stay in the first dent and large ones never settle; momentum with a rate that falls does both in turn."},
    {.surface = "griewank",
     .racers = "gd,lr:0.5,x:-70,y:60;momentum,lr:0.2,x:1.4,y:-2;nesterov,lr:0.1,x:40,y:30;"
               "adam,lr:0.2,x:-30,y:-45;lbfgs,x:60,y:-60",
     .look_for = "From afar a bowl, from near a field of dents: only who starts beside the middle ends in it."},
    {.surface = "levy",
     .racers = "gd,lr:0.002;momentum,lr:0.001;rmsprop,lr:0.05;adam,lr:1;lbfgs",
     .look_for = "Ripples stop all who take short steps; Adam's are longer than the ripples, and it gets to the end."},
    {.surface = "easom",
     .racers = "gd,lr:0.05;momentum,lr:1;rmsprop;adam;newton",
     .look_for = "One hole in a level plain. Momentum flies over it and Newton's method turns away, and out there no gradient "
                 "leads back."},
    {.surface = "eggholder",
     .racers = "gd,lr:1;momentum,lr:5;rmsprop,lr:2;adam,lr:0.5;lbfgs",
     .look_for = "The lowest place is on the edge, and still lower ones are outside: momentum gets out there, the others stay "
                 "in the next hollow.",
     .leaves = true},
    {.surface = "drop_wave",
     .racers = "gd,lr:0.0005;momentum,lr:0.002;adagrad,lr:0.5;adam,lr:0.2",
     .start = Vector{-0.26, 0.19},
     .look_for = "All slide outward into a ring but AdaGrad, whose first steps are long enough to jump inward and whose later "
                 "ones are short."},
    {.surface = "least_squares",
     .racers = "gd,lr:0.01;momentum,lr:0.002;rmsprop,lr:0.1;adam,lr:1;lbfgs",
     .look_for = "Slope and intercept pull at one another in a narrow valley: gradient descent crosses it at once, and is not "
                 "at its end by far."},
    {.surface = "logistic",
     .racers = "gd,lr:0.2;momentum,lr:0.1;rmsprop,lr:0.1;adam,lr:0.5;lbfgs",
     .look_for =
         "Far from the minimum nearly all rows pull alike, near it they balance: gradient descent runs first, then creeps."},
};

Vector start_of(const SurfaceRace& race) { return race.start ? *race.start : find_surface(race.surface)->start; }

// Returns true if two lists are the same but for who is hidden.
bool same_racers(std::span<const Racer> a, std::span<const Racer> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Racer one, const Racer& other) {
        one.hidden = other.hidden;
        return one == other;
    });
}

}  // namespace

bool has_own_racers(const Experiment& experiment) {
    const auto is_theirs = [&](const SurfaceRace& race) { return same_racers(experiment.racers, racers_of(race)); };
    return !same_racers(experiment.racers, default_experiment().racers) &&
           !same_racers(experiment.racers, racers_of_networks()) && std::none_of(std::begin(all), std::end(all), is_theirs);
}

std::span<const SurfaceRace> surface_races() { return all; }

const SurfaceRace* race_of_surface(std::string_view key) {
    const auto* found = std::find_if(std::begin(all), std::end(all), [&](const SurfaceRace& r) { return r.surface == key; });
    return found == std::end(all) ? nullptr : found;
}

std::vector<Racer> racers_of(const SurfaceRace& race) {
    Document document = default_document();
    std::vector<std::string> complaints;
    Reading reading{document, complaints, nullptr};
    read_racers(race.racers, reading);
    assert(complaints.empty());
    return std::move(document.experiment.racers);
}

void choose_surface(Document& document, const Surface& surface) {
    Experiment& experiment = document.experiment;
    const bool keeps = has_own_racers(experiment);
    std::vector<formula::Constant> constants;
    if (keeps) constants = with_those_of_racers({}, experiment);
    const auto is_own = [&](const formula::Constant& each) {
        return std::any_of(surface.constants.begin(), surface.constants.end(),
                           [&](const SurfaceConstant& own) { return own.name == each.name; });
    };
    std::erase_if(constants, is_own);
    experiment.network.reset();
    experiment.loss = surface.key;
    experiment.data.clear();
    experiment.columns = {};
    experiment.constants = std::move(constants);
    experiment.domain = surface.domain;
    experiment.start = surface.start;
    if (!keeps) take_race_of_surface(document);
}

bool has_race_of_surface(const Document& document) {
    const Experiment& experiment = document.experiment;
    if (experiment.network)
        return experiment.steps == steps_of_networks && same_racers(experiment.racers, racers_of_networks());
    const SurfaceRace* race = race_of_surface(experiment.loss);
    return race && experiment.start == start_of(*race) && experiment.steps == race->steps &&
           same_racers(experiment.racers, racers_of(*race));
}

void take_race_of_surface(Document& document) {
    if (document.experiment.network) {
        document.experiment.racers = racers_of_networks();
        document.experiment.steps = steps_of_networks;
        document.page.selected = -1;
        return;
    }
    const SurfaceRace* race = race_of_surface(document.experiment.loss);
    if (!race) return;
    document.experiment.racers = racers_of(*race);
    document.experiment.start = start_of(*race);
    document.experiment.steps = race->steps;
    document.page.selected = -1;
}

}  // namespace ravine
