#include "analysis/weight_state.hpp"

#include <algorithm>
#include <cassert>

namespace ravine {

WeightState::WeightState(const Race& race, std::size_t racer)
    : catalogue_(race.experiment().catalogue), apart_(race.experiment().steps / 32 + 1) {
    assert(race.training());
    simulation_ = race.simulation(racer);
    if (!simulation_ || !simulation_->complaint().empty() || simulation_->stop(0)) return;
    const std::vector<std::string>& states = simulation_->setting().optimizer->state;
    for (std::size_t name = 0; name < states.size(); ++name) {
        if (!simulation_->remembers(name)) continue;
        remembered_.push_back(name);
        names_.push_back(states[name]);
    }
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
