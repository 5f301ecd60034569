// The result of a request that may be refused.
#pragma once

#include <string>
#include <vector>

namespace ravine {

// The reason as a sentence, and texts to offer instead, the likeliest first. Empty if the request was carried out.
struct Refusal {
    std::string sentence = {};
    std::vector<std::string> corrections = {};

    bool empty() const { return sentence.empty(); }
};

}  // namespace ravine
