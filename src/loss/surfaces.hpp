// The built-in surfaces: each is a formula, with the domain that its literature gives. If the original gives none, a survey's
// is taken and cited; Rosenbrock's, unbounded everywhere, is the customary window.
//
// Published links name only a surface's key, so an entry, once released, keeps its key, formula, domain and start for ever. New
// surfaces are new entries.
#pragma once

#include "loss/loss.hpp"

#include <span>

namespace ravine {

// The scale of drawn heights: linear; logarithms above the lowest one, for valleys in tall walls; or ranks, for a shape that a
// few extreme heights would hide. Automatic chooses by the heights.
enum class HeightScale { automatic, linear, log, rank };

struct Minimum {
    Vector at;
    double value;
};

// A constant of a surface's formula: its value, and the range of its slider.
struct SurfaceConstant {
    std::string_view name;
    double value, low, high;
};

struct Surface {
    std::string_view key, title, formula;
    std::string_view source;  // the paper or the book; for a surface made for this program, its purpose
    Box domain;
    Vector start;  // the most instructive one
    HeightScale scale = HeightScale::automatic;
    std::span<const Minimum> minima = {};  // inside the domain, lowest first; of dozens of equal ones only the lowest
    std::span<const Row> data = {};        // the rows that sums run over
    std::span<const SurfaceConstant> constants = {};
};

std::span<const Surface> surfaces();

// Returns the surface with that key, or nullptr.
const Surface* find_surface(std::string_view key);

// Returns the surface that resembles an unknown key, "Rosenbrock" or "two minima", or nullptr.
const Surface* nearest_surface(std::string_view unknown);

// Returns all constants of a surface, each with its given value or else its own.
std::vector<formula::Constant> constants_of(const Surface& surface, std::span<const formula::Constant> given);

}  // namespace ravine
