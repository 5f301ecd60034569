#include "render/geometry/labels/ticks.hpp"

#include "text/number_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace ravine::render {

double nice_step(double low, double high, int wanted) {
    const double rough = (high - low) / std::max(wanted, 1);
    if (!(rough > 0) || !std::isfinite(rough)) return 1;
    const double decade = std::pow(10.0, std::floor(std::log10(rough)));
    const double mantissa = rough / decade;
    return decade * (mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10);
}

std::vector<double> ticks(double low, double high, double step) {
    std::vector<double> result;
    const double slack = 1e-9 * step;
    const double first = std::ceil((low - slack) / step), last = std::floor((high + slack) / step);
    if (!(last - first < 1000)) return result;
    for (double i = first; i <= last; ++i) result.push_back(i * step);
    return result;
}

std::string tick_text(double value, double step) {
    const double least = 1e-9 * step;
    if (std::abs(value) < least) return "0";
    const int digits = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    if (digits > 6 || std::abs(value) >= 1e7) return number_text(value);
    const std::string text = fmt::format("{:.{}f}", std::abs(value), digits);
    return value < 0 ? "−" + text : text;
}

namespace {

constexpr double number_distance = 15, name_distance = 34;  // from the edge, in points

// Adds the labels of one edge of the floor, along x or y, on the eye's side of the other axis.
void add_edge(std::vector<Label>& labels, const Camera& camera, bool along_x) {
    const Frame& frame = camera.frame();
    const Box& domain = frame.domain();
    const glm::dvec2 half = frame.half();
    const glm::dvec3 toward = camera.eye() - camera.target();
    const double low = along_x ? domain.low.x : domain.low.y, high = along_x ? domain.high.x : domain.high.y;
    const double length = along_x ? half.x : half.y, across = along_x ? half.y : half.x;
    const double side = (along_x ? toward.y : toward.x) < 1e-6 ? -1 : 1;  // of a map: below and at the left
    const auto on_floor = [&](double along, double out) {
        const double beside = side * (across + out);
        return camera.project(along_x ? glm::dvec3(along, beside, floor_level) : glm::dvec3(beside, along, floor_level));
    };
    // Returns a label at that many points from the edge, whatever the zoom.
    const auto place = [&](double along, double away, std::string text) {
        const Projected edge = on_floor(along, 0), outside = on_floor(along, 1e-3);
        const double unit = std::hypot(outside.x - edge.x, outside.y - edge.y);
        if (edge.depth <= 0 || !(unit > 0)) return;
        const double x = edge.x + away * (outside.x - edge.x) / unit, y = edge.y + away * (outside.y - edge.y) / unit;
        const Viewport& window = camera.viewport();
        if (x < 0 || y < 0 || x > window.width || y > window.height) return;
        labels.push_back({x, y, std::move(text)});
    };
    const double step = nice_step(low, high, length < 0.4 ? 2 : 4);
    for (const double value : ticks(low, high, step)) {
        const Vector p = along_x ? Vector{value, domain.centre().y} : Vector{domain.centre().x, value};
        const glm::dvec2 world = frame.to_world(p);
        place(along_x ? world.x : world.y, number_distance, tick_text(value, step));
    }
    place(0.0, name_distance, along_x ? "x" : "y");
}

}  // namespace

std::vector<Label> axis_labels(const Camera& camera) {
    std::vector<Label> labels;
    if (!has_room_for_numbers(camera.viewport())) return labels;
    add_edge(labels, camera, true);
    add_edge(labels, camera, false);
    return labels;
}

}  // namespace ravine::render
