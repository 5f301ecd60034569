// The built-in surfaces: each is one line of the formula language, with the domain that its literature gives. Where the
// original gives none, a survey's is taken and cited; Rosenbrock's, unbounded everywhere, is the customary window.
//
// A domain and a start belong to the surface's key: published links name only the key, so an entry, once released, keeps
// its key, formula, domain and start for ever. New surfaces are new entries.
#pragma once

#include "loss/loss.hpp"

#include <span>

namespace ravine {

// How heights are best drawn: as they are; as logarithms above the lowest one, for valleys in tall walls; or by rank,
// for a shape that a few extreme heights would hide. Automatic leaves it to the heights themselves.
enum class HeightScale { automatic, linear, log, rank };

struct Minimum {
    Vector at;
    double value;
};

// A constant of a surface's formula: its value, and between what a slider moves it.
struct SurfaceConstant {
    std::string_view name;
    double value, low, high;
};

struct Surface {
    std::string_view key, title, formula;
    std::string_view source;  // the paper or the book; for what is drawn here to show one thing, that thing
    Box domain;
    Vector start;  // where a race tells most
    HeightScale scale = HeightScale::automatic;
    std::span<const Minimum> minima = {};  // inside the domain, lowest first; of dozens of equal kind only the lowest
    std::span<const Row> data = {};        // the rows that sums run over
    std::span<const SurfaceConstant> constants = {};
};

std::span<const Surface> surfaces();

// The surface with that key, or nullptr.
const Surface* find_surface(std::string_view key);

// The surface that may have been meant by an unknown key, "Rosenbrock" or "two minima", or nullptr.
const Surface* nearest_surface(std::string_view unknown);

// Returns all constants of a surface: with the values given, and its own where none is.
std::vector<formula::Constant> constants_of(const Surface& surface, std::span<const formula::Constant> given);

}  // namespace ravine
