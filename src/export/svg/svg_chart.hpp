// The chart of a race as a figure for print, in SVG.
#pragma once

#include "document/document.hpp"
#include "export/svg/svg.hpp"

#include <string>

namespace ravine {

// Returns the chart that the document shows: its measure, by steps or evaluations, on its scales, as far as the race is
// computed. Requires the race of the document's experiment.
std::string chart_svg(const Document& document, const Race& race, const SvgStyle& style = {});

}  // namespace ravine
