// The racers of a figure: their paths, where they start and end, and the list of them. Internal to the exports.
#pragma once

#include "export/svg_page.hpp"
#include "simulation/race.hpp"

#include <string>
#include <vector>

namespace ravine {

// What is drawn of a racer that is shown.
struct SvgPath {
    std::size_t racer;
    std::vector<Polyline> lines;  // on the page
    Vector end;                   // the last place on the page
    bool visible;                 // whether any part of it is on the page
};

std::vector<SvgPath> svg_paths(const Page& page, const Race& race);

// Casings and lines.
std::string draw_paths(const Page& page, const std::vector<SvgPath>& paths);

// Rings where racers start.
std::string draw_starts(const Page& page, const Race& race, const std::vector<SvgPath>& paths);

// Numbered discs where they end, side by side where they would cover each other or one of the points that are to be seen.
struct SvgEnds {
    std::string text;
    std::vector<Vector> places;
};
SvgEnds draw_ends(const Page& page, const std::vector<SvgPath>& paths, const std::vector<Vector>& seen);

// The list of racers, with its height.
struct SvgLegend {
    std::string text;
    double bottom;
};
SvgLegend draw_legend(const Page& page, const Race& race, const std::vector<SvgPath>& paths, Vector corner, double width);

}  // namespace ravine
