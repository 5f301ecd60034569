#include "render/geometry/ground/terrain.hpp"

#include <glm/geometric.hpp>

#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace ravine::render {

namespace {

// Returns the number of lines of the first look, along each axis.
std::size_t first_side(const Loss& loss) {
    const double side =
        std::sqrt(static_cast<double>(Terrain::work_of_a_frame) / static_cast<double>(loss.gradient_work() + 20));
    return static_cast<std::size_t>(std::clamp(side, 96.0, 256.0));
}

}  // namespace

Terrain::Terrain(std::shared_ptr<const Loss> loss, const Frame& frame, HeightScale scale, std::span<const double> others)
    : loss_(std::move(loss)), frame_(frame) {
    if (!loss_) return;
    const Samples samples = render::sample(*loss_, uniform_axes(frame.domain(), first_side(*loss_)));
    std::vector<double> losses = samples.f;
    losses.insert(losses.end(), others.begin(), others.end());
    heights_ = Heights(losses, scale);
    flatten(samples);
    overview_ = Overview(samples, heights_, frame_);
}

std::size_t Terrain::affordable_samples() const {
    const double most = loss_ ? static_cast<double>(Terrain::work_of_a_frame) / static_cast<double>(work_per_sample()) : 0;
    return static_cast<std::size_t>(std::max(most, 96.0 * 96.0));
}

void Terrain::evaluate(std::span<const double> x, std::span<const double> y, double* f, double* fx, double* fy) {
    assert(loss_ && x.size() == y.size());
    loss_->gradient(x.data(), y.data(), x.size(), f, fx, fy, workspace_);
}

// Lowers the relief until at most a fourteenth of the surface is steeper than about one, which hides the ground behind it from
// the usual direction, but never below two fifths of the usual.
void Terrain::flatten(const Samples& samples) {
    std::vector<double> slopes;
    for (std::size_t k = 0; k < samples.f.size(); k += 3) {
        const glm::dvec2 gradient = frame_.scale() * glm::dvec2(samples.fx[k], samples.fy[k]);
        const double slope = heights_.slope(samples.f[k]) * std::hypot(gradient.x, gradient.y);
        if (std::isfinite(slope)) slopes.push_back(slope);
    }
    if (slopes.empty()) return;
    const auto steep = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() * 13 / 14);
    std::nth_element(slopes.begin(), steep, slopes.end());
    heights_.lower(std::clamp(1.05 / std::max(*steep, 1e-9), 0.4, 1.0));
}

void Terrain::lift(std::span<const double> x, std::span<const double> y, std::span<double> z) {
    assert(x.size() == y.size() && x.size() == z.size());
    if (loss_) {
        loss_->value(x.data(), y.data(), x.size(), z.data(), workspace_);
    } else {
        std::fill(z.begin(), z.end(), std::numeric_limits<double>::quiet_NaN());
    }
    for (double& height : z) {
        height = std::isfinite(height) ? heights_(height) : std::numeric_limits<double>::quiet_NaN();
    }
}

std::optional<Spot> Terrain::spot(Vector p) {
    if (!loss_) return std::nullopt;
    double f = 0, fx = 0, fy = 0;
    loss_->gradient(&p.x, &p.y, 1, &f, &fx, &fy, workspace_);
    if (!std::isfinite(f)) return std::nullopt;
    const glm::dvec2 slope = heights_.slope(f) * frame_.scale();
    if (!std::isfinite(fx) || !std::isfinite(fy)) fx = fy = 0;
    const glm::dvec2 place = frame_.to_world(p);
    return Spot{{place, heights_(f)}, glm::normalize(glm::dvec3(-slope.x * fx, -slope.y * fy, 1.0))};
}

namespace {

// The part of a ray that is over the domain and no higher than the surface can be.
struct Span {
    double from, to;
};

std::optional<Span> over_domain(const Ray& ray, const Frame& frame) {
    const glm::dvec3 low{-frame.half(), Heights::bottom - 1e-6}, high{frame.half(), 1.25 * relief};
    Span span{0, 1e3};
    for (int axis = 0; axis < 3; ++axis) {
        const double origin = ray.origin[axis], direction = ray.direction[axis];
        if (std::abs(direction) < 1e-12) {
            if (origin < low[axis] || origin > high[axis]) return std::nullopt;
            continue;
        }
        const double a = (low[axis] - origin) / direction, b = (high[axis] - origin) / direction;
        span.from = std::max(span.from, std::min(a, b));
        span.to = std::min(span.to, std::max(a, b));
    }
    if (span.from >= span.to) return std::nullopt;
    return span;
}

}  // namespace

