// The error of a formula.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ravine::formula {

// Says what was expected and where. The column counts characters (not bytes) from 1.
struct ParseError {
    std::size_t column = 1;
    std::string message = {};
    std::vector<std::string> corrections = {};  // whole texts that may have been meant, which are read; the likeliest first
    std::string unknown = {};                   // the name that is not known, in plain notation, where that is the error

    std::string fault() const;  // "column 4: expected ..."
    std::string offer() const;  // "; did you mean sin(x)?", or nothing
    std::string sentence() const { return fault() + offer(); }
};

}  // namespace ravine::formula
