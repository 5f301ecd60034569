// A sentence on the weight that a document names, for controls outside the picture.
#pragma once

#include "analysis/weight.hpp"
#include "player/player.hpp"

#include <cstddef>
#include <string>

namespace ravine {

class WeightReport {
  public:
    // Returns "Adam, step 12, layer 1: input 2 to unit 5: 0.53, slope -0.01, next step 0.002.", of the selected racer or else
    // the first one at the step shown, or at its last one; "" where no weight is named. It is made anew where one of these
    // changes: a slope takes a gradient over all rows.
    const std::string& of(const Player& player);

  private:
    WeightsKey key_;  // of the sentence
    std::size_t weight_ = 0;
    std::string sentence_;
};

}  // namespace ravine
