// The optimizers that a link defines: "heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}".
#pragma once

#include "document/link/link_reading.hpp"

#include <string>
#include <string_view>

namespace ravine {

struct Field;  // document/fields.hpp

// Reads definitions into the catalogue of the reading's document, in the place of those that it has. Leaves out, with a
// complaint, what is no definition, and names that are taken.
void read_definitions(const Field&, std::string_view text, Reading& reading);

// Gives racers the constants that their rules read, but where they have values of their own. Goes after their reading.
void follow_constants(Reading& reading);

// Returns the definitions in their shortest form, in the order of the catalogue.
std::string write_definitions(const Experiment& experiment);

}  // namespace ravine
