// The parameters of definitions: "0.9", "0.9:0:2", "0.9:0:2:log", "0.9:0:2:linear:μ", "plain|average".
#pragma once

#include "formula/constants.hpp"
#include "optimizers/optimizer.hpp"
#include "text/result.hpp"

#include <string>
#include <string_view>

namespace ravine {

// The fault of a part of a text.
struct PartFault {
    std::string_view part;
    std::string why;
};

// Returns why a name belongs to something else and to no parameter, or "".
std::string fault_of_own_name(std::string_view name);

// Returns a number with the range, scale and label that follow from its name and default. Links depend on these.
Parameter usual_number(std::string_view key, double fallback);

// Returns a number that stands for a constant: with room for any value that the constant may get.
Parameter parameter_of_constant(const formula::Constant& constant);

// Returns a parameter for a name in a rule that says no more of it: as the first built-in optimizer has it, or 0 to 1.
Parameter usual_parameter(std::string_view key);

// Reads what stands behind the name and the colon: a number, or words with bars between.
Result<Parameter, PartFault> read_own_parameter(std::string_view key, std::string_view text);

}  // namespace ravine
