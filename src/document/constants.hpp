// The constants of a loss as the text of a link: a:1,b:100.
#pragma once

#include "formula/constants.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct ConstantsResult {
    std::vector<formula::Constant> constants;
    std::vector<std::string> complaints;  // a sentence without a full stop for each part that is left out
};

// Reads names and numbers, which may be formulas without variables: a:1,b:pi/2. Names of the formula language, names given
// twice and more than formula::most_constants are left out with a complaint.
ConstantsResult read_constants(std::string_view text);

// Writes what read_constants() reads.
std::string write_constants(std::span<const formula::Constant> constants);

}  // namespace ravine
