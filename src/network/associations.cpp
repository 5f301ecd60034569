#include "network/associations.hpp"

#include "math/linear.hpp"
#include "math/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace ravine::network {
namespace {

// Returns how many rows each question has: one, and of those beyond its part by Zipf's law; what is left over goes to the
// first.
std::vector<std::size_t> counts_of(std::size_t rows) {
    std::vector<std::size_t> counts(associations, 0);
    double sum = 0;
    for (std::size_t k = 0; k < associations; ++k) sum += 1 / static_cast<double>(k + 1);
    const std::size_t beyond = rows > associations ? rows - associations : 0;
    std::size_t left = rows;
    for (std::size_t k = 0; k < associations; ++k) {
        const auto part = static_cast<std::size_t>(static_cast<double>(beyond) / (static_cast<double>(k + 1) * sum));
        counts[k] = std::min(left, 1 + part);
        left -= counts[k];
    }
    counts[0] += left;
    return counts;
}

}  // namespace

Samples make_associations(std::size_t rows, std::uint64_t seed) {
    constexpr std::uint64_t apart = 1U << 23;  // from the draws of other data sets
    Samples samples;
    samples.inputs = samples.classes = associations;
    for (std::size_t k = 0; k < associations; ++k) samples.names.push_back(fmt::format("q{}", k + 1));
    samples.names.emplace_back("answer");
    std::vector<double> questions(associations * associations);
    for (std::size_t i = 0; i < questions.size(); ++i) questions[i] = random_normal(seed, 0, apart + i);
    orthonormalise(questions, associations);
    const std::vector<std::size_t> counts = counts_of(rows);
    for (std::size_t k = 0; k < associations; ++k) {
        const auto question = questions.begin() + static_cast<std::ptrdiff_t>(k * associations);
        for (std::size_t i = 0; i < counts[k]; ++i) {
            samples.values.insert(samples.values.end(), question, question + associations);
            samples.targets.push_back(static_cast<double>(k));
        }
    }
    return samples;
}

}  // namespace ravine::network
