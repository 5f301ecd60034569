#include "render/geometry/ribbon.hpp"

#include "render/geometry/placement.hpp"

#include <glm/geometric.hpp>

#include <cmath>

namespace ravine::render {
namespace {

constexpr double spacing = 0.012;    // between points, world
constexpr double standstill = 1e-5;  // moves shorter than this add no point
constexpr int most_points = 128;     // of one step

// The part of the way from a to b, as shares of it, within a box around the origin; from > to where there is none.
struct Share {
    double from = 0, to = 1;
};

Share inside(glm::dvec2 a, glm::dvec2 b, glm::dvec2 half) {
    Share share;
    for (int axis = 0; axis < 2; ++axis) {
        const double way = b[axis] - a[axis];
        if (std::abs(way) < 1e-12) {
            if (std::abs(a[axis]) > half[axis]) share.from = 2;
            continue;
        }
        const double low = (-half[axis] - a[axis]) / way, high = (half[axis] - a[axis]) / way;
        share.from = std::max(share.from, std::min(low, high));
        share.to = std::min(share.to, std::max(low, high));
    }
    return share;
}

}  // namespace

void Ribbon::add_leg(glm::dvec2 from, glm::dvec2 to, double step) {
    const double length = glm::distance(from, to);
    if (length < standstill) return;
    // Positions may be a million domains away: only what is near the surface is divided.
    const auto [first, last] = inside(from, to, glm::dvec2(1.0 + 2 * margin));
    if (first > last) return;
    const int parts = std::clamp(static_cast<int>(std::ceil(length * (last - first) / spacing)), 1, most_points);
    for (int i = first > 0 ? 0 : 1; i <= parts; ++i) {
        const double t = first + (last - first) * i / parts;
        const glm::dvec2 p = from + t * (to - from);
        x_.push_back(p.x);
        y_.push_back(p.y);
        t_.push_back(step + t);
    }
}

void Ribbon::flush(Terrain& terrain) {
    std::vector<glm::vec2> world(x_.size());
    for (std::size_t i = 0; i < x_.size(); ++i) {
        world[i] = glm::vec2(glm::dvec2(x_[i], y_[i]));
        const Point p = terrain.frame().to_domain({x_[i], y_[i]});
        x_[i] = p.x;
        y_[i] = p.y;
    }
    z_.resize(x_.size());
    terrain.lift(x_, y_, z_);
    for (std::size_t i = 0; i < x_.size(); ++i) {
        if (!std::isfinite(z_[i])) continue;
        points_.push_back({world[i].x, world[i].y, static_cast<float>(z_[i]), static_cast<float>(t_[i])});
    }
    x_.clear();
    y_.clear();
    t_.clear();
}

bool Ribbon::extend(const Track& track, Terrain& terrain) {
    const std::size_t before = points_.size();
    for (; steps_ < track.x.size(); ++steps_) {
        const glm::dvec2 here = terrain.frame().to_world({track.x[steps_], track.y[steps_]});
        if (steps_ == 0) {
            x_.push_back(here.x);
            y_.push_back(here.y);
            t_.push_back(0);
        } else {
            const std::size_t waiting = x_.size();
            add_leg(last_, here, static_cast<double>(steps_ - 1));
            // A ball that stands still keeps its last point, so that small moves add up to one.
            if (x_.size() == waiting && glm::distance(last_, here) < standstill) continue;
        }
        last_ = here;
    }
    flush(terrain);
    return points_.size() != before;
}

std::size_t Ribbon::until(double step) const {
    const auto at = std::upper_bound(points_.begin(), points_.end(), step,
                                     [](double moment, const RibbonPoint& p) { return moment < p.step; });
    const auto count = static_cast<std::size_t>(at - points_.begin());
    return std::min(count + 1, points_.size());
}

}  // namespace ravine::render
