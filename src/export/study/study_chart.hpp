// Studies as curves: what a figure draws in its plot. Internal to the exports.
#pragma once

#include "export/study/study_export.hpp"
#include "export/svg/svg_racers.hpp"

#include <string>
#include <vector>

namespace ravine {

struct StudyChart {
    std::string body;             // axes, bands, lines and dots
    std::vector<SvgPath> racers;  // for the list
};

// Sweeps of one parameter: the median of the final loss over the runs, and a band from its lower to its upper quartile. Seeds:
// the final losses of each racer, with median and quartiles. Tuned racers: their performance profiles. Requires a page whose
// domain is the unit square, and a study without a map.
StudyChart study_chart(const Page& page, const StudyTable& table);

}  // namespace ravine
