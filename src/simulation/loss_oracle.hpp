// A loss as the oracle of an optimizer: over the batch of a step, with its noise, and counting.
#pragma once

#include "loss/loss.hpp"
#include "optimizers/oracle.hpp"

#include <optional>

namespace ravine {

class LossOracle final : public Oracle {
  public:
    // noise is added to every gradient. The value tilts with it around the origin, so that value and gradient belong together
    // wherever a line search looks. The evaluations are added to count.
    LossOracle(const Loss& loss, formula::Workspace& workspace, Evaluations& count, Batch batch = {}, Vector noise = {},
               Vector origin = {});

    double value(Vector at) override;
    double gradient(Vector at, Vector& g) override;
    Symmetric hessian(Vector at) override;
    void give_up(std::string_view why) override { why_ = why; }

    // Why the optimizer gave up; empty where it did not.
    std::string_view why() const { return why_; }

    // Where the last gradient was asked for.
    std::optional<Vector> last_gradient() const { return last_gradient_; }

  private:
    const Loss& loss_;
    formula::Workspace& workspace_;
    Evaluations& count_;
    Batch batch_;
    Vector noise_, origin_;
    std::optional<Vector> last_gradient_;
    std::string_view why_;
};

}  // namespace ravine
