// Where the labels of balls go: beside their balls, on free ground, and as far as possible where they were.
//
// Pure functions of places and sizes in points, so that they can be tested without a window. What must stay the same from
// frame to frame - who shares a label, and in which slot around its ball a label stands - goes in as it came out before.
#pragma once

#include "render/geometry/camera.hpp"

#include <span>
#include <vector>

namespace ravine::render {

// A ball on the screen, or anything else that labels leave free.
struct Disc {
    double x, y, radius;
    bool shown = true;
};

// Balls that coincide share one label. Entry i is the number of the first ball of the group that ball i is in, or -1 where it
// is not shown. Balls join within three points and part beyond six. `before` is what the last frame got, or empty.
std::vector<int> group_discs(std::span<const Disc> balls, std::span<const int> before);

// A label to be placed by a ball.
struct LabelWish {
    Disc ball;
    double width, height;
    bool first = false;  // chooses before all others
    int before = -1;     // the slot it had in the last frame
};

// `slot` is -1 where there is no room: then the label is not to be drawn. Displaced labels want a line to their ball.
struct LabelPlace {
    double x = 0, y = 0;  // top left corner
    int slot = -1;
    bool displaced = false;
};

// Places inside the free part of the viewport, for balls that are inside it too, that do not overlap each other, and cover
// discs only if they must.
std::vector<LabelPlace> place_labels(std::span<const LabelWish> wishes, std::span<const Disc> discs, const Viewport& viewport);

}  // namespace ravine::render
