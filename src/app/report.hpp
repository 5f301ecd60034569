// The state of a race as JSON, for the page around it.
#pragma once

#include "race/player.hpp"

#include <span>
#include <string>

namespace ravine {

// {"step","steps","playing","complaints":[...],"racers":[{"name","optimizer","x","y","loss","rank","retired"}]}, racers in
// the order of the config; numbers of 17 digits, null for what a ball that never started does not have; retired is null
// or a sentence.
std::string standings_json(const Player& player, std::span<const std::string> complaints);

// ["...", "..."]
std::string json_strings(std::span<const std::string> texts);

}  // namespace ravine
