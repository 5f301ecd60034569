// Steppers, to be shared by simulations that differ in numbers alone, such as those of a study. Making one compiles a rule,
// which takes as long as thousands of steps.
#pragma once

#include "simulation/stepper.hpp"

#include <memory>
#include <vector>

namespace ravine {

class Steppers {
  public:
    // Returns the stepper of a setting, made now or before. The objective is that of the setting. Fails as make_stepper() does.
    // Requires optimizers that outlive this.
    Result<std::shared_ptr<const Stepper>> get(const StepSetting& setting, const std::shared_ptr<const Objective>& objective);

  private:
    struct Entry {
        std::shared_ptr<const Objective> objective;
        const Optimizer* optimizer;
        std::vector<double> choices;  // 0 for parameters that are numbers
        std::vector<char> zero;
        bool noisy, batched;
        std::uint64_t seed;
        std::shared_ptr<const Stepper> stepper;
    };

    std::vector<Entry> entries_;  // the last one was used last
};

}  // namespace ravine
