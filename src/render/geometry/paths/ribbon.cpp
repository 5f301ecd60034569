#include "render/geometry/paths/ribbon.hpp"

#include "render/geometry/labels/share.hpp"

#include <glm/geometric.hpp>

#include <cmath>

namespace ravine::render {
namespace {

constexpr double spacing = 0.006;         // between points before simplification, world
constexpr double standstill = 1e-5;       // moves shorter than this add no point
constexpr double distinct_step = 2e-4;    // longer steps stay
constexpr int most_points = 400;          // of one step
constexpr std::size_t plenty = 1U << 17;  // points before simplification, after which steps are divided only coarsely
constexpr int few_points = 4;
constexpr double many = 1 << 14;     // points of a ribbon beyond which the tolerance grows with their number
constexpr std::size_t block = 4096;  // points that are lifted at once

}  // namespace

// Adds the points of a step except its first, which exists already unless the ball has rested since or comes from far away.
void Ribbon::add_leg(glm::dvec2 from, glm::dvec2 to, double step) {
    const double length = glm::distance(from, to);
    // Divides only the part near the surface: positions may be a million domains away.
    const auto [first, last] = inside(from, to, glm::dvec2(reach));
    if (first > last) return;
    const int most = made_ < plenty ? most_points : few_points;
    const int parts = std::clamp(static_cast<int>(std::ceil(length * (last - first) / spacing)), 1, most);
    for (int i = first > 0 || rested_ ? 0 : 1; i <= parts; ++i) {
        const double t = first + (last - first) * i / parts;
        const glm::dvec2 p = from + t * (to - from);
        x_.push_back(p.x);
        y_.push_back(p.y);
        t_.push_back(step + t);
        ++made_;
    }
}

void Ribbon::flush(Terrain& terrain, const Track& track) {
    std::vector<glm::dvec2> world(x_.size());
    for (std::size_t i = 0; i < x_.size(); ++i) {
        world[i] = {x_[i], y_[i]};
        const Vector p = terrain.frame().to_domain(world[i]);
        x_[i] = p.x;
        y_[i] = p.y;
    }
    z_.resize(x_.size());
    if (track.weights.empty()) {
        terrain.lift(x_, y_, z_);
    } else {
        for (std::size_t i = 0; i < z_.size(); ++i) z_[i] = terrain.heights()(*network_loss_at(track, t_[i]));
    }
    for (std::size_t i = 0; i < x_.size(); ++i) {
        if (std::isfinite(z_[i])) append({world[i], z_[i], t_[i]});
    }
    x_.clear();
    y_.clear();
    t_.clear();
}

// Moves the last point on to this one if a line at even speed from the last settled point would pass all points since; else
// settles it, and begins a new line there.
void Ribbon::append(const glm::dvec4& point) {
    bool straight = points_.size() > 1 && !pinned_;
    const double time = point.w - settled_.w;
    for (int axis = 0; axis < 3 && straight; ++axis) {
        const double v = (point[axis] - settled_[axis]) / time;
        straight = v >= velocity_[axis].low && v <= velocity_[axis].high;
    }
    if (!straight) {
        settled_ = points_.empty() ? point : loose_;
        velocity_.fill({-HUGE_VAL, HUGE_VAL});
    }
    const glm::vec4 p(point);
    if (straight) points_.pop_back();
    points_.push_back({p.x, p.y, p.z, p.w});
    loose_ = point;
    narrow(point);
    pinned_ = false;
    if (point.w == std::floor(point.w)) {
        const double length = glm::distance(glm::dvec2(point), step_place_);
        pinned_ = length > distinct_step;
        if (points_.size() > 1) longest_ = std::max(longest_, length);
        step_place_ = glm::dvec2(point);
    }
}

// Makes the line pass this point, too.
void Ribbon::narrow(const glm::dvec4& point) {
    const double time = point.w - settled_.w;
    if (time <= 0) return;
    const double off = tolerance * std::max(1.0, static_cast<double>(points_.size()) / many);
    for (int axis = 0; axis < 3; ++axis) {
        Range& range = velocity_[static_cast<std::size_t>(axis)];
        range.low = std::max(range.low, (point[axis] - off - settled_[axis]) / time);
        range.high = std::min(range.high, (point[axis] + off - settled_[axis]) / time);
    }
}

std::size_t Ribbon::extend(const Track& track, Terrain& terrain, std::size_t most) {
    const std::size_t before = made_;
    for (; steps_ < track.x.size() && made_ - before < most; ++steps_) {
        const glm::dvec2 here = terrain.frame().to_world({track.x[steps_], track.y[steps_]});
        if (steps_ == 0) {
            x_.push_back(here.x);
            y_.push_back(here.y);
            t_.push_back(0);
            ++made_;
        } else {
            // A ball that stands still keeps its last point, so that small moves add up.
            const bool rests = glm::distance(last_, here) < standstill && track.weights.empty();
            if (!rests) add_leg(last_, here, static_cast<double>(steps_ - 1));
            rested_ = rests;
            if (rests) continue;
        }
        last_ = here;
        if (x_.size() >= block) flush(terrain, track);
    }
    flush(terrain, track);
    return made_ - before;
}

std::size_t points_until(std::span<const RibbonPoint> points, double step) {
    const auto at = std::upper_bound(points.begin(), points.end(), step,
                                     [](double moment, const RibbonPoint& p) { return moment < std::abs(p.step); });
    const auto count = static_cast<std::size_t>(at - points.begin());
    return std::min(count + 1, points.size());
}

}  // namespace ravine::render
