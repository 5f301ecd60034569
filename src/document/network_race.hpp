// The race that comes with a network when somebody chooses to train one.
#pragma once

#include "document/document.hpp"

namespace ravine {

// Makes a document train a network, of the usual layers over the usual data. Its race comes with it, unless somebody made
// racers of her own, as for surfaces (surface_races.hpp).
void train_network(Document& document);

// The racers and the length of that race.
const std::vector<Racer>& racers_of_networks();
inline constexpr int steps_of_networks = 300;

// Makes it race over its surface again.
void leave_network(Document& document);

}  // namespace ravine
