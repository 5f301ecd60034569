#include "simulation/objective_oracle.hpp"

#include <cassert>

namespace ravine {

double ObjectiveOracle::tilted(double f, std::span<const double> at) const {
    if (noise_.empty()) return f;
    double tilt = noise_[0] * (at[0] - origin_[0]);
    for (std::size_t k = 1; k < at.size(); ++k) tilt += noise_[k] * (at[k] - origin_[k]);
    return f + tilt;
}

double ObjectiveOracle::value(std::span<const double> at) {
    assert(at.size() == objective_.dimension());
    ++count_.values;
    double f = 0;
    objective_.value({at.data(), 1, 1}, &f, workspace_, batch_);
    return tilted(f, at);
}

double ObjectiveOracle::gradient(std::span<const double> at, std::span<double> g) {
    assert(at.size() == objective_.dimension() && g.size() == at.size());
    ++count_.gradients;
    last_gradient_.assign(at.begin(), at.end());
    double f = 0;
    objective_.gradient({at.data(), 1, 1}, &f, g.data(), workspace_, batch_);
    for (std::size_t k = 0; k < noise_.size(); ++k) g[k] += noise_[k];
    return tilted(f, at);
}

void ObjectiveOracle::hessian(std::span<const double> at, std::span<double> h) {
    assert(at.size() == objective_.dimension() && h.size() == at.size() * at.size());
    ++count_.hessians;
    double f = 0;
    objective_.hessian({at.data(), 1, 1}, &f, h.data(), workspace_, batch_);
}

}  // namespace ravine
