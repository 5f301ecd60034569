#include "render/geometry/labels/arrows.hpp"

#include "render/geometry/paths/placement.hpp"
#include "rules/glossary.hpp"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <cmath>

namespace ravine::render {
namespace {

constexpr double greatest_factor = 1e4;
constexpr double least_visible = 4;   // points; shorter arrows are under the ball
constexpr double least_outline = 20;  // points; the ball covers smaller ones
constexpr double point_spacing = 4;   // of a line on the surface, in points
constexpr int most_points = 160;      // of a line
constexpr double same_tip = 3;        // points between arrows that count as one
constexpr double model_reach = 0.25;  // of Newton's paraboloid, in world units at zoom 1
constexpr int model_lines = 9, model_points = 33;

using Style = SurfaceLine::Style;

double side_of(const Viewport& window) { return std::min(window.right - window.left, window.bottom - window.top); }

bool is_finite(Vector v) { return std::isfinite(v.x) && std::isfinite(v.y); }

// A state or gradient as a part of the step, "−η g". A velocity that is a displacement itself has no rate before it.
struct Scaled {
    Role role;
    Vector by;  // of the domain
    std::string text;
};

// The rate of a plain step, and its text.
struct Rate {
    double value;
    std::string_view label;
};

Rate rate_of(const StepTrace& trace) {
    for (const ParameterRole role : {ParameterRole::plain_rate, ParameterRole::learning_rate}) {
        const int at = find_parameter(*trace.optimizer, role);
        if (at < 0) continue;
        const auto i = static_cast<std::size_t>(at);
        return {trace.values[i], trace.optimizer->parameters[i].label};
    }
    return {1, ""};
}

// Returns the velocity's part of the step: it may be a displacement itself, or a direction to multiply by the rate.
Scaled scaled_momentum(const StepTrace& trace, std::string_view name, Vector value, const Rate& rate) {
    if (const double sign = displacement_sign(*trace.optimizer, name, trace.values); sign != 0) {
        return {Role::momentum, sign * value, fmt::format("{}{}", sign < 0 ? "−" : "", name)};
    }
    return {Role::momentum, -rate.value * value, fmt::format("−{} {}", rate.label, name)};
}

// Returns the index of the first state that has the role and is not zero.
std::optional<std::size_t> state_of(const StepTrace& trace, Role role, const std::vector<Vector>& state) {
    for (std::size_t i = 0; i < state.size(); ++i) {
        const bool known = is_finite(state[i]) && !(state[i] == Vector{});
        if (known && meaning_of(*trace.optimizer, trace.optimizer->state[i]).role == role) return i;
    }
    return std::nullopt;
}

std::vector<Scaled> arrows_of(const StepTrace& trace) {
    const Rate rate = rate_of(trace);
    std::vector<Scaled> arrows;
    if (trace.asks) arrows.push_back({Role::gradient, -rate.value * trace.given, fmt::format("−{} g", rate.label)});
    if (const auto i = state_of(trace, Role::momentum, trace.before)) {
        arrows.push_back(scaled_momentum(trace, trace.optimizer->state[*i], trace.before[*i], rate));
    }
    if (trace.move) arrows.push_back({Role::step, trace.move->by, "step"});
    return arrows;
}

// Returns " ×10", or "" for true lengths.
std::string factor_text(double factor) {
    if (factor == 1) return "";
    const auto whole = std::lround(factor > 1 ? factor : 1 / factor);
    const std::string digits = fmt::format("{}", whole);
    const bool long_one = digits.size() > 4;
    return (factor > 1 ? " ×" : " ÷") + (long_one ? fmt::format("1e{}", digits.size() - 1) : digits);
}

// Makes the lines of one racer at one step.
class Drawing {
  public:
    Drawing(const StepTrace& trace, Terrain& terrain, const Camera& camera, const Projected& ball)
        : trace_(trace), terrain_(terrain), camera_(camera), ball_(ball) {}

