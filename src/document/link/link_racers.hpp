// The racers of a link: "gd,lr:0.1;adam,lr:0.1*0.97^t,x:1,y:2,show:off".
#pragma once

#include "document/link/link_reading.hpp"

#include <string>
#include <string_view>

namespace ravine {

// Reads racers into the reading's document. Replaces or leaves out invalid settings, and leaves out a racer without an
// optimizer, each with a complaint.
void read_racers(std::string_view text, Reading& reading);

// Returns the racers' text, settings in the shortest form and in the order of the experiment.
std::string write_racers(const Experiment& experiment);

}  // namespace ravine
