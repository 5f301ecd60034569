// The functions and constants of formulas with their meanings, for a list to choose from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

// A function or constant as it is written, "atan2(a, b)", and its meaning.
struct Word {
    std::string form;
    std::string_view meaning;
};

// Returns all that have names, the functions of data last.
std::vector<Word> vocabulary();

}  // namespace ravine::formula
