#include "rules/glossary.hpp"

#include <cassert>

namespace ravine {
namespace {

constexpr bool scalar = true;

const std::vector<Meaning>& usual() {
    static const std::vector<Meaning> meanings{
        {"x", "position of the ball, along x and along y", Role::step},
        {"g", "gradient that the optimizer is given: steepest ascent", Role::gradient},
        {"t", "number of the step, from 1", Role::other, scalar},
        {"f", "loss where the step began", Role::other, scalar},

        {"lr", "learning rate: the length of a step per unit of what it follows", Role::other, scalar},
        {"decay", "weight decay: how strongly x is pulled towards 0", Role::other, scalar},
        {"eps", "a small number that keeps the division from blowing up", Role::other, scalar},
        {"mu", "momentum: the share of the velocity that is kept from step to step", Role::other, scalar},
        {"beta", "share of a running mean that is kept from step to step", Role::other, scalar},
        {"beta1", "share of the mean gradient that is kept from step to step", Role::other, scalar},
        {"beta2", "share of the mean square that is kept from step to step", Role::other, scalar},
        {"rho", "share of the running means that is kept from step to step", Role::other, scalar},
        {"nu", "weight of the momentum against that of the plain gradient", Role::other, scalar},
        {"nu1", "weight of the mean gradient against that of the plain one", Role::other, scalar},
        {"nu2", "weight of the mean square against that of the plain one", Role::other, scalar},
        {"tau", "rate at which the last gradient acts once more", Role::other, scalar},
        {"lambda", "how fast the rate falls, and how strongly x is pulled towards 0", Role::other, scalar},
        {"alpha", "power with which the rate falls", Role::other, scalar},
        {"t0", "step from which on the path is averaged", Role::other, scalar},
        {"dampening", "share of each new gradient that is left out", Role::other, scalar},
        {"momentum_decay", "how fast the momentum comes up to its final value", Role::other, scalar},
        {"eta_minus", "factor by which a step size shrinks when the gradient turns", Role::other, scalar},
        {"eta_plus", "factor by which a step size grows while the gradient keeps its sign", Role::other, scalar},
        {"step_min", "shortest step size", Role::other, scalar},
        {"step_max", "longest step size", Role::other, scalar},
        {"eta", "rate of the plain descent where Newton's step is of no use", Role::other, scalar},
        {"damping", "added to the curvature in every direction", Role::other, scalar},
        {"shrink", "factor by which a step that is too long is shortened", Role::other, scalar},
        {"c", "share of the promised fall that a step must bring", Role::other, scalar},
        {"c1", "share of the promised fall that a step must bring", Role::other, scalar},
        {"c2", "share of the slope that may be left after a step", Role::other, scalar},
        {"d0", "distance from the start to begin with", Role::other, scalar},
        {"r0", "distance from the start to begin with", Role::other, scalar},
        {"f_min", "least loss that there is, as far as the method is told", Role::other, scalar},
        {"clip", "longest that a coordinate of the step may be", Role::other, scalar},
        {"memory", "number of steps that are remembered", Role::other, scalar},

        {"m", "first moment: running mean of the gradients", Role::momentum},
        {"v", "velocity: running sum or mean of the gradients", Role::momentum},
        {"s", "second moment: running mean of the squared gradients", Role::squares},
        {"G", "sum of all squared gradients so far", Role::squares},
        {"E", "running mean of the squared gradients", Role::squares},
        {"D", "running mean of the squared steps"},
        {"u", "largest recent gradient, slowly forgotten"},
        {"peak", "mean square that divides: the largest so far with AMSGrad, else the present one"},
        {"mhat", "first moment, corrected for its start at zero", Role::momentum},
        {"shat", "second moment, corrected for its start at zero", Role::squares},
        {"spread", "what divides: the mean square, or the variance of the gradient"},
        {"d", "direction of the step"},
        {"p", "the step, against its direction"},
        {"a", "length of the step, in units of its direction", Role::other, scalar},
        {"ax", "mean of the path"},
        {"rate", "learning rate of this step"},
        {"last", "gradient of the step before", Role::momentum},
        {"size", "step size of each coordinate"},
        {"turn", "negative where the gradient has changed its sign"},
        {"factor", "what each step size is multiplied by"},
        {"full", "how many gradients the mean square is worth in the end", Role::other, scalar},
        {"seen", "how many gradients the mean square is worth by now", Role::other, scalar},
        {"trust", "how boldly to divide: 1 when the mean square has seen enough", Role::other, scalar},
        {"next", "momentum of the step to come", Role::other, scalar},
        {"product", "product of all momenta so far", Role::other, scalar},
        {"H", "Hessian: the curvature of the loss", Role::hessian},
        {"B", "inverse Hessian as far as the gradients seen tell it"},
        {"B1", "first row of the inverse Hessian"},
        {"B2", "second row of the inverse Hessian"},
        {"q", "change of the gradient along the last step"},
        {"x0", "place where the ball began"},
        {"y", "place where the gradient is taken"},
        {"z", "place that takes the steps, ahead of its mean"},
        {"top", "largest rate so far", Role::other, scalar},
        {"total", "sum of the squared rates so far", Role::other, scalar},
        {"n", "squared length of the gradient", Role::other, scalar},
        {"b", "share of the sums that is kept from step to step", Role::other, scalar},
        {"x_before", "position one step before"},
        {"g_before", "gradient one step before"},
        {"f_before", "loss one step before", Role::other, scalar},
    };
    return meanings;
}

}  // namespace

const Meaning& meaning_of(const Optimizer& optimizer, std::string_view name) {
    static const Meaning none;
    for (const std::vector<Meaning>* meanings : {&optimizer.meanings, &usual()}) {
        for (const Meaning& meaning : *meanings) {
            if (meaning.name == name) return meaning;
        }
    }
    return none;
}

double displacement_sign(const Optimizer& optimizer, std::string_view state, std::span<const double> values) {
    assert(values.size() == optimizer.parameters.size());
    for (const Displacement& displacement : optimizer.displacements) {
        const int index = find_parameter(optimizer, displacement.parameter);
        if (displacement.state != state) continue;
        if (displacement.parameter.empty()) return displacement.sign;
        if (index < 0) continue;
        const auto i = static_cast<std::size_t>(index);
        if (optimizer.parameters[i].find_choice(displacement.choice) == values[i]) return displacement.sign;
    }
    return 0;
}

}  // namespace ravine
