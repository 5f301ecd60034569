#include "network/activations.hpp"

#include "formula/program/op_values.hpp"
#include "math/exponential.hpp"

namespace ravine::network {
namespace {

struct Unit {
    Lane a, slope, curvature;
};

Unit tanh_unit(Lane z) {
    const Lane a = hyperbolic_tangent(z), slope = Lane(1.0) - a * a;
    return {a, slope, Lane(-2.0) * a * slope};
}

Unit relu_unit(Lane z) { return {formula::relu_of(z), formula::truth(z > Lane(0.0)), Lane(0.0)}; }

// Hendrycks & Gimpel 2016: z times the normal distribution's share below z.
Unit gelu_unit(Lane z) {
    const Lane below = Lane(0.5) * (Lane(1.0) + formula::erf_of(z * Lane(0.70710678118654757)));
    const Lane density = Lane(0.3989422804014327) * exponential(Lane(-0.5) * z * z);
    return {z * below, below + z * density, density * (Lane(2.0) - z * z)};
}

Unit silu_unit(Lane z) {
    const Lane s = formula::sigmoid_of(z), rest = Lane(1.0) - s;
    return {z * s, s * (Lane(1.0) + z * rest), s * rest * (Lane(2.0) + z * (rest - s))};
}

Unit sigmoid_unit(Lane z) {
    const Lane a = formula::sigmoid_of(z), slope = a * (Lane(1.0) - a);
    return {a, slope, slope * (Lane(1.0) - (a + a))};
}

Unit linear_unit(Lane z) { return {z, Lane(1.0), Lane(0.0)}; }

template <Unit (*unit)(Lane)>
void on_all(const double* z, std::size_t count, double* a, double* slope, double* curvature) {
    for (std::size_t i = 0; i < count; i += lane_width) {
        const Unit result = unit(Lane::load_unaligned(z + i));
        result.a.store_unaligned(a + i);
        result.slope.store_unaligned(slope + i);
        if (curvature) result.curvature.store_unaligned(curvature + i);
    }
}

}  // namespace

void activate(Activation activation, const double* z, std::size_t count, double* a, double* slope, double* curvature) {
    switch (activation) {
        case Activation::tanh: return on_all<tanh_unit>(z, count, a, slope, curvature);
        case Activation::relu: return on_all<relu_unit>(z, count, a, slope, curvature);
        case Activation::gelu: return on_all<gelu_unit>(z, count, a, slope, curvature);
        case Activation::silu: return on_all<silu_unit>(z, count, a, slope, curvature);
        case Activation::sigmoid: return on_all<sigmoid_unit>(z, count, a, slope, curvature);
        case Activation::linear: return on_all<linear_unit>(z, count, a, slope, curvature);
    }
}

}  // namespace ravine::network
