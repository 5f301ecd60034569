// Counter-based random numbers: a draw is a function of (seed, step, coordinate) and of nothing else.
//
// No generator has a state here, so a draw does not depend on how many racers there are, in which order they run, or
// where a seek started; every racer meets the same noise at the same step. The mixer is SplitMix64's finaliser
// (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators", variant 13 of D. Stafford's constants).
#pragma once

#include <cstdint>

namespace ravine {

// Mixes 64 bits bijectively: every input bit reaches every output bit.
constexpr std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

// Returns 64 random bits that depend on the counters alone.
constexpr std::uint64_t random_bits(std::uint64_t seed, std::uint64_t step, std::uint64_t coordinate) {
    constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;
    return mix(mix(mix(seed + golden) + step * golden) + (coordinate + 1) * golden);
}

// Returns a number uniform in the open interval (0, 1). Uses 52 bits: with 53 the largest would round to 1.
constexpr double random_uniform(std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52; }

// Returns a standard normal number by Box and Muller (1958), with the lanes' own log and cos so that all platforms agree.
double random_normal(std::uint64_t seed, std::uint64_t step, std::uint64_t coordinate);

// Returns a draw of an optimizer at a step: of the call of normal() with that number in its rule, for a coordinate. The noise
// of gradients counts coordinates from 0, and the order of batches from 2^63 on; these lie in between.
inline double normal_draw(std::uint64_t seed, std::uint64_t t, std::uint64_t call, std::uint64_t coordinate) {
    constexpr std::uint64_t apart = std::uint64_t{1} << 62, per_call = std::uint64_t{1} << 32;
    return random_normal(seed, t, apart + call * per_call + coordinate);
}

}  // namespace ravine
