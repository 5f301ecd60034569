#include "render/geometry/ticks.hpp"

#include <cmath>
#include <cstdio>

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
    char text[40];
    const double least = 1e-9 * step;
    if (std::abs(value) < least) return "0";
    const int digits = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    if (digits > 6 || std::abs(value) >= 1e7) {
        std::snprintf(text, sizeof text, "%.4g", value);
    } else {
        std::snprintf(text, sizeof text, "%.*f", digits, value);
    }
    std::string result(text);
    if (result[0] == '-') result.replace(0, 1, "\u2212");
    return result;
}

namespace {

// One edge of the floor, along x or y, on the eye's side of the other axis.
void add_edge(std::vector<Label>& labels, const Camera& camera, bool along_x) {
    const Frame& frame = camera.frame();
    const Box& domain = frame.domain();
    const glm::dvec2 half = frame.half();
    const glm::dvec3 toward = camera.eye() - camera.target();
    const double low = along_x ? domain.low.x : domain.low.y, high = along_x ? domain.high.x : domain.high.y;
    const double length = along_x ? half.x : half.y, across = along_x ? half.y : half.x;
    const double side = (along_x ? toward.y : toward.x) < 0 ? -1 : 1;
    const double gap = 0.1 / std::max(camera.view().zoom, 1.0);
    const auto place = [&](double along, double out, std::string text) {
        const double beside = side * (across + out);
        const glm::dvec3 world = along_x ? glm::dvec3(along, beside, floor_level) : glm::dvec3(beside, along, floor_level);
        const Projected at = camera.project(world);
        const Viewport& window = camera.viewport();
        if (at.depth <= 0 || at.x < 0 || at.y < 0 || at.x > window.width || at.y > window.height) return;
        labels.push_back({at.x, at.y, std::move(text)});
    };
    const double step = nice_step(low, high, length < 0.4 ? 2 : 4);
    for (const double value : ticks(low, high, step)) {
        const Point p = along_x ? Point{value, domain.centre().y} : Point{domain.centre().x, value};
        const glm::dvec2 world = frame.to_world(p);
        place(along_x ? world.x : world.y, gap, tick_text(value, step));
    }
    place(0.0, 2.2 * gap, along_x ? "x" : "y");
}

}  // namespace

std::vector<Label> axis_labels(const Camera& camera) {
    std::vector<Label> labels;
    add_edge(labels, camera, true);
    add_edge(labels, camera, false);
    return labels;
}

}  // namespace ravine::render
