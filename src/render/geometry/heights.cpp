#include "render/geometry/heights.hpp"

#include "render/geometry/ticks.hpp"

#include <cmath>
#include <vector>

namespace ravine::render {
namespace {

constexpr double quarter = 0.25;
constexpr double ceiling = 1.2;  // of the top, for what lies beyond it

// The value that a share of the numbers lies below. Reorders them.
double quantile(std::vector<double>& numbers, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(numbers.size() - 1));
    std::nth_element(numbers.begin(), numbers.begin() + at, numbers.end());
    return numbers[static_cast<std::size_t>(at)];
}

// The bend that lifts a low median of u to its share of the height: log(1 + bend u) / log(1 + bend) grows with the bend.
double bend_for(double median) {
    const double lack = 1 - median / quarter, share = quarter + 0.15 * lack * lack;
    double low = 1e-3, high = 1e9;
    for (int i = 0; i < 60; ++i) {
        const double bend = std::sqrt(low * high);
        (std::log1p(bend * median) < share * std::log1p(bend) ? low : high) = bend;
    }
    return low;
}

}  // namespace

Heights::Heights(std::span<const double> samples) {
    std::vector<double> finite;
    finite.reserve(samples.size());
    for (const double f : samples) {
        if (std::isfinite(f)) finite.push_back(f);
    }
    if (finite.empty()) return;
    const auto [least, greatest] = std::minmax_element(finite.begin(), finite.end());
    low_ = *least;
    high_ = *greatest;
    const double first = quantile(finite, 0.02), last = quantile(finite, 0.98), median = quantile(finite, 0.5);
    const double spread = last - first;
    if (spread > 0 && std::isfinite(spread)) {
        low_ = std::max(low_, first - 3 * spread);
        high_ = std::min(high_, last + 3 * spread);
    }
    // A flat surface lies on the ground; its rounding errors are no mountains.
    const double noise = 1e-12 * std::max(std::abs(low_), std::abs(high_));
    if (!(high_ - low_ > noise)) {
        high_ = low_ + std::max(1.0, 2 * noise);
        return;
    }
    const double middle = (median - low_) / (high_ - low_);
    if (middle < quarter) {
        bend_ = bend_for(std::max(middle, 1e-9));
        reach_ = std::log1p(bend_);
    }
}

double Heights::operator()(double loss) const {
    const double u = std::max((loss - low_) / (high_ - low_), 0.0);
    return top_ * std::min(bend_ > 0 ? std::log1p(bend_ * u) / reach_ : u, ceiling);
}

double Heights::slope(double loss) const {
    const double u = (loss - low_) / (high_ - low_);
    const double z = (*this)(loss);
    if (u < 0 || z >= top_ * ceiling) return 0;
    const double per_u = bend_ > 0 ? bend_ / (1 + bend_ * u) / reach_ : 1.0;
    return top_ * per_u / (high_ - low_);
}

Contours Heights::contours() const {
    constexpr int lines = 22;
    if (bend_ > 0) {
        const bool from_zero = low_ >= 0 && low_ < 0.02 * (high_ - low_);
        return {from_zero ? 0 : low_, 0, bend_ < 1e4, 0.06 * (high_ - low_) / bend_};
    }
    const double step = nice_step(low_, high_, lines);
    return {step * std::floor(low_ / step), step, false, 0};
}

}  // namespace ravine::render
