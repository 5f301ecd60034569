// A race as a figure for print, in SVG: the map of the loss with labelled lines of equal loss, axes, the starts, the known
// minima and a path per visible racer.
//
// The lines are those on the screen (render/geometry/ground/contours.hpp), at the document's height scale. Racers have their
// colours and, as colours may be lost in print, their numbers, from 1; a list beside the map gives their names and parameters.
// Text stays text. The link is in <metadata>.
//
// Paths and lines are simplified to a tenth of a point, long paths further: a figure has at most some hundred kilobytes
// whatever the race.
#pragma once

#include "document/document.hpp"
#include "simulation/race.hpp"

#include <string>

namespace ravine {

struct SvgStyle {
    bool dark = false;   // light lines on a dark ground, for slides
    bool bands = false;  // colours of heights between the lines
};

// Returns the figure of a document's race as far as it is computed.
std::string race_svg(const Document& document, const Race& race, const SvgStyle& style = {});

}  // namespace ravine
