// The racers of a figure: paths, starts, ends, and their list. Internal to the exports.
#pragma once

#include "export/svg/svg_page.hpp"
#include "simulation/race.hpp"

#include <string>
#include <vector>

namespace ravine {

// The path of a visible racer.
struct SvgPath {
    std::size_t racer;
    std::vector<Polyline> lines;  // on the page
    Vector end;                   // the last place on the page
    bool visible;                 // some part of it is on the page
};

std::vector<SvgPath> svg_paths(const Page& page, const Race& race);

// Draws casings and lines.
std::string draw_paths(const Page& page, const std::vector<SvgPath>& paths);

// Draws a ring at each start.
std::string draw_starts(const Page& page, const Race& race, const std::vector<SvgPath>& paths);

// Draws a ring in the racer's colour at the place that its method has beside x, if it has one.
std::string draw_beside(const Page& page, const Race& race, const std::vector<SvgPath>& paths);

// Draws numbered discs at the ends, side by side where they would cover each other or one of the points `seen`.
struct SvgEnds {
    std::string text;
    std::vector<Vector> places;
};
SvgEnds draw_ends(const Page& page, const std::vector<SvgPath>& paths, const std::vector<Vector>& seen);

// The list of racers, and its lower end on the page.
struct SvgLegend {
    std::string text;
    double bottom;
};
SvgLegend draw_legend(const Page& page, const Race& race, const std::vector<SvgPath>& paths, Vector corner, double width);

}  // namespace ravine
