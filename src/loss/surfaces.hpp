// The built-in surfaces: each is one line of the formula language, with the domain that its literature gives.
#pragma once

#include "loss/loss.hpp"

#include <span>

namespace ravine {

struct Surface {
    std::string_view key, title, formula, source;
    Box domain;
    Point start;  // where a race tells most
};

std::span<const Surface> surfaces();

// The surface with that key, or nullptr.
const Surface* find_surface(std::string_view key);

}  // namespace ravine
