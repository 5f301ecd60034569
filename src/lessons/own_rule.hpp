// The check of a rule that a learner types: it goes the ways of a built-in optimizer on three surfaces.
#pragma once

#include "document/document.hpp"

#include <string>
#include <string_view>

namespace ravine::lessons {

struct RuleCheck {
    bool right = false;
    std::string sentence;  // where it goes right, and where it first goes another way
};

// Compares the first typed rule that races with a racer, "momentum", for some steps from each surface's start. The learner's
// parameters have the values that the racer has for those of the same name.
RuleCheck check_rule(std::string_view racer, const Document& present);

}  // namespace ravine::lessons
