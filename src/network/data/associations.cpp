#include "network/data/associations.hpp"

#include "math/linear.hpp"
#include "math/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace ravine::network {
namespace {

// Returns how many rows each question has. What whole numbers leave over goes to the largest remainders.
std::vector<std::size_t> counts_of(std::size_t rows) {
    std::vector<std::size_t> counts(associations, 0), order(associations);
    std::fill_n(counts.begin(), std::min(rows, associations), 1);
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (rows <= associations) return counts;
    double sum = 0;
    for (std::size_t k = 0; k < associations; ++k) sum += 1 / static_cast<double>(k + 1);
    std::vector<double> remainders;
    std::size_t left = rows - associations;
    for (std::size_t k = 0; k < associations; ++k) {
        const double part = static_cast<double>(rows - associations) / (static_cast<double>(k + 1) * sum);
        counts[k] += static_cast<std::size_t>(part);
        left -= static_cast<std::size_t>(part);
        remainders.push_back(part - std::floor(part));
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; i < left; ++i) ++counts[order[i]];
    return counts;
}

}  // namespace

Samples make_associations(std::size_t rows, std::uint64_t seed) {
    constexpr std::uint64_t apart = 1U << 25;  // from the draws of other data sets
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