// Returns the height of a ray above the surface at a distance; NaN over a hole.
double Terrain::above(const Ray& ray, double way) {
    const glm::dvec3 p = ray.origin + way * ray.direction;
    const Vector at = frame_.to_domain(glm::dvec2(p));
    const double f = loss_->value(at, workspace_);
    return std::isfinite(f) ? p.z - heights_(f) : std::numeric_limits<double>::quiet_NaN();
}

// Returns the distance at which the ray crosses the surface between two on different sides; nothing if the surface jumps.
std::optional<double> Terrain::descend(const Ray& ray, double low, double high) {
    double before = above(ray, low), after = above(ray, high);
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2, gap = above(ray, middle);
        const bool same_side = (gap > 0) == (before > 0);
        (same_side ? low : high) = middle;
        (same_side ? before : after) = gap;
    }
    if (!(std::abs(after - before) < 1e-3)) return std::nullopt;
    return (low + high) / 2;
}

// Returns the lowest height of a ray over the surface between two distances, where it comes down and goes up again.
double Terrain::lowest_between(const Ray& ray, double low, double high) {
    for (int i = 0; i < 24; ++i) {
        const double a = low + (high - low) / 3, b = high - (high - low) / 3;
        (above(ray, a) < above(ray, b) ? high : low) = above(ray, a) < above(ray, b) ? b : a;
    }
    return (low + high) / 2;
}

std::optional<Vector> Terrain::pick(const Ray& ray) {
    const std::optional<Span> span = over_domain(ray, frame_);
    if (!span || !loss_) return std::nullopt;
    constexpr std::size_t stops = 768;
    std::array<double, stops> x, y, gap;
    const auto way_at = [&](std::size_t i) {
        return span->from + (span->to - span->from) * static_cast<double>(i) / (stops - 1);
    };
    const auto point_at = [&](double way) { return frame_.to_domain(glm::dvec2(ray.origin + way * ray.direction)); };
    for (std::size_t i = 0; i < stops; ++i) {
        const Vector p = point_at(way_at(i));
        x[i] = p.x;
        y[i] = p.y;
    }
    lift(x, y, gap);
    for (std::size_t i = 0; i < stops; ++i) gap[i] = ray.origin.z + way_at(i) * ray.direction.z - gap[i];
    std::optional<double> from_below;
    for (std::size_t i = 1; i < stops; ++i) {
        const double before = gap[i - 1], here = gap[i], after = i + 1 < stops ? gap[i + 1] : NAN;
        std::optional<double> hit;
        if (before > 0 && here <= 0) {
            hit = descend(ray, way_at(i - 1), way_at(i));
        } else if (before <= 0 && here > 0 && !from_below) {
            from_below = descend(ray, way_at(i - 1), way_at(i));
        } else if (before > here && here < after && here < std::max(before, after) - here) {
            const double lowest = lowest_between(ray, way_at(i - 1), way_at(i + 1));
            if (above(ray, lowest) < 0) hit = descend(ray, way_at(i - 1), lowest);
        }
        if (hit) return point_at(*hit);
    }
    if (!from_below) return std::nullopt;
    return point_at(*from_below);
}

bool Terrain::hides(const glm::dvec3& point, const glm::dvec3& eye) {
    const Ray ray{point, glm::normalize(eye - point)};
    const std::optional<Span> span = over_domain(ray, frame_);
    if (!span || !loss_) return false;
    constexpr std::size_t stops = 320;
    std::array<double, stops> x, y, z;
    const auto at = [&](std::size_t i) { return ray.origin + ray.direction * (span->to * static_cast<double>(i + 1) / stops); };
    for (std::size_t i = 0; i < stops; ++i) {
        const Vector p = frame_.to_domain(glm::dvec2(at(i)));
        x[i] = p.x;
        y[i] = p.y;
    }
    lift(x, y, z);
    for (std::size_t i = 0; i < stops; ++i) {
        if (z[i] - at(i).z > 0.002) return true;
    }
    return false;
}

}  // namespace ravine::render
