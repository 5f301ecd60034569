#include "render/geometry/terrain.hpp"

#include <glm/geometric.hpp>

#include <array>
#include <cmath>
#include <limits>

namespace ravine::render {

Samples tessellate(Loss& loss, const Box& domain, std::size_t side) {
    Samples s;
    s.side = side;
    const std::size_t count = side * side;
    for (auto* column : {&s.x, &s.y, &s.f, &s.fx, &s.fy}) column->resize(count);
    // Weights of both ends, not low + i * step: the last point is the border itself.
    const auto at = [side](double low, double high, std::size_t i) {
        const double t = static_cast<double>(i) / static_cast<double>(side - 1);
        return low * (1 - t) + high * t;
    };
    for (std::size_t j = 0; j < side; ++j) {
        const double y = at(domain.low.y, domain.high.y, j);
        for (std::size_t i = 0; i < side; ++i) {
            s.x[j * side + i] = at(domain.low.x, domain.high.x, i);
            s.y[j * side + i] = y;
        }
    }
    loss.gradient(s.x.data(), s.y.data(), count, s.f.data(), s.fx.data(), s.fy.data());
    return s;
}

Terrain::Terrain(const std::optional<Loss>& loss, const Box& domain, std::size_t side) : loss_(loss), frame_(domain) {
    if (!loss_) return;
    samples_ = tessellate(*loss_, domain, side);
    heights_ = Heights(samples_.f);
    flatten();
}

// From the usual direction a slope of about one hides what is behind it. If more than a fourteenth of the surface is
// steeper, the relief is lowered until it is not, though never below two fifths of the usual.
void Terrain::flatten() {
    std::vector<double> slopes;
    for (std::size_t k = 0; k < samples_.f.size(); k += 3) {
        const double slope = heights_.slope(samples_.f[k]) * frame_.scale() * std::hypot(samples_.fx[k], samples_.fy[k]);
        if (std::isfinite(slope)) slopes.push_back(slope);
    }
    if (slopes.empty()) return;
    const auto steep = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() * 13 / 14);
    std::nth_element(slopes.begin(), steep, slopes.end());
    heights_.lower(std::clamp(1.05 / std::max(*steep, 1e-9), 0.4, 1.0));
}

void Terrain::lift(std::span<const double> x, std::span<const double> y, std::span<double> z) {
    if (loss_) {
        loss_->value(x.data(), y.data(), x.size(), z.data());
    } else {
        std::fill(z.begin(), z.end(), std::numeric_limits<double>::quiet_NaN());
    }
    for (double& height : z) {
        height = std::isfinite(height) ? heights_(height) : std::numeric_limits<double>::quiet_NaN();
    }
}

std::optional<Spot> Terrain::spot(Point p) {
    if (!loss_) return std::nullopt;
    double f = 0, fx = 0, fy = 0;
    loss_->gradient(&p.x, &p.y, 1, &f, &fx, &fy);
    if (!std::isfinite(f)) return std::nullopt;
    const double slope = heights_.slope(f) * frame_.scale();
    if (!std::isfinite(fx) || !std::isfinite(fy)) fx = fy = 0;
    const glm::dvec2 place = frame_.to_world(p);
    return Spot{{place, heights_(f)}, glm::normalize(glm::dvec3(-slope * fx, -slope * fy, 1.0))};
}

namespace {

// The part of a ray that is over the domain and no higher than the surface can be.
struct Span {
    double from, to;
};

std::optional<Span> over_domain(const Ray& ray, const Frame& frame) {
    const glm::dvec3 low{-frame.half(), -1e-6}, high{frame.half(), 1.25 * relief};
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

// How far above the surface a ray is after a way; NaN over a hole.
double Terrain::above(const Ray& ray, double way) {
    const glm::dvec3 p = ray.origin + way * ray.direction;
    const Point at = frame_.to_domain(glm::dvec2(p));
    const double f = loss_->value(at);
    return std::isfinite(f) ? p.z - heights_(f) : std::numeric_limits<double>::quiet_NaN();
}

std::optional<Point> Terrain::pick(const Ray& ray) {
    const std::optional<Span> span = over_domain(ray, frame_);
    if (!span || !loss_) return std::nullopt;
    constexpr std::size_t stops = 768;
    std::array<double, stops> x, y, z;
    const auto way_at = [&](std::size_t i) {
        return span->from + (span->to - span->from) * static_cast<double>(i) / (stops - 1);
    };
    for (std::size_t i = 0; i < stops; ++i) {
        const Point p = frame_.to_domain(glm::dvec2(ray.origin + way_at(i) * ray.direction));
        x[i] = p.x;
        y[i] = p.y;
    }
    lift(x, y, z);
    for (std::size_t i = 0; i < stops; ++i) z[i] = ray.origin.z + way_at(i) * ray.direction.z - z[i];
    std::size_t hit = 0;
    bool from_above = false;
    for (std::size_t i = 1; i < stops && !from_above; ++i) {
        if (!std::isfinite(z[i - 1]) || !std::isfinite(z[i]) || (z[i - 1] > 0) == (z[i] > 0)) continue;
        from_above = z[i - 1] > 0;
        if (hit == 0 || from_above) hit = i;
    }
    if (hit == 0) return std::nullopt;
    double low = way_at(hit - 1), high = way_at(hit);
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        ((above(ray, middle) > 0) == (z[hit - 1] > 0) ? low : high) = middle;
    }
    return frame_.to_domain(glm::dvec2(ray.origin + (low + high) / 2 * ray.direction));
}

}  // namespace ravine::render
