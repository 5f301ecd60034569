// Lines of equal loss at nice values.
//
// Over the range of losses in view they are the multiples of 1, 2 or 5 times a power of ten where height is linear; where
// it is logarithmic and the bottom is at zero, 1 2 5 or 1 1.5 2 3 5 7 of every decade; else the roundest values that are
// about equally far apart in height.
//
// Drawing needs no list of them: the contour number of a height is a smooth function whose whole numbers are the levels.
// A vertex carries it, and the shader draws a line wherever it is whole. A bold line's is a multiple of bold_every().
#pragma once

#include "render/geometry/heights.hpp"
#include "render/geometry/samples.hpp"

#include <span>
#include <string>
#include <vector>

namespace ravine::render {

struct ContourLevel {
    double loss;
    double z;  // world height
    int number;
    bool bold;
};

class Contours {
  public:
    Contours() = default;

    // For the losses from low to high. Losses so close to each other that they are drawn at the same height have none.
    Contours(const Heights& heights, double low, double high);

    // From the lowest to the highest.
    std::span<const ContourLevel> levels() const { return levels_; }

    int bold_every() const { return bold_every_; }

    // The contour number of a height and its derivative by the height. Half a line below the lowest level and above the
    // highest it comes to rest.
    RisingCurve::Value number(double z) const;

  private:
    void add_multiples(const Heights& heights, double low, double high);
    void add_decades(const Heights& heights, double low, double high);
    void add_roundest(const Heights& heights, double low, double high);
    void add(const Heights& heights, double loss, long long index);

    std::vector<ContourLevel> levels_;
    int bold_every_ = 5;
    long long last_index_ = 0;  // of the level added last
    RisingCurve number_;
};

// Those for the losses that are drawn on a part of the domain.
Contours contours_within(const Heights& heights, const Samples& samples, const Box& part);

// A loss as a label has it: 0.5, 20, 1e−3.
std::string loss_text(double loss);

}  // namespace ravine::render
