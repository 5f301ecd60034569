// a^b on lanes, to 1.3 units in the last place over its whole range.
//
// a^b is exp(b ln a). An error of the logarithm is multiplied by b ln a, which reaches 745, so the logarithm and the product
// are computed in two doubles each, a large part and a correction: Dekker 1971, "A floating-point technique for extending the
// available precision". Nothing is fused, so the bits are the same everywhere.
#pragma once

#include "math/simd.hpp"

namespace ravine {

// Returns a^b with the conventions of C's pow: 1 for a^0 and 1^b, even if the other operand is NaN; NaN for a negative base
// with an exponent that is not whole.
Lane power(Lane a, Lane b);
double power(double a, double b);

}  // namespace ravine