    Arrows run() {
        std::vector<Scaled> arrows = arrows_of(trace_);
        std::vector<double> lengths;
        lengths.reserve(arrows.size());
        for (const Scaled& arrow : arrows) lengths.push_back(length_of(arrow.by));
        result_.factor = common_factor(lengths, side_of(camera_.viewport()));
        join_with_step(arrows);
        if (trace_.hessian) add_model();
        add_outline();
        const std::vector<Tip> outline_last = std::move(result_.tips);
        result_.tips.clear();
        if (trace_.move) add_parts(trace_.move->by);
        for (const Scaled& arrow : arrows) add_arrow(arrow);
        result_.tips.insert(result_.tips.end(), outline_last.begin(), outline_last.end());
        if (trace_.move) {
            const auto spot = terrain_.spot({trace_.move->to.x, trace_.move->to.y});
            if (spot) result_.next = spot->position;
        }
        return std::move(result_);
    }

  private:
    // Returns a length in points, at the ball's distance and seen from above, so that it does not change as the camera orbits.
    double length_of(Vector by) const {
        const double length = terrain_.frame().distance(by.x, by.y) * camera_.focal() / ball_.depth;
        return std::isfinite(length) ? length : 0;
    }
    double drawn(Vector by) const { return length_of(by) * result_.factor; }
    double cap() const { return longest_arrow * side_of(camera_.viewport()); }

    // An arrow equal to the step only adds its name to it.
    void join_with_step(std::vector<Scaled>& arrows) const {
        if (arrows.empty() || arrows.back().role != Role::step) return;
        for (std::size_t i = 0; i + 1 < arrows.size(); ++i) {
            if (drawn(arrows[i].by - arrows.back().by) > same_tip) continue;
            arrows.back().text += " = " + arrows[i].text;
            arrows.erase(arrows.begin() + static_cast<std::ptrdiff_t>(i--));
        }
    }

    // Lays a straight line of the domain on the surface, as far as there is one.
    std::vector<glm::dvec3> lay(Vector from, Vector to) const {
        const int parts = static_cast<int>(std::clamp(length_of(to - from) / point_spacing, 1.0, double{most_points})) + 1;
        std::vector<double> x, y;
        for (int i = 0; i <= parts; ++i) {
            const double t = static_cast<double>(i) / parts;
            x.push_back((1 - t) * from.x + t * to.x);
            y.push_back((1 - t) * from.y + t * to.y);
        }
        std::vector<double> z(x.size());
        terrain_.lift(x, y, z);
        std::vector<glm::dvec3> points;
        const glm::dvec2 most = terrain_.frame().half() + margin;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const glm::dvec2 place = terrain_.frame().to_world({x[i], y[i]});
            if (!std::isfinite(z[i]) || std::abs(place.x) > most.x || std::abs(place.y) > most.y) break;
            points.emplace_back(place, z[i]);
        }
        return points;
    }
    void add(Role role, Style style, Vector from, Vector to) {
        std::vector<glm::dvec3> points = lay(from, to);
        if (points.size() > 1) result_.lines.push_back({role, style, std::move(points)});
    }

    void add_arrow(const Scaled& arrow) {
        if (!is_finite(arrow.by) || drawn(arrow.by) < least_visible) return;
        const bool cut = drawn(arrow.by) > cap();
        const Vector way = (cut ? cap() / length_of(arrow.by) : result_.factor) * arrow.by;
        add(arrow.role, cut ? Style::endless : Style::arrow, trace_.position, trace_.position + way);
        if (result_.lines.empty() || result_.lines.back().role != arrow.role) return;
        add_tip(arrow.role, result_.lines.back().points.back(), arrow.text + factor_text(result_.factor));
    }
    void add_tip(Role role, const glm::dvec3& end, std::string text) {
        const Projected tip = camera_.project(end);
        if (tip.depth > 0) result_.tips.push_back({tip.x, tip.y, ball_.x, ball_.y, role, std::move(text)});
    }
    // Adds the step along x, and from there along y.
    void add_parts(Vector by) {
        const Vector way = result_.factor * by;
        if (std::min(length_of({way.x, 0}), length_of({0, way.y})) < least_visible || length_of(way) > cap()) return;
        const Vector start = trace_.position, corner{start.x + way.x, start.y};
        add(Role::step, Style::dashed, start, corner);
        add(Role::step, Style::dashed, corner, start + way);
    }

