// Text in lines.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace ravine {

// Breaks lines of a text that are wider than the room at blanks, and nowhere else: a word that is wider stays whole.
std::string broken_at_blanks(std::string_view text, double room, const std::function<double(std::string_view)>& width);

}  // namespace ravine
