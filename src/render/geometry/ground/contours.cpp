#include "render/geometry/ground/contours.hpp"

#include "render/geometry/labels/ticks.hpp"
#include "text/number_text.hpp"

#include <cmath>

namespace ravine::render {
namespace {

constexpr int wanted = 20;               // lines over the whole range
constexpr double least_distance = 2e-6;  // in height between two of them
constexpr double sparse[] = {1, 2, 5}, dense[] = {1, 1.5, 2, 3, 5, 7};

// Returns the number in [low, high] with the fewest digits.
double roundest(double low, double high) {
    if (low <= 0 && high >= 0) return 0;
    const double largest = std::pow(10.0, std::ceil(std::log10(std::max(std::abs(low), std::abs(high)))));
    for (double decade = largest; decade > 1e-12 * largest; decade /= 10) {
        for (const double step : {decade, decade / 2, decade / 5}) {
            const double multiple = std::ceil(low / step) * step;
            if (multiple <= high) return multiple;
        }
    }
    return low + (high - low) / 2;
}

}  // namespace

Contours::Contours(const Heights& heights, double low, double high) {
    if (!(low < high) || !std::isfinite(high - low)) return;
    const bool from_zero = heights.low() >= 0 && heights.low() < 0.02 * (heights.high() - heights.low());
    // Closer to zero the heights are nearly linear, and decades would crowd.
    const double linear_part = 0.06 * (heights.loss_at(heights.top() / 4) - heights.low());
    const double least = std::max(low, std::min(linear_part, high / 100));
    const double decades = std::log10(high / least);
    if (heights.scale() == HeightScale::log && from_zero && decades * std::size(dense) > 0.6 * wanted) {
        add_decades(heights, least, high);
    } else if (heights.scale() == HeightScale::linear || heights(high) - heights(low) < 0.2 * heights.top()) {
        add_multiples(heights, low, high);
    } else {
        add_roundest(heights, low, high);
    }
    if (levels_.empty()) return;
    // Adds a line before the first and one after the last, at their neighbours' distances, so that the curve has no kink there.
    const std::size_t last = levels_.size() - 1;
    const double below = last > 0 ? levels_[1].z - levels_[0].z : 0.1 * heights.top();
    const double above = last > 0 ? levels_[last].z - levels_[last - 1].z : 0.1 * heights.top();
    std::vector<double> z{levels_[0].z - below}, number{levels_[0].number - 1.0};
    for (const ContourLevel& level : levels_) {
        z.push_back(level.z);
        number.push_back(level.number);
    }
    z.push_back(levels_[last].z + above);
    number.push_back(number.back() + 1);
    number_ = RisingCurve(std::move(z), std::move(number));
}

void Contours::add(const Heights& heights, double loss, long long index) {
    const double z = heights(loss);
    if (z >= heights.ceiling() || z <= Heights::bottom) return;
    if (!levels_.empty() && z < levels_.back().z + least_distance) return;
    const auto after_bold = static_cast<int>((index % bold_every_ + bold_every_) % bold_every_);
    const int number = levels_.empty() ? after_bold : levels_.back().number + static_cast<int>(index - last_index_);
    last_index_ = index;
    levels_.push_back({loss, z, number, after_bold == 0});
}

void Contours::add_multiples(const Heights& heights, double low, double high) {
    const double step = nice_step(low, high, wanted);
    const double decade = std::pow(10.0, std::floor(std::log10(step) + 1e-9));
    bold_every_ = step > 4 * decade ? 4 : 5;  // 20 rather than 25
    for (const double loss : ticks(low, high, step)) add(heights, loss, std::llround(loss / step));
}

void Contours::add_decades(const Heights& heights, double low, double high) {
    const bool few = std::log10(high / low) * std::size(sparse) > 0.7 * wanted;
    const std::span<const double> mantissas = few ? std::span<const double>(sparse) : dense;
    const auto per_decade = static_cast<long long>(mantissas.size());
    bold_every_ = static_cast<int>(per_decade);
    for (auto decade = static_cast<long long>(std::floor(std::log10(low))); std::pow(10.0, decade) <= high; ++decade) {
        for (long long k = 0; k < per_decade; ++k) {
            const double loss = mantissas[static_cast<std::size_t>(k)] * std::pow(10.0, decade);
            if (loss >= low && loss <= high) add(heights, loss, decade * per_decade + k);
        }
    }
}

void Contours::add_roundest(const Heights& heights, double low, double high) {
    const double first = heights(low), step = (heights(high) - first) / wanted;
    bold_every_ = 4;
    for (int k = 0; k < wanted; ++k) {
        const double z = first + (k + 0.5) * step;
        const double loss = roundest(heights.loss_at(z - 0.3 * step), heights.loss_at(z + 0.3 * step));
        add(heights, loss, k);
    }
}

RisingCurve::Value Contours::number(double z) const {
    if (levels_.empty()) return {0.5, 0};
    const RisingCurve::Value at = number_(z);
    // Distance beyond the ends, which ebbs away before the next whole number.
    const double first = levels_.front().number, last = levels_.back().number;
    const double beyond = std::max(first - at.y, at.y - last);
    if (beyond <= 0) return at;
    const double ebb = std::exp(-2 * beyond), way = (1 - ebb) / 2;
    return {at.y < first ? first - way : last + way, at.slope * ebb};
}

Contours contours_within(const Heights& heights, const Samples& samples, const Box& part) {
    double low = INFINITY, high = -INFINITY;
    for (std::size_t k = 0; k < samples.f.size(); ++k) {
        const double x = samples.x[k], y = samples.y[k], f = samples.f[k];
        if (x < part.low.x || x > part.high.x || y < part.low.y || y > part.high.y || !std::isfinite(f)) continue;
        low = std::min(low, f);
        high = std::max(high, f);
    }
    return {heights, std::max(low, heights.loss_at(Heights::bottom)), std::min(high, heights.loss_at(heights.ceiling()))};
}

std::string loss_text(double loss) { return number_text(loss, 6); }

}  // namespace ravine::render
