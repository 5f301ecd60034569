#include "render/geometry/paths/strokes.hpp"

#include <glm/geometric.hpp>
#include <glm/vec4.hpp>

#include <algorithm>
#include <cmath>

namespace ravine::render {
namespace {

constexpr double lift = 0.008;  // share of the distance to the eye by which lines come forward, to clear the surface
constexpr double nearest_depth = 0.5;
constexpr double head_width = 0.8;  // of an arrow head, as a part of its length
constexpr int ring_points = 32;

using Normals = std::vector<glm::dvec2>;

glm::dvec2 turned(glm::dvec2 v) { return {-v.y, v.x}; }

}  // namespace

// Returns the part of a line before the eye, without coinciding points.
std::vector<Strokes::Stop> Strokes::project(std::span<const glm::dvec3> points) const {
    std::vector<Stop> stops;
    for (const glm::dvec3& point : points) {
        const Projected on_screen = camera_.project(point);
        if (on_screen.depth < nearest_depth) break;
        const glm::dvec3 seen = glm::dvec3(camera_.view_matrix() * glm::dvec4(point, 1.0)) * (1.0 - lift);
        const glm::dvec4 clip = camera_.projection_matrix() * glm::dvec4(seen, 1.0);
        const glm::dvec2 at = ratio_ * glm::dvec2(on_screen.x, on_screen.y);
        const double step = stops.empty() ? 0 : glm::distance(stops.back().at, at);
        if (!stops.empty() && step < 0.2) continue;
        stops.push_back({at, clip.z / clip.w, stops.empty() ? 0 : stops.back().way + step});
    }
    return stops;
}

StrokeVertex Strokes::vertex(const Stop& stop, glm::dvec2 normal, double half, double side, const Colour& colour,
                             double opacity) const {
    const double across = side * (half + 1);  // a pixel for the soft edge
    const glm::dvec2 at = stop.at + across * normal;
    const glm::dvec2 screen = ratio_ * glm::dvec2(camera_.viewport().width, camera_.viewport().height);
    const auto number = [](double value) { return static_cast<float>(value); };
    return {number(2 * at.x / screen.x - 1),
            number(1 - 2 * at.y / screen.y),
            number(stop.z),
            number(across),
            number(half),
            colour.r,
            colour.g,
            colour.b,
            number(opacity)};
}

void Strokes::quad(const Stop& a, const Stop& b, glm::dvec2 normal_a, glm::dvec2 normal_b, double half_a, double half_b,
                   const Colour& colour, double opacity_a, double opacity_b) {
    const StrokeVertex corners[] = {
        vertex(a, normal_a, half_a, -1, colour, opacity_a), vertex(a, normal_a, half_a, 1, colour, opacity_a),
        vertex(b, normal_b, half_b, -1, colour, opacity_b), vertex(b, normal_b, half_b, 1, colour, opacity_b)};
    for (const int i : {0, 1, 2, 2, 1, 3}) vertices_.push_back(corners[i]);
}

// Draws one quadrilateral per leg; neighbours share their edge, which halves the angle between them.
void Strokes::strip(std::span<const Stop> stops, const Pen& pen, double whole) {
    if (stops.size() < 2) return;
    const auto along = [&](std::size_t i) { return glm::normalize(stops[i + 1].at - stops[i].at); };
    Normals normals;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const glm::dvec2 before = along(i > 0 ? i - 1 : 0), after = along(std::min(i, stops.size() - 2));
        const glm::dvec2 middle = before + after;
        const double length = glm::length(middle);
        // Lengthens normals in a bend, so that the width stays, except in sharp ones, where a spike would form.
        normals.push_back(length > 0.5 ? turned(middle) * (2 / (length * length)) : turned(after));
    }
    const auto opacity = [&](double way) { return pen.opacity + (pen.opacity_at_end - pen.opacity) * way / whole; };
    const double half = pen.width * ratio_ / 2;
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        quad(stops[i], stops[i + 1], normals[i], normals[i + 1], half, half, pen.colour, opacity(stops[i].way),
             opacity(stops[i + 1].way));
    }
}

namespace {

// Returns the part of a line between two distances from its beginning.
template <class Stop>
std::vector<Stop> part(std::span<const Stop> stops, double from, double to) {
    std::vector<Stop> result;
    const auto between = [](const Stop& a, const Stop& b, double way) {
        const double t = (way - a.way) / (b.way - a.way);
        return Stop{a.at + t * (b.at - a.at), a.z + t * (b.z - a.z), way};
    };
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        const Stop &a = stops[i], &b = stops[i + 1];
        if (b.way <= from || a.way >= to) continue;
        if (result.empty()) result.push_back(a.way < from ? between(a, b, from) : a);
        result.push_back(b.way > to ? between(a, b, to) : b);
    }
    return result;
}

}  // namespace

// Draws a line that ends in a head, whose tip is the line's end.
void Strokes::pointed(std::span<const Stop> stops, const Pen& pen, double head) {
    const double whole = stops.back().way, length = std::min(head * ratio_, whole);
    strip(part(stops, 0, whole - 0.9 * length), pen, whole);
    const std::vector<Stop> last = part(stops, whole - length, whole);
    if (last.size() < 2) return;
    const Stop &base = last.front(), &tip = last.back();
    const glm::dvec2 along = tip.at - base.at;
    if (glm::length(along) < 1e-6) return;
    const glm::dvec2 normal = turned(glm::normalize(along));
    quad(base, tip, normal, normal, head_width * length / 2, 0, pen.colour, pen.opacity, pen.opacity);
}

void Strokes::line(std::span<const glm::dvec3> points, const Pen& pen, double head) {
    const std::vector<Stop> stops = project(points);
    if (stops.size() < 2) return;
    const double whole = stops.back().way;
    if (head > 0) return pointed(stops, pen, head);
    if (pen.dash <= 0) return strip(stops, pen, whole);
    const double dash = pen.dash * ratio_;
    for (double way = 0; way < whole; way += 2 * dash) strip(part<Stop>(stops, way, way + dash), pen, whole);
}

void Strokes::ring(const glm::dvec3& centre, double radius, const Pen& pen) {
    const std::vector<Stop> middle = project(std::span(&centre, 1));
    if (middle.empty()) return;
    std::vector<Stop> stops;
    for (int i = 0; i <= ring_points; ++i) {
        const double angle = 2 * 3.14159265358979 * i / ring_points;
        const glm::dvec2 at = middle[0].at + radius * ratio_ * glm::dvec2(std::cos(angle), std::sin(angle));
        stops.push_back({at, middle[0].z, static_cast<double>(i)});
    }
    strip(stops, pen, ring_points);
}

}  // namespace ravine::render
