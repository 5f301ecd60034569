// Finds the minima, maxima and saddles of a loss in a box: the points where its gradient vanishes.
//
// Searches a grid of 128 x 128 cells for cells in which both components of the gradient change sign, and for nodes lower than
// their neighbours. Runs Newton's method with the exact Hessian from all of these starts at once, with steps of at most a few
// cells. Merges, examines and classifies the ends by the eigenvalues of the Hessian.
//
// Guarantees and limits:
//  - Finds points that the grid resolves, about two cells apart or more. Follows the 3072 lowest starts.
//  - A smooth point with a singular Hessian, as the middle of a monkey saddle, counts as degenerate if it stands alone.
//    Whole lines or areas of critical points, as the floor of a level valley or a plain, yield nothing. Degenerate points
//    are left out if there were more starts than are followed.
//  - Kinks (a corner of |x|, the tip of a cone) and minima on the edge of the box have no vanishing gradient: nothing.
//    Smooth points less than half a cell from a kink may be missed.
//  - Cells that touch a hole of the formula (not finite) are left out, and so are waves below 1e-12 of the height of the
//    whole surface.
//
// Equal losses and boxes give equal points in equal order, natively and in the browser to the last bit.
#pragma once

#include "loss/loss.hpp"

#include <cstddef>
#include <vector>

namespace ravine {

enum class CriticalKind { minimum, saddle, maximum, degenerate };

struct CriticalPoint {
    Vector at;
    double value;
    CriticalKind kind;
    double gradient;                         // remaining norm
    double least_curvature, most_curvature;  // the eigenvalues of the Hessian
};

// Returns at most `most` points, ordered by kind as in CriticalKind, each kind from low to high. Returns none for a box that is
// empty or not finite.
std::vector<CriticalPoint> search_critical_points(const Loss& loss, const Box& box, std::size_t most = 1024);

}  // namespace ravine
