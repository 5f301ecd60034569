// The error of a formula.
#pragma once

#include <cstddef>
#include <string>

namespace ravine::formula {

// Says what was expected and where. The column counts characters (not bytes) from 1.
struct ParseError {
    std::size_t column;
    std::string message;
    std::string unknown = {};  // the name that is not known, in plain notation, where that is the error

    std::string sentence() const;  // "column 4: expected ..."
};

}  // namespace ravine::formula
