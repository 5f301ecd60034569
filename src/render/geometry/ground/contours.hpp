// Lines of equal loss at round values.
//
// Over the losses in view they are multiples of 1, 2 or 5 times a power of ten if height is linear; 1 2 5 or 1 1.5 2 3 5 7 of
// every decade if it is logarithmic with the bottom at zero; else the roundest values at about equal distances in height.
//
// The contour number of a height is a smooth function whose whole numbers are the levels. A vertex carries it, and the shader
// draws a line wherever it is whole; bold lines are multiples of bold_every().
#pragma once

#include "render/geometry/ground/heights.hpp"
#include "render/geometry/ground/samples.hpp"

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

    // Chooses levels for the losses from low to high; none if these are drawn at the same height.
    Contours(const Heights& heights, double low, double high);

    // Returns the levels from the lowest to the highest.
    std::span<const ContourLevel> levels() const { return levels_; }

    int bold_every() const { return bold_every_; }

    // Returns the contour number of a height and its derivative by the height. It becomes constant half a line below the lowest
    // level and above the highest.
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

// Returns the lines for the losses drawn on a part of the domain.
Contours contours_within(const Heights& heights, const Samples& samples, const Box& part);

// Returns the label of a loss: 0.5, 20, 1e−3.
std::string loss_text(double loss);

}  // namespace ravine::render
