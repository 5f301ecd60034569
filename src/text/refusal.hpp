// The answer to what is not done.
#pragma once

#include <string>
#include <vector>

namespace ravine {

// A sentence, and the texts that may have been meant, the likeliest first. Empty where it was done.
struct Refusal {
    std::string sentence = {};
    std::vector<std::string> corrections = {};

    bool empty() const { return sentence.empty(); }
};

}  // namespace ravine
