// A step's lines, shorter to read: without what is off.
#pragma once

#include "analysis/walk.hpp"

#include <vector>

namespace ravine {

// Returns the lines without terms whose weight is 0 at this step, as g = g + decay*x without decay, and without copies that a
// choice makes, as peak = s without AMSGrad: what they copy stands in their place. The line of a step that moves nothing stays.
std::vector<WalkedLine> condense(std::vector<WalkedLine> lines);

}  // namespace ravine
