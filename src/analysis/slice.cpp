#include "analysis/slice.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine {
namespace {

constexpr double step_lengths = 4;           // shown to either side
constexpr double least_reach = 1.0 / 400;    // of the domain's diagonal, to either side
constexpr double beyond_the_lowest = 1.25;   // times the distance to the parabola's lowest point, to show that point
constexpr double most_widening = 2;          // unless that is so many times the reach
constexpr double room_behind_the_end = 1.1;  // for a step that leaves the domain

struct Range {
    double low, high;
};

std::optional<Vector> direction(const StepTrace& trace, SliceAlong along) {
    const auto unit = [](Vector v) {
        const double size = std::hypot(v.x, v.y);
        return size > 0 && std::isfinite(size) ? std::optional(Vector{v.x / size, v.y / size}) : std::nullopt;
    };
    switch (along) {
        case SliceAlong::gradient: return unit(-trace.gradient);
        case SliceAlong::step: return trace.move ? unit(trace.move->by) : std::nullopt;
        case SliceAlong::x: return Vector{1, 0};
        case SliceAlong::y: return Vector{0, 1};
    }
    return std::nullopt;
}

// Restricts a range to the part inside [low, high] of one coordinate.
void clip(Range& range, double from, double along, double low, double high) {
    if (along == 0) return;
    const double a = (low - from) / along, b = (high - from) / along;
    range.low = std::max(range.low, std::min(a, b));
    range.high = std::min(range.high, std::max(a, b));
}

Range range_of(const Slice& slice, const StepTrace& trace, const Box& domain) {
    const double step = trace.move ? norm(trace.move->by) : 0;
    double reach = std::max(step_lengths * step, least_reach * std::hypot(domain.width(), domain.height()));
    const double lowest = slice.curvature > 0 ? beyond_the_lowest * std::abs(slice.slope / slice.curvature) : 0;
    if (lowest <= most_widening * reach) reach = std::max(reach, lowest);
    Range range{-reach, reach};
    const Vector p = slice.from;
    if (domain.contains(p)) {
        clip(range, p.x, slice.along.x, domain.low.x, domain.high.x);
        clip(range, p.y, slice.along.y, domain.low.y, domain.high.y);
    }
    if (slice.end) {
        range.low = std::min(range.low, room_behind_the_end * slice.end->distance);
        range.high = std::max(range.high, room_behind_the_end * slice.end->distance);
    }
    return range;
}

void look_around(const Loss& loss, formula::Workspace& workspace, Slice& slice) {
    const Vector d = slice.along;
    Vector g;
    Symmetric h;
    loss.hessian(&slice.from.x, &slice.from.y, 1, &slice.loss, &g.x, &g.y, &h.xx, &h.xy, &h.yy, workspace);
    slice.slope = dot(g, d);
    slice.curvature = dot(d, h * d);
}

}  // namespace

std::optional<Slice> slice(const Loss& loss, const StepTrace& trace, const Box& domain, SliceAlong along, std::size_t count) {
    assert(count >= 2);
    const std::optional<Vector> unit = direction(trace, along);
    if (!unit) return std::nullopt;
    Slice result{.from = trace.position,
                 .along = *unit,
                 .distances = {},
                 .losses = {},
                 .loss = 0,
                 .slope = 0,
                 .curvature = 0,
                 .end = {}};
    formula::Workspace workspace;
    look_around(loss, workspace, result);
    if (trace.move) {
        const Vector to = trace.move->to;
        result.end = {dot(trace.move->by, *unit), loss.value(to, workspace)};
    }
    const Range range = range_of(result, trace, domain);
    std::vector<double> x, y;
    for (std::size_t i = 0; i < count; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(count - 1);
        const double s = range.low + (range.high - range.low) * part;
        result.distances.push_back(s);
        x.push_back(result.at(s).x);
        y.push_back(result.at(s).y);
    }
    result.losses.resize(count);
    loss.value(x.data(), y.data(), count, result.losses.data(), workspace);
    return result;
}

}  // namespace ravine
