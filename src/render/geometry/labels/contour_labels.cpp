#include "render/geometry/labels/contour_labels.hpp"

#include "math/order.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace ravine::render {
namespace {

constexpr std::size_t most_labels = 14;
constexpr int most_per_level = 2;
constexpr double apart = 90, same_apart = 240, from_edge = 34;  // points; same: of one level
constexpr double most_sag = 1.6;                                // points by which the line may leave the middle of its text
constexpr double turned_away = 0.12;                            // least cosine between the normal and the direction of the eye
constexpr int most_hidden = 60;                                 // tries that found a hill in between, after which to stop
constexpr int places_across = 28;                               // of a level, along one side of the focus

}  // namespace

struct ContourLabels::Candidate {
    std::size_t place;
    double x, y, merit;
};

// State of the search for places: one per level in each of a few hundred squares suffices.
struct ContourLabels::Search {
    Terrain& terrain;
    const Samples& samples;
    std::span<const ContourLevel> levels;
    const Box& box;
    bool only_bold;
    std::unordered_set<std::size_t> taken = {};

    // Returns true if the level has no other place in the same square, and takes it.
    bool take(Vector at, std::size_t level) {
        const double square = std::max(box.width(), box.height()) / places_across;
        const auto column = static_cast<std::size_t>((at.x - box.low.x) / square);
        const auto row = static_cast<std::size_t>((at.y - box.low.y) / square);
        return taken.insert((level * 64 + row) * 64 + column).second;
    }
};

ContourLabels::ContourLabels(Terrain& terrain, const Samples& samples, const Contours& contours, const Focus& focus) {
    const std::span<const ContourLevel> levels = contours.levels();
    for (const ContourLevel& level : levels) texts_.push_back(loss_text(level.loss));
    const auto bold = std::count_if(levels.begin(), levels.end(), [](const ContourLevel& level) { return level.bold; });
    Search search{terrain, samples, levels, focus.box(), bold >= 3};
    for (std::size_t j = 0; j + 1 < samples.rows(); ++j) {
        for (std::size_t i = 0; i + 1 < samples.columns(); ++i) {
            const std::size_t k = j * samples.columns() + i;
            look_between(search, k, k + 1);
            look_between(search, k, k + samples.columns());
        }
    }
}

// Looks for a line between two neighbours of the grid.
void ContourLabels::look_between(Search& search, std::size_t k, std::size_t next) {
    const Samples& s = search.samples;
    const double low = std::min(s.f[k], s.f[next]), high = std::max(s.f[k], s.f[next]);
    const auto lower = [](const ContourLevel& level, double f) { return level.loss < f; };
    auto level = std::lower_bound(search.levels.begin(), search.levels.end(), low, lower);
    for (; level != search.levels.end() && level->loss <= high; ++level) {
        if (search.only_bold && !level->bold) continue;
        const double t = high > low ? (level->loss - s.f[k]) / (s.f[next] - s.f[k]) : 0.5;
        const Vector at{s.x[k] + t * (s.x[next] - s.x[k]), s.y[k] + t * (s.y[next] - s.y[k])};
        const Box& box = search.box;
        if (at.x < box.low.x || at.x > box.high.x || at.y < box.low.y || at.y > box.high.y) continue;
        const auto index = static_cast<std::size_t>(level - search.levels.begin());
        if (search.take(at, index)) add_place(search.terrain, at, *level, index);
    }
}

// Moves from a point near the line onto it, by Newton's method along the gradient, and stores its direction and bend there.
void ContourLabels::add_place(Terrain& terrain, Vector from, const ContourLevel& level, std::size_t index) {
    const glm::dvec2 scale = terrain.frame().scale();
    double f = 0, fx = 0, fy = 0, square = 0;
    glm::dvec2 gradient;  // in the world
    for (int i = 0; i < 4; ++i) {
        terrain.evaluate({&from.x, 1}, {&from.y, 1}, &f, &fx, &fy);
        gradient = scale * glm::dvec2(fx, fy);
        square = glm::dot(gradient, gradient);
        if (!std::isfinite(f + square) || square == 0) return;
        const glm::dvec2 way = (level.loss - f) / square * gradient * scale;
        if (i < 3) from = {from.x + way.x, from.y + way.y};
    }
    constexpr double small = 1e-3;  // of the world
    const double length = std::sqrt(square);
    if (std::abs(f - level.loss) > small * length) return;
    const glm::dvec2 along{-gradient.y / length, gradient.x / length}, aside = small * along * scale;
    const double x[2] = {from.x - aside.x, from.x + aside.x}, y[2] = {from.y - aside.y, from.y + aside.y};
    double g[2], gx[2], gy[2];
    terrain.evaluate(x, y, g, gx, gy);
    // The gradient turns as the line does.
    const glm::dvec2 before = scale * glm::dvec2(gx[0], gy[0]), after = scale * glm::dvec2(gx[1], gy[1]);
    const double turn = std::atan2(before.x * after.y - before.y * after.x, glm::dot(before, after));
    const auto spot = terrain.spot(from);
    if (!spot || !std::isfinite(turn)) return;
    places_.push_back({spot->position, spot->normal, {along, 0.0}, std::abs(turn) / (2 * small), index});
}

