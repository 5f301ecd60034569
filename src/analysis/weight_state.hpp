// The state that the optimizer of a racer keeps of single weights of its network, at a step.
//
// A race remembers weights and losses only. The racer is simulated again, to the same bits, and moments on the way are kept so
// that the way back is short.
//
//     WeightState state(race, racer);
//     while (state.go_on(step, 1'000'000)) …   // in portions
//     state.at(0, weight)
#pragma once

#include "simulation/race.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ravine {

class WeightState {
  public:
    // Of a racer of a race of networks, which need not outlive this.
    WeightState(const Race& race, std::size_t racer);

    // Names of the optimizer's state that the racer remembers: no `peak` of Adam without AMSGrad, and none of methods that keep
    // their state in a way of their own, as for pairs of weights.
    const std::vector<std::string>& names() const { return names_; }

    // Takes a portion of the way to a step, of so many instructions. Returns true if more is left. Requires a step at which the
    // racer is in the race.
    bool go_on(int step, std::size_t work);

    // Returns the state of a weight after the last go_on(), of name number `name` of names(). Requires that nothing was left.
    double at(std::size_t name, std::size_t weight) const { return simulation_->state(0, remembered_[name])[weight]; }

  private:
    int step() const { return static_cast<int>(simulation_->steps()); }

    Catalogue catalogue_;  // has the optimizer of the simulation
    std::optional<Simulation> simulation_;
    std::vector<std::string> names_;
    std::vector<std::size_t> remembered_;     // their numbers among the optimizer's
    int apart_;                               // steps between two moments that are kept
    std::vector<Simulation::Snapshot> kept_;  // number i is of step i * apart_
};

}  // namespace ravine
