#include "analysis/weight_state.hpp"

#include <algorithm>
#include <cassert>

namespace ravine {

WeightState::WeightState(const Race& race, std::size_t racer)
    : catalogue_(race.experiment().catalogue), apart_(race.experiment().steps / 32 + 1) {
    assert(race.training());
    simulation_ = race.simulation(racer);
    if (!simulation_ || !simulation_->complaint().empty() || simulation_->stop(0) || !simulation_->has_names()) return;
    names_ = simulation_->setting().optimizer->state;
    kept_.push_back(simulation_->snapshot());
}

bool WeightState::go_on(int step, std::size_t work) {
    if (names_.empty()) return false;
    if (this->step() > step) {
        const auto before = std::min(static_cast<std::size_t>(step / apart_), kept_.size() - 1);
        simulation_->restore(kept_[before]);
    }
    for (std::size_t steps = std::max<std::size_t>(work / simulation_->work(), 1); steps > 0 && this->step() < step; --steps) {
        simulation_->advance();
        assert(!simulation_->stop(0));
        if (this->step() == static_cast<int>(kept_.size()) * apart_) kept_.push_back(simulation_->snapshot());
    }
    return this->step() < step;
}

}  // namespace ravine
