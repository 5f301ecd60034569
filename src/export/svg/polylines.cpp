#include "export/svg/polylines.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace ravine {
namespace {

struct Segment {
    Vector from, to;
};

// Liang & Barsky 1984: each side cuts off the part beyond it.
std::optional<Segment> clip_segment(const Segment& s, const Box& box) {
    const double dx = s.to.x - s.from.x, dy = s.to.y - s.from.y;
    double first = 0, last = 1;
    const auto cut = [&](double way, double room) {  // inside where t * way <= room
        if (way == 0) return room >= 0;
        const double t = room / way;
        (way < 0 ? first : last) = way < 0 ? std::max(first, t) : std::min(last, t);
        return first <= last;
    };
    const bool meets = cut(-dx, s.from.x - box.low.x) && cut(dx, box.high.x - s.from.x) && cut(-dy, s.from.y - box.low.y) &&
                       cut(dy, box.high.y - s.from.y);
    if (!meets) return std::nullopt;
    const auto at = [&](double t) { return t == 1 ? s.to : Vector{s.from.x + t * dx, s.from.y + t * dy}; };
    return Segment{at(first), at(last)};
}

double distance_to(const Vector& p, const Vector& a, const Vector& b) {
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double extent(const Polyline& line) {
    Box box{line[0], line[0]};
    for (const Vector& p : line) {
        box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
        box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
    }
    return std::max(box.width(), box.height());
}

// Snaps the lines to a lattice: merges points that coincide, and leaves out ways that were drawn before in either direction.
std::vector<Polyline> draw_on_lattice(const std::vector<Polyline>& lines, double spacing) {
    using Node = std::pair<long long, long long>;
    std::set<std::pair<Node, Node>> drawn;
    std::vector<Polyline> result;
    for (const Polyline& line : lines) {
        std::optional<Node> last;
        bool joined = false;
        for (const Vector& p : line) {
            const Node node{std::llround(p.x / spacing), std::llround(p.y / spacing)};
            if (last == node) continue;
            const bool fresh = last && drawn.insert(std::minmax(*last, node)).second;
            const auto place = [&](const Node& n) {
                return Vector{static_cast<double>(n.first) * spacing, static_cast<double>(n.second) * spacing};
            };
            if (fresh && !joined) result.push_back({place(*last)});
            if (fresh) result.back().push_back(place(node));
            joined = fresh;
            last = node;
        }
    }
    return result;
}

}  // namespace

std::vector<Polyline> clip(const Polyline& line, const Box& box) {
    std::vector<Polyline> pieces;
    bool joined = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto inside = clip_segment({line[i - 1], line[i]}, box);
        if (inside && !joined) pieces.push_back({inside->from});
        if (inside) pieces.back().push_back(inside->to);
        joined = inside && inside->to == line[i];
    }
    return pieces;
}

Polyline simplify(const Polyline& line, double tolerance) {
    if (line.size() < 3) return line;
    std::vector<char> kept(line.size());
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> parts{{0, line.size() - 1}};
    while (!parts.empty()) {
        const auto [first, last] = parts.back();
        parts.pop_back();
        std::size_t farthest = first;
        double most = tolerance;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = distance_to(line[i], line[first], line[last]);
            if (distance > most) std::tie(most, farthest) = std::pair(distance, i);
        }
        if (farthest == first) continue;
        kept[farthest] = true;
        parts.insert(parts.end(), {{first, farthest}, {farthest, last}});
    }
    Polyline result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (kept[i]) result.push_back(line[i]);
    }
    return result;
}

std::vector<Group> simplify_within(std::vector<Group> groups, double tolerance, std::size_t most) {
    std::size_t count = 0;
    do {
        count = 0;
        for (Group& group : groups) {
            Group simpler;
            for (const Polyline& line : group) {
                if (line.size() > 1 && extent(line) > 10 * tolerance) simpler.push_back(simplify(line, tolerance));
            }
            group = std::move(simpler);
            count += count_points(group);
        }
        tolerance *= 1.25;
    } while (count > most);
    return groups;
}

std::vector<Polyline> draw_once(const std::vector<Polyline>& lines, double tolerance, std::size_t most) {
    std::vector<Polyline> result;
    do {
        result = draw_on_lattice(lines, tolerance);
        for (Polyline& line : result) line = simplify(line, tolerance);
        tolerance *= 2;
    } while (count_points(result) > most);
    return result;
}

std::size_t count_points(const std::vector<Polyline>& lines) {
    std::size_t count = 0;
    for (const Polyline& line : lines) count += line.size();
    return count;
}

}  // namespace ravine
