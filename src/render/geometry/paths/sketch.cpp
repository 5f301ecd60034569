#include "render/geometry/paths/sketch.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include <cmath>
#include <utility>

namespace ravine::render {
namespace {

constexpr double height = 4;           // grains of a box: walls need no more lines than slopes
constexpr int bridged = 8;             // longest gap in a leg, in parts, that is drawn, too
constexpr int shortest_run = 3;        // parts; fewer between two covered ones are under them
constexpr double shortest_dotted = 8;  // grains of a step that may be long enough on the screen for a dot
constexpr double dot = 3;              // grains

glm::dvec3 place(const RibbonPoint& point) { return {point.x, point.y, point.z}; }

RibbonPoint between(const RibbonPoint& a, const RibbonPoint& b, double share) {
    if (share <= 0) return a;
    if (share >= 1) return b;
    const glm::vec4 p(glm::mix(glm::dvec4(place(a), a.step), glm::dvec4(place(b), b.step), share));
    return {p.x, p.y, p.z, p.w};
}

bool goes_on(const RibbonPoint& a, const RibbonPoint& b) {
    return a.x == b.x && a.y == b.y && a.z == b.z && std::abs(a.step) == b.step;
}

}  // namespace

bool Detail::covers(const Detail& wanted) const {
    return low.x <= wanted.low.x && low.y <= wanted.low.y && high.x >= wanted.high.x && high.y >= wanted.high.y;
}

Sketch::Sketch(const Detail& detail, std::size_t kept_whole)
    : detail_(detail), boxes_(glm::dvec3(1, 1, 1 / height) / detail.grain), kept_whole_(kept_whole) {}

std::size_t Sketch::extend(const Ribbon& ribbon, std::size_t most_work) {
    const std::vector<RibbonPoint>& path = ribbon.points();
    std::size_t work = 0;
    for (; !complete(ribbon) && work < most_work; ++taken_) {
        if (taken_ == 0) {
            points_.push_back(path.front());
            ++work;
        } else {
            work += take(path[taken_ - 1], path[taken_], path[taken_ + 1]);
        }
    }
    return work;
}

glm::ivec3 Sketch::box(const glm::dvec3& place) const { return glm::ivec3(glm::floor(place * boxes_)); }

// Returns true if a dot may show at a point, and its box has none yet. There are none outside the domain.
bool Sketch::is_dot(const RibbonPoint& before, const RibbonPoint& here, const RibbonPoint& after) {
    if (here.step != std::floor(here.step) || std::max(std::abs(here.x), std::abs(here.y)) > 1) return false;
    const double shortest = shortest_dotted * detail_.grain;
    const auto is_long = [&](const RibbonPoint& there) {
        return glm::distance(place(here), place(there)) > shortest * std::abs(there.step - here.step);
    };
    const glm::ivec3 there = box(place(here) / dot);
    if (!is_long(before) || !is_long(after) || dots_.covers(there)) return false;
    dots_.enter(there);
    return true;
}

// Walks a leg in parts of a grain and draws the new ones. Returns the work.
std::size_t Sketch::take(const RibbonPoint& from, const RibbonPoint& to, const RibbonPoint& next) {
    const bool keep = taken_ < kept_whole_;
    if (keep) draw(from, to, {0, 1});
    const glm::dvec2 middle = 0.5 * (detail_.low + detail_.high), half = 0.5 * (detail_.high - detail_.low);
    const glm::dvec3 a = place(from), b = place(to);
    const Share share = inside(glm::dvec2(a) - middle, glm::dvec2(b) - middle, half);
    const bool from_dot = std::exchange(from_dot_, share.to >= 1 && is_dot(from, to, next));
    if (share.empty()) return 1;
    const double length = glm::distance(a, b), seen = share.to - share.from;
    const int parts = static_cast<int>(std::max(std::ceil(length * seen / detail_.grain), 1.0));
    const glm::dvec3 part = (b - a) * (seen / parts), first = glm::mix(a, b, share.from) + 0.5 * part;
    find_fresh(first, part, parts, from_dot, from_dot_);
    for (const Run& run : fresh_) {
        for (int i = run.begin; i < run.end; ++i) drawn_.enter(box(first + static_cast<double>(i) * part));
        if (!keep) draw(from, to, {share.from + seen * run.begin / parts, share.from + seen * run.end / parts});
    }
    return 1 + static_cast<std::size_t>(parts);
}

// Finds the parts of a leg to draw: uncovered ones, those at dots, and short gaps between.
void Sketch::find_fresh(const glm::dvec3& first, const glm::dvec3& part, int parts, bool from_dot, bool to_dot) {
    fresh_.clear();
    const auto finish_run = [&] {
        if (fresh_.empty()) return;
        const Run& run = fresh_.back();
        const bool between = run.begin > 0 && run.end < parts;
        if (between && run.end - run.begin < shortest_run) fresh_.pop_back();
    };
    for (int i = 0; i < parts; ++i) {
        const bool needed = (from_dot && i == 0) || (to_dot && i + 1 == parts);
        if (!needed && drawn_.covers(box(first + static_cast<double>(i) * part))) continue;
        if (fresh_.empty() || i > fresh_.back().end + bridged) {
            finish_run();
            fresh_.push_back({i, i});
        }
        fresh_.back().end = i + 1;
    }
    finish_run();
}

// Draws a part of a leg.
void Sketch::draw(const RibbonPoint& from, const RibbonPoint& to, const Share& part) {
    RibbonPoint first = between(from, to, part.from);
    if (!goes_on(points_.back(), first)) {
        first.step = -first.step;
        points_.push_back(first);
    }
    points_.push_back(between(from, to, part.to));
}

}  // namespace ravine::render
