// The sharpness up to which gradient descent is stable: 2/η.
#pragma once

#include "experiment/schedule.hpp"

#include <optional>

namespace ravine {

class StabilityLimit {
  public:
    // Returns the limit of a racer; nothing where it has no learning rate.
    static std::optional<StabilityLimit> of(const Experiment& experiment, std::size_t racer);

    // Returns 2/η in the step behind one of the race.
    double at(int step) const { return 2 / rate_.at(static_cast<std::uint64_t>(step) + 1); }

    bool is_constant() const { return rate_.is_constant(); }

  private:
    Schedule rate_;
};

}  // namespace ravine
