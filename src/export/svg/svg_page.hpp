// The page of a figure: position of the map, inks, and number format. Internal to the exports.
//
// Lengths are points of 1/72 inch; y points down, as in SVG.
#pragma once

#include "export/svg/isolines.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ravine {

// Colours are 0xRRGGBB.
struct Ink {
    std::uint32_t ground, text, soft, line, casing;  // soft: of numbers and ticks; line: of equal loss; casing: around paths
    double line_strength, bold_strength;             // opacities of lines of equal loss
    double tint;                                     // of bands: how much of the ground is mixed into their colours
};

struct Page {
    Box domain, plot;
    Ink ink;

    Vector place(Vector p) const {
        return {plot.low.x + (p.x - domain.low.x) / domain.width() * plot.width(),
                plot.high.y - (p.y - domain.low.y) / domain.height() * plot.height()};
    }
    bool shows(Vector on_page, double margin = 0) const {
        return on_page.x >= plot.low.x + margin && on_page.x <= plot.high.x - margin && on_page.y >= plot.low.y + margin &&
               on_page.y <= plot.high.y - margin;
    }
};

// Returns a number with at most two decimals.
std::string page_number(double value);

// Returns "#rrggbb".
std::string page_colour(std::uint32_t rgb);

// Returns a text of at most `most` bytes, with an ellipsis where it is cut off.
std::string cut_off(std::string_view text, std::size_t most);

// Returns the d of a <path>: closed lines end with Z.
std::string path_data(const std::vector<Polyline>& lines);

}  // namespace ravine