    // Outlines the memory that divides this step; after the last step of a race that is unknown. An outline that does not fit
    // into the view has a factor of its own.
    void add_outline() {
        const std::vector<Vector>& state = trace_.move ? trace_.move->after : trace_.before;
        const auto i = state_of(trace_, Role::squares, state);
        if (!i || !(state[*i].x >= 0) || !(state[*i].y >= 0)) return;
        const Vector sides = rate_of(trace_).value * Vector{std::sqrt(state[*i].x), std::sqrt(state[*i].y)};
        const double longest = std::max(length_of({sides.x, 0}), length_of({0, sides.y}));
        const double shrink = std::min(common_factor({longest * result_.factor}, side_of(camera_.viewport())), 1.0);
        const double factor = result_.factor * shrink;
        if (factor * longest < least_outline || factor * longest > cap()) return;
        const double x = factor * sides.x / 2, y = factor * sides.y / 2;
        const Vector at = trace_.position;
        const Vector corners[] = {{at.x - x, at.y - y}, {at.x + x, at.y - y}, {at.x + x, at.y + y}, {at.x - x, at.y + y}};
        const std::size_t before = result_.lines.size();
        for (int k = 0; k < 4; ++k) add(Role::squares, Style::outline, corners[k], corners[(k + 1) % 4]);
        if (result_.lines.size() == before + 4) {
            add_tip(Role::squares, result_.lines[before + 1].points.back(),
                    fmt::format("√{}{}", trace_.optimizer->state[*i], factor_text(factor)));
        }
    }

    // Draws f + g·d + d·H·d/2 around the ball, at the heights of such losses.
    void add_model() {
        const double reach = model_reach / std::max(camera_.view().zoom, 1.0);
        const auto place = [](int i, int count) { return 2.0 * i / (count - 1) - 1; };
        for (int line = 0; line < 2 * model_lines; ++line) {
            std::vector<glm::dvec3> points;
            for (int i = 0; i < model_points; ++i) {
                const glm::dvec2 offset{reach * place(i, model_points), reach * place(line / 2, model_lines)};
                points.push_back(on_model(line % 2 == 0 ? offset : glm::dvec2(offset.y, offset.x)));
                if (!std::isfinite(points.back().z)) return;
            }
            result_.lines.push_back({Role::other, Style::grid, std::move(points)});
        }
    }
    glm::dvec3 on_model(glm::dvec2 offset) const {
        const Vector d{offset.x * terrain_.frame().scale().x, offset.y * terrain_.frame().scale().y};
        const double f = trace_.loss + dot(trace_.given, d) + dot(d, *trace_.hessian * d) / 2;
        const glm::dvec2 at = terrain_.frame().to_world({trace_.position.x, trace_.position.y});
        return {at + offset, terrain_.heights()(f)};
    }

    const StepTrace& trace_;
    Terrain& terrain_;
    const Camera& camera_;
    Projected ball_;
    Arrows result_;
};

}  // namespace

double common_factor(const std::vector<double>& lengths, double side) {
    double least = 0, most = 0;
    for (const double length : lengths) {
        if (length <= 0) continue;
        least = least > 0 ? std::min(least, length) : length;
        most = std::max(most, length);
    }
    const double cap = longest_arrow * side;
    double factor = 1;
    while (most > 0 && factor * most < shortest_arrow && 10 * factor * most <= cap && factor < greatest_factor) factor *= 10;
    while (factor * least > cap && factor > 1 / greatest_factor) factor /= 10;
    return factor;
}

Arrows make_arrows(const StepTrace& trace, Terrain& terrain, const Camera& camera) {
    if (trace.retires || !is_finite(trace.given)) return {};
    const Vector at{trace.position.x, trace.position.y};
    const glm::dvec2 place = terrain.frame().to_world(at), most = terrain.frame().half() + margin;
    const std::optional<Spot> spot = terrain.spot(at);
    if (!spot || std::abs(place.x) > most.x || std::abs(place.y) > most.y) return {};
    const Projected ball = camera.project(spot->position);
    if (ball.depth <= 0) return {};
    return Drawing(trace, terrain, camera, ball).run();
}

}  // namespace ravine::render
