// The names of what charts and slices of a race can show.
#pragma once

namespace ravine {

// Measures of a track (series.hpp).
enum class Measure { loss, gap, gradient, length, distance };

// The axis of a chart: steps of the race, or evaluations of loss, gradient and Hessian.
enum class ChartBy { step, evaluations };

// The line of a slice through the selected racer (slice.hpp).
enum class SliceAlong { gradient, step, x, y };

}  // namespace ravine
