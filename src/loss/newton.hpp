// Newton's method with the exact Hessian, from many starts at once, for zeros of the gradient in a box.
//
// Lengths are in cells of a grid over the box, from its low corner, so nothing depends on units or on the box's proportions.
// Each round of all chases is one evaluation of arrays (Bench).
#pragma once

#include "loss/loss.hpp"
#include "math/eigen.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace ravine::newton {

inline constexpr std::size_t cells = 128;  // on each side of the box

inline constexpr double settled_step = 1e-10;  // a shorter Newton step is not worth taking
inline constexpr double sure_step = 1e-6;      // a longer one shows that there is no critical point

struct Frame {
    Box box;
    double width = box.width() / cells, height = box.height() / cells;  // of a cell

    Vector real(double x, double y) const { return {box.low.x + x * width, box.low.y + y * height}; }
    static bool contains(double x, double y) {
        constexpr double slack = 1e-9;
        return x >= -slack && x <= cells + slack && y >= -slack && y <= cells + slack;
    }
};

// The loss at one point to second order.
struct Jet {
    double f, fx, fy, fxx, fxy, fyy;

    double slope() const { return length(fx, fy); }
    Eigen curvatures() const { return eigen(fxx, fxy, fyy); }
    bool finite() const { return std::isfinite(f) && std::isfinite(slope()) && std::isfinite(fxx + fxy + fyy); }
};

// Evaluates whole arrays of points: clear(), add() points, run gradients() or hessians(), then read.
class Bench {
  public:
    Bench(const Loss& loss, const Frame& frame) : loss_(loss), frame_(frame) {}

    void clear();
    void add(double x, double y);
    void gradients();
    void hessians();

    double value(std::size_t i) const { return out_[0][i]; }
    double fx(std::size_t i) const { return out_[1][i] * frame_.width; }
    double fy(std::size_t i) const { return out_[2][i] * frame_.height; }
    double slope(std::size_t i) const { return length(fx(i), fy(i)); }
    Jet jet(std::size_t i) const;  // requires hessians()

  private:
    void resize(std::size_t outputs);

    const Loss& loss_;
    formula::Workspace workspace_;
    const Frame& frame_;
    std::vector<double> x_, y_;
    std::array<std::vector<double>, 6> out_;
};

// `zero` is plain Newton's method; `minimum` turns its steps downhill where the curvature is negative.
enum class Seek { zero, minimum };

struct Start {
    double x, y, f;
    Seek seek;
};

// The end of a chase, and the length of its next Newton step: below sure_step at a critical point.
struct End {
    double x, y;
    Jet jet;
    double step;
};

// Runs all starts to their ends, and returns the ends inside the box.
std::vector<End> chase(Bench& bench, const std::vector<Start>& starts);

}  // namespace ravine::newton
