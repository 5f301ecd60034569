// Finds the minima, maxima and saddles of a loss in a box: the points where its gradient vanishes.
//
// A grid of 128 x 128 cells is searched for cells in which both components of the gradient change sign, and for nodes that
// are lower than their neighbours. Newton's method with the exact Hessian runs from all of these starts at once, with its
// steps limited to a few cells. What it reaches is merged, examined and classified by the eigenvalues of the Hessian.
//
// What is found, and what is not:
//  - Points that the grid resolves, that is, about two cells apart or more. Up to 3072 starts are followed, the lowest ones.
//  - A smooth point whose Hessian is singular, as the middle of a monkey saddle, counts as degenerate if it stands alone.
//    Whole lines or areas of critical points, as the floor of a level valley or a plain, yield nothing. Where there were
//    more starts than are followed, nobody can tell, and degenerate points are left out.
//  - Kinks (a corner of |x|, the tip of a cone) and minima on the edge of the box have no vanishing gradient: nothing.
//    What is smooth but less than half a cell from a kink may be missed.
//  - Cells that touch a hole of the formula (not finite) are left out, and so are waves below 1e-12 of the height of the
//    whole surface.
//
// The same loss and box give the same points in the same order, natively and in the browser to the last bit.
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
    double gradient;                         // what is left of its norm
    double least_curvature, most_curvature;  // the eigenvalues of the Hessian
};

// At most so many points, ordered by kind as in CriticalKind, each kind from low to high. A box that is empty or not
// finite has none.
std::vector<CriticalPoint> search_critical_points(const Loss& loss, const Box& box, std::size_t most = 1024);

}  // namespace ravine
