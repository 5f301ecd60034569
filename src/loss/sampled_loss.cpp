#include "loss/sampled_loss.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace ravine {
namespace {

// The weights of four neighbours for the value, the first and the second derivative at t between the middle two.
struct Weights {
    std::array<double, 4> value, slope, bend;
};

Weights weights_at(double t) {
    return {{((2 - t) * t - 1) * t / 2, ((3 * t - 5) * t * t + 2) / 2, ((4 - 3 * t) * t + 1) * t / 2, (t - 1) * t * t / 2},
            {((4 - 3 * t) * t - 1) / 2, (9 * t - 10) * t / 2, ((8 - 9 * t) * t + 1) / 2, (3 * t - 2) * t / 2},
            {2 - 3 * t, 9 * t - 5, 4 - 9 * t, 3 * t - 1}};
}

}  // namespace

struct SampledLoss::Jet {
    double f = std::numeric_limits<double>::quiet_NaN(), x = f, y = f, xx = f, xy = f, yy = f;
};

SampledLoss::SampledLoss(const Box& box, std::size_t side, std::vector<double> heights)
    : box_(box), side_(side), heights_(std::move(heights)) {
    assert(side_ >= 4 && heights_.size() == side_ * side_);
}

double SampledLoss::place_of(double low, double high, std::size_t side, std::size_t i) {
    const double t = static_cast<double>(i) / static_cast<double>(side - 1);
    return low * (1 - t) + high * t;
}

// Returns the height at a crossing; beyond the border, of the parabola through the three crossings next to it.
double SampledLoss::height(std::ptrdiff_t column, std::ptrdiff_t row) const {
    const auto last = static_cast<std::ptrdiff_t>(side_) - 1;
    if (column < 0) return 3 * (height(0, row) - height(1, row)) + height(2, row);
    if (column > last) return 3 * (height(last, row) - height(last - 1, row)) + height(last - 2, row);
    if (row < 0) return 3 * (height(column, 0) - height(column, 1)) + height(column, 2);
    if (row > last) return 3 * (height(column, last) - height(column, last - 1)) + height(column, last - 2);
    return heights_[static_cast<std::size_t>(row * (last + 1) + column)];
}

SampledLoss::Jet SampledLoss::jet(Vector p) const {
    Jet jet;
    if (!box_.contains(p)) return jet;
    const auto squares = static_cast<double>(side_ - 1);
    const double u = (p.x - box_.low.x) / box_.width() * squares, v = (p.y - box_.low.y) / box_.height() * squares;
    const double column = std::min(std::floor(u), squares - 1), row = std::min(std::floor(v), squares - 1);
    const Weights along_x = weights_at(u - column), along_y = weights_at(v - row);
    jet = {0, 0, 0, 0, 0, 0};
    for (std::size_t j = 0; j < 4; ++j) {
        double f = 0, fx = 0, fxx = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const double h = height(static_cast<std::ptrdiff_t>(column) + static_cast<std::ptrdiff_t>(i) - 1,
                                    static_cast<std::ptrdiff_t>(row) + static_cast<std::ptrdiff_t>(j) - 1);
            f += along_x.value[i] * h;
            fx += along_x.slope[i] * h;
            fxx += along_x.bend[i] * h;
        }
        jet.f += along_y.value[j] * f;
        jet.x += along_y.value[j] * fx;
        jet.y += along_y.slope[j] * f;
        jet.xx += along_y.value[j] * fxx;
        jet.xy += along_y.slope[j] * fx;
        jet.yy += along_y.bend[j] * f;
    }
    const double x = squares / box_.width(), y = squares / box_.height();
    return {jet.f, jet.x * x, jet.y * y, jet.xx * x * x, jet.xy * x * y, jet.yy * y * y};
}

void SampledLoss::value(const Points& at, double* f, formula::Workspace&, Batch) const {
    for (std::size_t i = 0; i < at.count; ++i) f[i] = jet({at.coordinate(0)[i], at.coordinate(1)[i]}).f;
}

void SampledLoss::gradient(const Points& at, double* f, double* g, formula::Workspace&, Batch) const {
    for (std::size_t i = 0; i < at.count; ++i) {
        const Jet there = jet({at.coordinate(0)[i], at.coordinate(1)[i]});
        f[i] = there.f;
        g[i] = there.x;
        g[at.stride + i] = there.y;
    }
}

void SampledLoss::hessian(const Points& at, double* f, double* h, formula::Workspace&, Batch) const {
    for (std::size_t i = 0; i < at.count; ++i) {
        const Jet there = jet({at.coordinate(0)[i], at.coordinate(1)[i]});
        f[i] = there.f;
        h[i] = there.xx;
        h[at.stride + i] = h[2 * at.stride + i] = there.xy;
        h[3 * at.stride + i] = there.yy;
    }
}

}  // namespace ravine
