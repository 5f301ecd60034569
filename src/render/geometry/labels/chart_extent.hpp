// The part of a race that fits a chart: the ends of its axes.
#pragma once

#include "analysis/series.hpp"
#include "document/view_options.hpp"
#include "render/geometry/labels/chart_scale.hpp"

#include <vector>

namespace ravine::render {

// Returns the end of the whole axis of steps or evaluations. Evaluations are known only for computed steps, so theirs is a
// round number above.
double chart_end(const Race& race, ChartBy by);

// Returns the extent of a series in its shown values. It is fitted to balls inside the domain, since one far outside would
// flatten all others. A loss is shown up to twice as high above the lowest as the starts, or ten times on a logarithm. Requires
// the series of the race.
Extent chart_extent(const Race& race, const Series& series, Measure measure);

// Returns the scale of values that the view asks for.
ChartScale chart_scale(const ViewOptions& look, const Extent& extent);

// Returns about four round numbers of an axis; of a logarithmic one 0, 1, 2, 5, 10 and so on, at least `apart` of it from each
// other.
std::vector<double> chart_ticks(const Request& axis, double apart);

}  // namespace ravine::render
