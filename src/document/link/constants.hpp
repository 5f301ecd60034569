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
    std::vector<std::string> complaints;  // one per part left out, a sentence without a full stop
};

// Reads names with numbers, which may be constant formulas: a:1,b:pi/2. Leaves out, with a complaint, names of the formula
// language or of variables, repeated names, and more than formula::most_constants.
ConstantsResult read_constants(std::string_view text);

// Returns the text that read_constants() reads.
std::string write_constants(std::span<const formula::Constant> constants);

}  // namespace ravine
