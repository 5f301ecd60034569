#include "render/geometry/ground/heights.hpp"

#include <cmath>
#include <vector>

namespace ravine::render {
namespace {

constexpr double quarter = 0.25;

// Returns the value below which a share of the numbers lies. Reorders them.
double quantile(std::span<double> numbers, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(numbers.size() - 1));
    std::nth_element(numbers.begin(), numbers.begin() + at, numbers.end());
    return numbers[static_cast<std::size_t>(at)];
}

// Returns the bend that lifts a low median of u to its share of the height: log(1 + bend u) / log(1 + bend) grows with the
// bend.
double bend_for(double median) {
    const double lack = 1 - median / quarter;
    const double share = lack > 0 ? quarter + 0.15 * lack * lack : median + (1 - median) / 3;
    double low = 1e-3, high = 1e9;
    for (int i = 0; i < 60; ++i) {
        const double bend = std::sqrt(low * high);
        (std::log1p(bend * median) < share * std::log1p(bend) ? low : high) = bend;
    }
    return low;
}

}  // namespace

HeightScale scale_of(HeightScale chosen, std::string_view loss) {
    const Surface* surface = chosen == HeightScale::automatic ? find_surface(loss) : nullptr;
    return surface != nullptr ? surface->scale : chosen;
}

Heights::Heights(std::span<const double> samples, HeightScale scale) {
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
    // If nearly all of the surface is a plateau, its ripples set no scale.
    if (spread > 1e-100 * (high_ - low_) && std::isfinite(spread)) {
        low_ = std::max(low_, first - 3 * spread);
        high_ = std::min(high_, last + 3 * spread);
    }
    // A flat surface lies on the ground, without its rounding errors.
    const double noise = 1e-12 * std::max(std::abs(low_), std::abs(high_));
    if (!(high_ - low_ > noise)) {
        high_ = low_ + std::max(1.0, 2 * noise);
        return;
    }
    if (scale == HeightScale::rank) {
        choose_ranks(finite);
    } else {
        choose_bend((median - low_) / (high_ - low_), scale);
    }
}

void Heights::choose_bend(double median, HeightScale wanted) {
    if (wanted == HeightScale::linear || (wanted == HeightScale::automatic && median >= quarter)) return;
    scale_ = HeightScale::log;
    bend_ = bend_for(std::clamp(median, 1e-9, 0.999));
    reach_ = std::log1p(bend_);
}

// Uses few knots, so that the samples' grid does not show in the slopes. At a loss that covers much area, a plateau, the curve
// would jump; it passes half way up.
void Heights::choose_ranks(std::span<const double> finite) {
    scale_ = HeightScale::rank;
    constexpr std::size_t bins = 64;
    constexpr double least_step = 1e-9;
    const auto share_of = [](std::size_t k) { return static_cast<double>(k) / bins; };
    std::vector<double> u{0.0}, share{0.0}, sorted;
    for (std::size_t k = 0; k < finite.size(); k += 3) sorted.push_back(finite[k]);  // enough, and faster to sort
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t k = 1, begin = 0; k < bins; ++k) {
        const double at = (sorted[k * (sorted.size() - 1) / bins] - low_) / (high_ - low_);
        if (at > 1 - least_step) break;
        if (at > u.back() + least_step) {
            begin = k;
            u.push_back(at);
            share.push_back(share_of(k));
        } else if (begin > 0) {
            share.back() = (share_of(begin) + share_of(k)) / 2;
        }
    }
    u.push_back(1.0);
    share.push_back(1.0);
    ranks_ = RisingCurve(std::move(u), std::move(share));
}

Height Heights::at(double loss) const {
    const double range = high_ - low_, u = (loss - low_) / range;
    RisingCurve::Value share{u, 1};
    if (scale_ == HeightScale::rank) {
        share = ranks_(u);
    } else if (scale_ == HeightScale::log) {
        share =
            u > 0 ? RisingCurve::Value{std::log1p(bend_ * u), bend_ / (1 + bend_ * u)} : RisingCurve::Value{bend_ * u, bend_};
        share.y /= reach_;
        share.slope /= reach_;
    }
    const double z = top_ * share.y;
    if (z <= bottom) return {bottom, 0};
    if (z >= ceiling()) return {ceiling(), 0};
    return {z, top_ * share.slope / range};
}

double Heights::loss_at(double z) const {
    const double range = high_ - low_;
    double low = low_ - range, high = high_ + range;
    while ((*this)(low) > z && (*this)(low) > bottom) low -= range;
    while ((*this)(high) < z && (*this)(high) < ceiling()) high += high - low_;
    for (int i = 0; i < 100; ++i) {
        const double middle = low + (high - low) / 2;
        ((*this)(middle) < z ? low : high) = middle;
    }
    return high;
}

}  // namespace ravine::render
