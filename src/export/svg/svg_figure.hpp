// The frame of a figure: axes, heading, list of racers, and the SVG element around all. Internal to the exports.
#pragma once

#include "document/document.hpp"
#include "export/svg/svg_racers.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Room at the upper left of the plot.
inline constexpr double figure_left = 48, figure_top = 14;

const Ink& figure_ink(bool dark);

// A tick of an axis: its place along the axis on the page, and its number.
struct SvgTick {
    double at;
    std::string text;
};

// Draws the ticks below the plot or at its left, and the name of the axis in italics if it is a variable of one letter.
std::string draw_axis(const Page& page, bool along_x, const std::vector<SvgTick>& ticks, std::string_view name);

// Draws the border of the plot.
std::string draw_frame(const Page& page);

// The texts around a plot: `note` stands below the title, `description` is a sentence, `link` goes into the metadata.
struct FigureTexts {
    std::string title, note, description, link;
};

// Draws the list beside the plot, from its upper left corner.
using DrawList = std::function<SvgLegend(Vector corner, double width)>;

// Returns the figure with heading and list beside the plot.
std::string figure(const Page& page, const FigureTexts& texts, const DrawList& list, const std::string& body);

// Returns the figure of a race with the list of its racers.
std::string figure(const Page& page, const Document& document, const Race& race, const std::vector<SvgPath>& paths,
                   const std::string& description, const std::string& body);

// Returns the name of the loss with its constants.
std::string figure_title(const Experiment& experiment);

}  // namespace ravine
