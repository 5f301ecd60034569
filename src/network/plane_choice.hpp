// The plane on which a race of networks is looked at, as a link names it: "principal", "ends,1,2,3", "random", "curvature,2",
// "weights,3,17".
#pragma once

#include "network/plane.hpp"
#include "network/problem.hpp"
#include "text/result.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ravine::network {

struct PlaneChoice {
    enum class Kind : std::uint8_t {
        principal,  // of the paths of all racers together
        ends,       // through the ends of three racers
        random,     // through a racer's end, of random directions
        curvature,  // through a racer's end, of the two largest eigenvalues of the Hessian
        weights     // through the end of the first racer, along two weights
    };

    Kind kind = Kind::principal;
    std::array<int, 3> numbers{};  // of racers or weights, from 1; of as many as the kind has

    bool operator==(const PlaneChoice&) const = default;
};

// Returns how many numbers follow the word of a kind, and those that are used where a link tells none.
std::span<const int> usual_numbers(PlaneChoice::Kind kind);

// The words of the kinds, in their order.
std::span<const std::string_view> plane_names();

// Reads the text of a link. Fails with a sentence.
Result<PlaneChoice> read_plane(std::string_view text);

// Returns the text that read_plane() reads.
std::string write_plane(const PlaneChoice& choice);

// Returns the plane, fitted to the paths: per racer rows of weights, from its start to its end. A number that no racer or no
// weight has counts as the last one. Without a path, the start of the training is the only place.
Plane choose_plane(const PlaneChoice& choice, const Training& training, std::span<const std::span<const double>> paths,
                   std::uint64_t seed);

}  // namespace ravine::network
