// A race as a figure for a paper: the map of the loss with lines of equal loss and their values, axes, the starts, the known
// minima and a path per visible racer, as SVG.
//
// The lines are those of the picture on the screen (render/geometry/contours.hpp), at the height scale that the configuration
// chooses. Racers have their colours and, for colours alone say nothing in print, their numbers, from 1; a list beside the map
// names them with the parameters that they were given. Text stays text. The link is in <metadata>.
//
// Paths and lines are simplified to a tenth of a point, and more where a path is long: a figure has at most some hundred
// kilobytes whatever the race.
#pragma once

#include "simulation/race.hpp"

#include <string>

namespace ravine {

struct SvgStyle {
    bool dark = false;   // light lines on a dark ground, for slides
    bool bands = false;  // the colours of heights between the lines
};

// As far as the race is computed.
std::string race_svg(const Race& race, const SvgStyle& style = {});

}  // namespace ravine
