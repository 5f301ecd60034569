#include "render/geometry/labels/chart_scale.hpp"

#include "render/geometry/labels/ticks.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::render {
namespace {

constexpr double forty_decades = 1e-40, two_decades = 100;
constexpr double headroom = 0.04;  // at both ends of a linear axis

// Writes powers of ten near 1 in full, others with an exponent.
std::string decade_text(int exponent) {
    if (exponent >= -3 && exponent <= 3) return tick_text(std::pow(10.0, exponent), std::pow(10.0, std::min(exponent, 0)));
    return (exponent < 0 ? "1e\u2212" : "1e") + std::to_string(std::abs(exponent));
}

}  // namespace

bool wants_log(const Extent& extent) { return extent.low >= 0 && extent.high > two_decades * extent.least_positive; }

ChartScale ChartScale::around(const Extent& extent, bool log) {
    if (extent.empty()) return {0, 1, false};
    if (log && extent.low >= 0 && extent.high > 0) {
        const double least = std::max(extent.least_positive, forty_decades * extent.high);
        const double low = std::floor(std::log10(least) + 1e-9), high = std::ceil(std::log10(extent.high) - 1e-9);
        return {low, std::max(high, low + 1), true};
    }
    const double room =
        extent.high > extent.low ? headroom * (extent.high - extent.low) : std::max(1e-9, 0.1 * std::abs(extent.high));
    return {extent.low - room, extent.high + room, false};
}

double ChartScale::part(double value) const {
    if (!log) return (value - low) / (high - low);
    return value > 0 ? std::max(0.0, (std::log10(value) - low) / (high - low)) : 0;
}

std::vector<ChartScale::Tick> ChartScale::ticks(int wanted) const {
    std::vector<Tick> result;
    const double step = log ? std::max(1.0, std::ceil((high - low) / wanted)) : nice_step(low, high, wanted);
    for (const double tick : render::ticks(low, high, step)) {
        if (log) {
            result.push_back({std::pow(10.0, tick), decade_text(static_cast<int>(std::lround(tick)))});
        } else {
            result.push_back({tick, tick_text(tick, step)});
        }
    }
    return result;
}

}  // namespace ravine::render
