#include "simulation/loss_oracle.hpp"

namespace ravine {

LossOracle::LossOracle(Loss& loss, Evaluations& count, Batch batch, Vector noise, Vector origin)
    : loss_(loss), count_(count), batch_(batch), noise_(noise), origin_(origin) {}

double LossOracle::value(Vector at) {
    ++count_.values;
    double f = 0;
    loss_.value(&at.x, &at.y, 1, &f, batch_);
    return f + dot(noise_, at - origin_);
}

double LossOracle::gradient(Vector at, Vector& g) {
    ++count_.gradients;
    last_gradient_ = at;
    double f = 0;
    loss_.gradient(&at.x, &at.y, 1, &f, &g.x, &g.y, batch_);
    g = g + noise_;
    return f + dot(noise_, at - origin_);
}

Symmetric LossOracle::hessian(Vector at) {
    ++count_.hessians;
    double f = 0;
    Vector g;
    Symmetric h;
    loss_.hessian(&at.x, &at.y, 1, &f, &g.x, &g.y, &h.xx, &h.xy, &h.yy, batch_);
    return h;
}

}  // namespace ravine
