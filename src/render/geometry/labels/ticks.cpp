#include "render/geometry/labels/ticks.hpp"

#include "text/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

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

AxisNumbers axis_numbers(double low, double high, int wanted, std::string name) {
    constexpr double in_common = 1e-6;
    const double step = nice_step(low, high, wanted);
    const std::vector<double> values = ticks(low, high, step);
    AxisNumbers axis{std::move(name), {}};
    if (values.empty() || step > in_common * std::max(std::abs(low), std::abs(high))) {
        for (const double value : values) axis.list.push_back({value, tick_text(value, step)});
        return axis;
    }
    const std::size_t middle = values.size() / 2;
    const double from = values[middle];
    const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 15);
    axis.name += fmt::format(" {} {:.{}f}", from < 0 ? "+" : "−", std::abs(from), digits);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double difference = (static_cast<double>(i) - static_cast<double>(middle)) * step;
        axis.list.push_back({values[i], (difference > 0 ? "+" : "") + number_text(difference)});
    }
    return axis;
}

namespace {

constexpr double number_distance = 15, name_distance = 34;  // from the edge, in points
constexpr double longer_number = 12, longer_name = 45;      // half of what long ones are longer

// Adds the labels of one edge of the floor, along x or y, on the eye's side of the other axis.
void add_edge(std::vector<Label>& labels, const Camera& camera, bool along_x, const std::string& name) {
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
    const auto add = [&](double x, double y, std::string text) {
        const Viewport& window = camera.viewport();
        if (x >= 0 && y >= 0 && x <= window.width && y <= window.height) labels.push_back({x, y, std::move(text)});
    };
    AxisNumbers numbers = axis_numbers(low, high, length < 0.4 ? 2 : 4, name);
    const bool is_long = numbers.name.size() > 1;
    const bool at_side_of_map = is_long && !along_x && camera.flatness() == 1;
    // Adds a label at that many points from the edge, whatever the zoom; a long one farther where the way out is level.
    const auto add_beside = [&](double along, double away, double longer, std::string text) {
        const Projected edge = on_floor(along, 0), outside = on_floor(along, 1e-3);
        const double unit = std::hypot(outside.x - edge.x, outside.y - edge.y);
        if (edge.depth <= 0 || !(unit > 0)) return;
        const Vector out{(outside.x - edge.x) / unit, (outside.y - edge.y) / unit};
        if (is_long) away += longer * std::abs(out.x);
        add(edge.x + away * out.x, edge.y + away * out.y, std::move(text));
    };
    for (auto& [value, text] : numbers.list) {
        const Vector p = along_x ? Vector{value, domain.centre().y} : Vector{domain.centre().x, value};
        const glm::dvec2 world = frame.to_world(p);
        add_beside(along_x ? world.x : world.y, number_distance, longer_number, std::move(text));
    }
    if (at_side_of_map) {
        const Projected end = on_floor(length, 0);
        return add(end.x, end.y - number_distance, std::move(numbers.name));
    }
    add_beside(0, name_distance, longer_name, std::move(numbers.name));
}

}  // namespace

std::vector<Label> axis_labels(const Camera& camera, const AxisNames& names) {
    std::vector<Label> labels;
    if (!has_room_for_numbers(camera.viewport())) return labels;
    add_edge(labels, camera, true, names.x);
    add_edge(labels, camera, false, names.y);
    return labels;
}

}  // namespace ravine::render
