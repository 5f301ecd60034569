// A definition while it is being typed. Parameters come and go with the rule: a name that nothing assigns is a number, and the
// word before the = of a prefix is a choice.
#pragma once

#include "rules/define.hpp"

#include <string>
#include <utility>
#include <vector>

namespace ravine {

struct Sketch {
    std::string key;
    bool around = false;                     // a modifier
    std::vector<Parameter> parameters = {};  // settings of names, also of those that the rule lacks at the moment
    std::vector<std::pair<std::string, std::string>> roles = {};  // of states: a word of own_roles() (own_role.hpp)
    std::string rule = {};                                        // as typed, with comments

    bool operator==(const Sketch&) const = default;
};

// Returns the sketch of an optimizer with a rule that runs, or of a modifier.
Sketch sketch_of(const Optimizer& optimizer);

// Returns the definition that a sketch makes. A failure has the place in the rule as typed.
Result<Optimizer, RuleFault> finish(const Sketch& sketch);

// Sets how a parameter is, among those that the sketch knows.
void set_known(Sketch& sketch, const Parameter& parameter);

}  // namespace ravine
