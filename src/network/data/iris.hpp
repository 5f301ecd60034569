// The measures of 150 irises of three species, by Edgar Anderson, published in R. A. Fisher 1936, "The use of multiple
// measurements in taxonomic problems", Annals of Eugenics 7. In the public domain.
#pragma once

#include "network/data/samples.hpp"

namespace ravine::network {

// Returns the 150 rows: lengths and widths of sepals and petals in centimetres, and the species.
const Samples& iris();

}  // namespace ravine::network
