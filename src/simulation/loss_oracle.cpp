#include "simulation/loss_oracle.hpp"

namespace ravine {

LossOracle::LossOracle(const Loss& loss, formula::Workspace& workspace, Evaluations& count, Batch batch, Vector noise,
                       Vector origin)
    : loss_(loss), workspace_(workspace), count_(count), batch_(batch), noise_(noise), origin_(origin) {}

double LossOracle::value(Vector at) {
    ++count_.values;
    double f = 0;
    loss_.value(&at.x, &at.y, 1, &f, workspace_, batch_);
    return f + dot(noise_, at - origin_);
}

double LossOracle::gradient(Vector at, Vector& g) {
    ++count_.gradients;
    last_gradient_ = at;
    double f = 0;
    loss_.gradient(&at.x, &at.y, 1, &f, &g.x, &g.y, workspace_, batch_);
    g = g + noise_;
    return f + dot(noise_, at - origin_);
}

Symmetric LossOracle::hessian(Vector at) {
    ++count_.hessians;
    double f = 0;
    Vector g;
    Symmetric h;
    loss_.hessian(&at.x, &at.y, 1, &f, &g.x, &g.y, &h.xx, &h.xy, &h.yy, workspace_, batch_);
    return h;
}

}  // namespace ravine
