// The part of a race that fits a chart: the ends of its axes.
#pragma once

#include "analysis/series.hpp"
#include "analysis/stability.hpp"
#include "document/document.hpp"
#include "render/geometry/labels/chart_scale.hpp"

#include <glm/vec2.hpp>

#include <optional>
#include <span>
#include <vector>

namespace ravine::render {

// Sets what a document has chosen of a measure that has parts: the name of a state, or the layer of a network.
void choose_part(Request& request, const Document& document);

// Returns the end of the whole axis of steps or evaluations. Evaluations are known only for computed steps, so theirs is a
// round number above.
double chart_end(const Race& race, ChartBy by);

// Returns the extent of a series in its shown values. It is fitted to balls inside the domain, since one far outside would
// flatten all others. A loss is shown up to twice as high above the lowest as the starts, or ten times on a logarithm. Requires
// the series of the race.
Extent chart_extent(const Race& race, const Series& series, Measure measure);

// Returns the limit that stands beside the sharpness: that of the selected racer, if it has a track and a learning rate.
std::optional<StabilityLimit> shown_limit(const Document& document, const Race& race);

// Returns the scale of values that the view asks for.
ChartScale chart_scale(const ViewOptions& look, const Extent& extent);

// Returns the points of a line, 0 to 1 along both axes where they are in the plot: for each of its columns the one value, or
// both where they are farther apart than that, the one nearer to the line first. `all` counts the columns of the whole axis,
// the first and the last of which stand at its ends.
std::vector<glm::dvec2> chart_line(std::span<const Column> line, std::size_t all, const ChartScale& scale, double apart);

// Returns about four round numbers of an axis; of a logarithmic one 0, 1, 2, 5, 10 and so on, at least `apart` of it from each
// other.
std::vector<double> chart_ticks(const Request& axis, double apart);

}  // namespace ravine::render
