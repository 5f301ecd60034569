// Errors of formulas.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ravine::formula {

// States what was expected and where. Columns count characters (not bytes) from 1.
struct ParseError {
    std::size_t column = 1;
    std::string message = {};
    std::vector<std::string> corrections = {};  // readable texts to offer instead, the likeliest first
    std::string unknown = {};                   // the unknown name in plain notation, if that is the error

    std::string fault() const;  // "column 4: expected ..."
    std::string offer() const;  // "; did you mean sin(x)?", or ""
    std::string sentence() const { return fault() + offer(); }
};

}  // namespace ravine::formula
