// The names of what charts and slices of a race can show.
#pragma once

#include <string_view>

namespace ravine {

// Measures of a track (series.hpp).
enum class Measure { loss, gap, gradient, length, distance, sharpness, state, validation, accuracy };

// Returns the name of a measure, as of an axis.
constexpr std::string_view name_of(Measure measure) {
    switch (measure) {
        case Measure::loss: return "loss";
        case Measure::gap: return "loss above the best minimum";
        case Measure::gradient: return "gradient norm";
        case Measure::length: return "step length";
        case Measure::distance: return "distance to the nearest minimum";
        case Measure::sharpness: return "sharpness";
        case Measure::validation: return "validation loss";
        case Measure::accuracy: return "accuracy on validation data";
        case Measure::state: break;
    }
    return "state or parameter";
}

// The axis of a chart: steps of the race, or evaluations of loss, gradient and Hessian.
enum class ChartBy { step, evaluations };

// The line of a slice through the selected racer (slice.hpp).
enum class SliceAlong { gradient, step, x, y };

}  // namespace ravine
