// An objective as the oracle of one ball: over the batch of a step, with its noise, and counting.
#pragma once

#include "loss/objective.hpp"
#include "optimizers/oracle.hpp"

#include <vector>

namespace ravine {

class ObjectiveOracle final : public Oracle {
  public:
    // The noise, a number per coordinate or none at all, is added to every gradient. The value tilts with it around the origin,
    // so that value and gradient belong together wherever a line search looks. The evaluations are added to count.
    ObjectiveOracle(const Objective& objective, formula::Workspace& workspace, Evaluations& count, Batch batch = {},
                    std::span<const double> noise = {}, std::span<const double> origin = {})
        : objective_(objective), workspace_(workspace), count_(count), batch_(batch), noise_(noise), origin_(origin) {}

    double value(std::span<const double> at) override;
    double gradient(std::span<const double> at, std::span<double> g) override;
    bool has_hessian() const override { return objective_.has_hessian(); }
    void hessian(std::span<const double> at, std::span<double> h) override;
    void give_up(std::string_view why) override { why_ = why; }

    // The reason why the optimizer gave up; empty where it did not.
    std::string_view why() const { return why_; }

    // The place at which the last gradient was asked for; empty before the first.
    std::span<const double> last_gradient() const { return last_gradient_; }

  private:
    double tilted(double f, std::span<const double> at) const;

    const Objective& objective_;
    formula::Workspace& workspace_;
    Evaluations& count_;
    Batch batch_;
    std::span<const double> noise_, origin_;
    std::vector<double> last_gradient_;
    std::string_view why_;
};

}  // namespace ravine
