#include "render/geometry/ground/curve.hpp"

#include <algorithm>
#include <cassert>
#include <functional>

namespace ravine::render {

RisingCurve::RisingCurve(std::vector<double> x, std::vector<double> y) : x_(std::move(x)), y_(std::move(y)), slope_(x_.size()) {
    assert(x_.size() >= 2 && y_.size() == x_.size() && std::is_sorted(y_.begin(), y_.end()) &&
           std::adjacent_find(x_.begin(), x_.end(), std::greater_equal<>()) == x_.end());
    const auto width = [&](std::size_t k) { return x_[k + 1] - x_[k]; };
    const auto secant = [&](std::size_t k) { return (y_[k + 1] - y_[k]) / width(k); };
    const std::size_t last = x_.size() - 1;
    slope_[0] = secant(0);
    slope_[last] = secant(last - 1);
    for (std::size_t k = 1; k < last; ++k) {
        const double before = secant(k - 1), after = secant(k);
        const double share = (1 + width(k) / (width(k - 1) + width(k))) / 3;
        slope_[k] = before > 0 && after > 0 ? 1 / ((1 - share) / after + share / before) : 0;
    }
}

RisingCurve::Value RisingCurve::operator()(double x) const {
    const auto above = std::upper_bound(x_.begin(), x_.end(), x);
    if (above == x_.begin()) return {y_.front() + slope_.front() * (x - x_.front()), slope_.front()};
    if (above == x_.end()) return {y_.back() + slope_.back() * (x - x_.back()), slope_.back()};
    const auto k = static_cast<std::size_t>(above - x_.begin()) - 1;
    const double width = x_[k + 1] - x_[k], t = (x - x_[k]) / width;
    const double rise = y_[k + 1] - y_[k], first = slope_[k] * width, second = slope_[k + 1] * width;
    // y = y0 + t (first + t (bend + t twist))
    const double bend = 3 * rise - 2 * first - second, twist = first + second - 2 * rise;
    return {y_[k] + t * (first + t * (bend + t * twist)), (first + t * (2 * bend + 3 * t * twist)) / width};
}

}  // namespace ravine::render
