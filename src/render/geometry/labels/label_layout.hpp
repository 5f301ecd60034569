// Places the labels of balls beside them, on free ground, and if possible where they were.
//
// Pure functions of places and sizes in points, so that tests need no window. State that must persist from frame to frame (the
// groups that share a label, and the slots of labels) is both input and output.
#pragma once

#include "render/geometry/view/camera.hpp"

#include <limits>
#include <span>
#include <vector>

namespace ravine::render {

// A ball on the screen, or any other disc that labels avoid.
struct Disc {
    double x, y, radius;
    bool shown = true;
    double worth = 2.5;  // the cost of a label over it, in levels of labels away from their balls
};

// The worth of what no label may cover.
inline constexpr double never_covered = std::numeric_limits<double>::infinity();

// Groups coinciding balls, which share one label. Entry i is the number of the first ball in the group of ball i, or -1 if it
// is not shown. Balls join within three points and part beyond six. `before` is the result of the last frame, or empty.
std::vector<int> group_discs(std::span<const Disc> balls, std::span<const int> before);

// A label to place.
struct LabelWish {
    Disc ball;
    double width, height;
    bool first = false;  // is placed before all others
    int before = -1;     // its slot in the last frame
};

// A placed label. `slot` is -1 if there is no room: then it is not to be drawn. Displaced labels need a line to their ball.
struct LabelPlace {
    double x = 0, y = 0;  // top left corner
    int slot = -1;
    bool displaced = false;
};

// Returns places inside the free part of the viewport, for balls that are inside it too. They do not overlap each other, and
// cover discs only if they must, and those that are never covered not even then.
std::vector<LabelPlace> place_labels(std::span<const LabelWish> wishes, std::span<const Disc> discs, const Viewport& viewport);

}  // namespace ravine::render
