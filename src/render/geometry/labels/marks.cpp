#include "render/geometry/labels/marks.hpp"

#include "math/order.hpp"
#include "render/geometry/view/visibility.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::render {
namespace {

constexpr double star_size = 8, cross_size = 5.5;
constexpr double hidden_strength = 0.35;
constexpr double same_height = 1e-4;  // of the relief: two minima this close in value are equally low

struct Style {
    double size, strength;
};

// Returns the style for a number of marks: full size up to a dozen of a kind, down to three fifths from a hundred on.
Style style(MarkKind kind, std::size_t count) {
    const double crowd = std::clamp(std::log(static_cast<double>(count) / 12) / std::log(100.0 / 12), 0.0, 1.0);
    const double full = kind == MarkKind::minimum ? star_size : cross_size;
    return {full * (1 - 0.4 * crowd), (kind == MarkKind::minimum ? 1.0 : 0.85) * (1 - 0.5 * crowd)};
}

// Returns the critical points of a kind, lowest first, without those that have no height or are outside the window.
std::vector<Mark> survey(MarkKind kind, std::span<const Vector> points, Terrain& terrain, const Camera& camera) {
    std::vector<double> x, y, z(points.size());
    for (const Vector& p : points) {
        x.push_back(p.x);
        y.push_back(p.y);
    }
    terrain.lift(x, y, z);
    const auto [size, strength] = style(kind, points.size());
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(z[i])) continue;
        const glm::dvec3 place{terrain.frame().to_world(points[i]), z[i]};
        const Projected at = camera.project(place);
        const Viewport& window = camera.viewport();
        if (at.depth <= 0 || at.x < 0 || at.y < 0 || at.x > window.width || at.y > window.height) continue;
        marks.push_back({kind, i, points[i], place, at, size, strength, false, false});
    }
    sort_stably(marks, [](const Mark& a, const Mark& b) { return a.place.z < b.place.z; });
    return marks;
}

bool has_room(const std::vector<Mark>& marks, const Mark& mark) {
    return std::none_of(marks.begin(), marks.end(), [&](const Mark& other) {
        return std::hypot(other.screen.x - mark.screen.x, other.screen.y - mark.screen.y) < mark_spacing;
    });
}

}  // namespace

std::vector<Mark> place_marks(const CriticalPoints& critical_points, Terrain& terrain, const Camera& camera) {
    std::vector<Vector> minima;
    for (const Minimum& minimum : critical_points.minima) minima.push_back(minimum.at);
    std::vector<Mark> wanted = survey(MarkKind::minimum, minima, terrain, camera);
    for (Mark& mark : wanted) {
        const double above = critical_points.minima[mark.index].value - critical_points.minima.front().value;
        mark.best = above <= same_height * critical_points.relief;
    }
    const std::vector<Mark> saddles = survey(MarkKind::saddle, critical_points.saddles, terrain, camera);
    wanted.insert(wanted.end(), saddles.begin(), saddles.end());
    std::vector<Mark> marks;
    for (Mark& mark : wanted) {
        if (!has_room(marks, mark)) continue;
        const double above = mark.size * mark.screen.depth / camera.focal();
        mark.hidden = is_hidden(mark.place + glm::dvec3(0, 0, above), camera.eye(), terrain);
        if (mark.hidden && mark.kind == MarkKind::saddle) continue;
        if (mark.hidden) mark.strength *= hidden_strength;
        marks.push_back(mark);
    }
    return marks;
}

const Mark* mark_near(std::span<const Mark> marks, double x, double y, double reach) {
    const Mark* nearest = nullptr;
    for (const Mark& mark : marks) {
        const double distance = std::hypot(mark.screen.x - x, mark.screen.y - y);
        if (mark.hidden || distance > reach) continue;
        reach = distance;
        nearest = &mark;
    }
    return nearest;
}

}  // namespace ravine::render
