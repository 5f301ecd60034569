// The racers of a link: "gd,lr:0.1;adam,lr:0.1*0.97^t,x:1,y:2,show:off".
#pragma once

#include "document/link_reading.hpp"

#include <string>
#include <string_view>

namespace ravine {

// What is wrong with a setting is left out or replaced; a racer without an optimizer is left out.
void read_racers(std::string_view text, Reading& reading);

// Settings are written the shortest way, in the order of the config.
std::string write_racers(const Config& config);

}  // namespace ravine