std::optional<ContourLabels::Candidate> ContourLabels::consider(std::size_t index, const Camera& camera,
                                                                const TextSize& size) const {
    const Place& place = places_[index];
    const glm::dvec3 to_eye = glm::normalize(camera.eye() - place.position);
    if (glm::dot(to_eye, place.normal) < turned_away) return std::nullopt;
    const Projected at = camera.project(place.position);
    const Viewport& window = camera.viewport();
    const double x_room = std::min(at.x - window.left, window.right - at.x),
                 y_room = std::min(at.y - window.top, window.bottom - at.y);
    if (at.depth <= 0 || std::min(x_room, y_room) < from_edge) return std::nullopt;
    const double world = at.depth / camera.focal();  // world units per point of the screen there
    const Projected ahead = camera.project(place.position + world * place.along);
    const double dx = ahead.x - at.x, dy = ahead.y - at.y, stretch = std::hypot(dx, dy);
    if (stretch < 0.35) return std::nullopt;  // the line runs away from the eye
    const double half = size.character * static_cast<double>(texts_[place.level].size()) / 2;
    const double way = half / stretch * world;  // length of line under half of the text
    if (place.bend * way * way / 2 / world > most_sag) return std::nullopt;
    const glm::dvec2 reach =
        glm::abs(glm::dvec2(place.position)) + 1.3 * way * glm::abs(glm::dvec2(place.along)) + size.height / 2 * world;
    const glm::dvec2 domain = camera.frame().half();
    if (reach.x > domain.x || reach.y > domain.y) return std::nullopt;  // over the surface's rim
    const double level = std::abs(dx) / stretch;                        // cosine of the line's angle on the screen
    // Prefers straight, level places in the foreground that face the eye.
    const double merit = 3 * level + glm::dot(to_eye, place.normal) - 2 * place.bend * way +
                         0.4 * (at.y - window.top) / (window.bottom - window.top);
    return Candidate{index, at.x, at.y, merit};
}

const std::vector<ContourLabel>& ContourLabels::choose(Terrain& terrain, const Camera& camera, const TextSize& size) {
    const Occasion now{camera.view(), camera.viewport(), camera.eye(), size};
    if (chosen_for_ == now) return labels_;
    chosen_for_ = now;
    std::vector<Candidate> candidates;
    for (std::size_t place = 0; place < places_.size(); ++place) {
        if (auto candidate = consider(place, camera, size)) {
            const bool stands = std::find(standing_.begin(), standing_.end(), place) != standing_.end();
            if (stands) candidate->merit += 100;
            candidates.push_back(*candidate);
        }
    }
    sort_stably(candidates, [](const Candidate& a, const Candidate& b) { return a.merit > b.merit; });
    std::vector<int> of_level(texts_.size(), 0);
    labels_.clear();
    standing_.clear();
    int hidden = 0;
    for (const Candidate& each : candidates) {
        const Place& place = places_[each.place];
        const std::string& text = texts_[place.level];
        const auto near = [&](const ContourLabel& other) {
            return std::hypot(other.x - each.x, other.y - each.y) < (other.text == text ? same_apart : apart);
        };
        if (of_level[place.level] == most_per_level || std::any_of(labels_.begin(), labels_.end(), near)) continue;
        if (terrain.hides(place.position, camera.eye())) {
            if (++hidden == most_hidden) break;
            continue;
        }
        ++of_level[place.level];
        standing_.push_back(each.place);
        labels_.push_back({each.x, each.y, text});
        if (labels_.size() == most_labels) break;
    }
    return labels_;
}

}  // namespace ravine::render
