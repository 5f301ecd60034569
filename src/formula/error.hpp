// What is wrong with a formula.
#pragma once

#include <cstddef>
#include <string>

namespace ravine::formula {

// What was expected, and where: the column counts characters (not bytes) from 1.
struct ParseError {
    std::size_t column;
    std::string message;

    std::string sentence() const;  // "column 4: expected ..."
};

}  // namespace ravine::formula
