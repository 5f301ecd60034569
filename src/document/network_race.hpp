// The race that comes with a network when somebody chooses to train one.
#pragma once

#include "document/document.hpp"
#include "text/result.hpp"

namespace ravine {

// Makes a document train a network, of the usual layers over the usual data. Its race comes with it, unless somebody made
// racers of her own, as for surfaces (surface_races.hpp).
void train_network(Document& document);

// The racers and the length of that race.
const std::vector<Racer>& racers_of_networks();
inline constexpr int steps_of_networks = 300;

// Makes it race over its surface again.
void leave_network(Document& document);

// Adds a racer that never looks at the loss, and whose path on the plane of principal components looks planned all the same:
// Antognini & Sohl-Dickstein 2018, "PCA of high dimensional random walks with comparison to neural network training". It is a
// definition of the document, made unless there is one. Fails where there is no room for it.
Result<> race_random_walk(Document& document);
bool has_random_walk(const Experiment& experiment);

}  // namespace ravine
