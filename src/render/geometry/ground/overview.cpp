#include "render/geometry/ground/overview.hpp"

#include <cassert>
#include <cmath>

namespace ravine::render {
namespace {

// Computes the mean of the finite values within `reach` of each element of a line of `count`, `stride` apart.
void blur_line(const double* in, double* out, std::size_t count, std::size_t stride, std::size_t reach) {
    double sum = 0, number = 0;
    const auto add = [&](std::size_t i, double sign) {
        const double value = in[i * stride];
        if (!std::isfinite(value)) return;
        sum += sign * value;
        number += sign;
    };
    for (std::size_t i = 0; i < std::min(reach, count); ++i) add(i, 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (i + reach < count) add(i + reach, 1);
        if (i > reach) add(i - reach - 1, -1);
        out[i * stride] = number > 0.5 ? sum / number : in[i * stride];
    }
}

// Estimates ambient occlusion from the depth of a point below its neighbourhood's mean: not exact, but cheap, smooth, and dark
// in deep and narrow pits.
std::vector<double> measure_openness(const std::vector<double>& z, std::size_t side) {
    const std::size_t reach = std::max<std::size_t>(side / 14, 1);
    std::vector<double> rows(z.size()), mean(z.size());
    for (std::size_t j = 0; j < side; ++j) blur_line(&z[j * side], &rows[j * side], side, 1, reach);
    for (std::size_t i = 0; i < side; ++i) blur_line(&rows[i], &mean[i], side, side, reach);
    for (std::size_t k = 0; k < z.size(); ++k) {
        const double depth = std::isfinite(z[k]) ? mean[k] - z[k] : 0;
        mean[k] = depth > 0 ? 1 / (1 + 7 * depth) : 1 + std::min(-3 * depth, 0.15);
    }
    return mean;
}

// Returns the lines that every interval needs. A chord h long misses a curve of second derivative c by c h^2 / 8, so lines are
// closer where the surface bends more. Takes the root mean square over the crossing lines.
std::vector<double> lines_needed(const std::vector<double>& z, std::size_t side, double step, bool along_x) {
    constexpr double tolerance = 0.0003;  // world
    const std::size_t stride = along_x ? 1 : side, across = along_x ? side : 1;
    std::vector<double> bend(side, 0.0), lines(side - 1);
    for (std::size_t i = 1; i + 1 < side; ++i) {
        double sum = 0, count = 1;
        for (std::size_t j = 0; j < side; ++j) {
            const double* at = &z[i * stride + j * across];
            const double second = (at[0] - at[-static_cast<std::ptrdiff_t>(stride)]) - (at[stride] - at[0]);
            if (!std::isfinite(second)) continue;
            sum += second * second;
            ++count;
        }
        bend[i] = std::sqrt(sum / count) / (step * step);
    }
    bend[0] = bend[1];
    bend[side - 1] = bend[side - 2];
    for (std::size_t i = 0; i + 1 < side; ++i) lines[i] = std::sqrt(std::max(bend[i], bend[i + 1]) / (8 * tolerance));
    return lines;
}

}  // namespace

Overview::Overview(const Samples& samples, const Heights& heights, const Frame& frame)
    : side_(samples.columns()), half_(frame.half()) {
    assert(samples.columns() == samples.rows());
    std::vector<double> z(samples.f.size());
    for (std::size_t k = 0; k < z.size(); ++k) z[k] = std::isfinite(samples.f[k]) ? heights(samples.f[k]) : NAN;
    openness_ = measure_openness(z, side_);
    const glm::dvec2 step = 2.0 * half_ / static_cast<double>(side_ - 1);
    lines_x_ = lines_needed(z, side_, step.x, true);
    lines_y_ = lines_needed(z, side_, step.y, false);
}

double Overview::openness(glm::dvec2 place) const {
    if (side_ < 2) return 1;
    const auto last = static_cast<double>(side_ - 1);
    const auto at = [&](double w, double half) { return std::clamp((w / half + 1) / 2 * last, 0.0, last - 1e-9); };
    const double x = at(place.x, half_.x), y = at(place.y, half_.y);
    const auto i = static_cast<std::size_t>(x), j = static_cast<std::size_t>(y);
    const double s = x - static_cast<double>(i), t = y - static_cast<double>(j);
    const double* corner = &openness_[j * side_ + i];
    return (corner[0] * (1 - s) + corner[1] * s) * (1 - t) + (corner[side_] * (1 - s) + corner[side_ + 1] * s) * t;
}

}  // namespace ravine::render
