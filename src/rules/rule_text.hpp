// The layout of a rule's lines. A line means the same in every layout: only blanks differ.
#pragma once

#include <string>
#include <string_view>

namespace ravine {

// Returns a line as rules are printed, without a comment: "v=mu*v-lr*g" becomes "v = mu*v - lr*g".
std::string laid_out(std::string_view line);

// Returns a line with as few blanks as it can have, for links. laid_out() restores a line that it has made.
std::string compact(std::string_view line);

}  // namespace ravine
