#include "render/geometry/labels/label_layout.hpp"

#include "math/order.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ravine::render {
namespace {

constexpr double join_within = 3, part_beyond = 6;  // points
constexpr double gap = 5, level_height = 19;        // between ball and label; between two levels of slots
constexpr int levels = 15, slots = 2 * levels;      // right and left of the ball, at its height and up and down from there

// Costs of a slot, beside that of covered discs: distance from the ball, being on the left; and the worth of staying.
constexpr double per_level = 1, on_the_left = 0.6, worth_to_stay = 3;

struct Box2 {
    double left, top, right, bottom;

    bool overlaps(const Box2& o) const { return left < o.right && o.left < right && top < o.bottom && o.top < bottom; }
    bool overlaps(const Disc& d) const {
        const double dx = d.x - std::clamp(d.x, left, right), dy = d.y - std::clamp(d.y, top, bottom);
        return std::hypot(dx, dy) < d.radius;
    }
    bool inside(const Viewport& v) const { return left >= v.left && right <= v.right && top >= v.top && bottom <= v.bottom; }
};

// Returns 0, 1, -1, 2, -2, …: the nearest levels come first.
int level_of(int slot) {
    const int n = slot / 2;
    return n % 2 == 1 ? (n + 1) / 2 : -n / 2;
}

Box2 box_of(const LabelWish& wish, int slot) {
    const double x = slot % 2 == 0 ? wish.ball.x + wish.ball.radius + gap : wish.ball.x - wish.ball.radius - gap - wish.width;
    const double y = wish.ball.y - wish.height / 2 + level_of(slot) * level_height;
    return {x, y, x + wish.width, y + wish.height};
}

// Returns the cost of a slot, or nothing if it cannot be taken.
std::optional<double> cost(const LabelWish& wish, int slot, std::span<const Disc> discs, const std::vector<Box2>& taken,
                           const Viewport& viewport) {
    const Box2 box = box_of(wish, slot), middle{wish.ball.x, wish.ball.y, wish.ball.x, wish.ball.y};
    if (!box.inside(viewport) || !middle.inside(viewport)) return std::nullopt;
    if (std::any_of(taken.begin(), taken.end(), [&](const Box2& other) { return box.overlaps(other); })) return std::nullopt;
    double sum = per_level * std::abs(level_of(slot)) + (slot % 2 == 0 ? 0 : on_the_left);
    for (const Disc& disc : discs) {
        if (disc.shown && box.overlaps(disc)) sum += disc.worth;
    }
    return slot == wish.before ? sum - worth_to_stay : sum;
}

}  // namespace

std::vector<int> group_discs(std::span<const Disc> balls, std::span<const int> before) {
    std::vector<int> group(balls.size(), -1);
    for (std::size_t i = 0; i < balls.size(); ++i) {
        if (!balls[i].shown) continue;
        group[i] = static_cast<int>(i);
        for (std::size_t j = 0; j < i; ++j) {
            if (group[j] != static_cast<int>(j)) continue;
            const bool together = i < before.size() && j < before.size() && before[i] >= 0 && before[i] == before[j];
            const double distance = std::hypot(balls[i].x - balls[j].x, balls[i].y - balls[j].y);
            if (distance > (together ? part_beyond : join_within)) continue;
            group[i] = static_cast<int>(j);
            break;
        }
    }
    return group;
}

std::vector<LabelPlace> place_labels(std::span<const LabelWish> wishes, std::span<const Disc> discs, const Viewport& viewport) {
    const auto before = [&](std::size_t a, std::size_t b) { return wishes[a].first && !wishes[b].first; };
    std::vector<LabelPlace> places(wishes.size());
    std::vector<Box2> taken;
    for (const std::size_t i : sorted_order(wishes.size(), before)) {
        double best = HUGE_VAL;
        for (int slot = 0; slot < slots; ++slot) {
            const std::optional<double> price = cost(wishes[i], slot, discs, taken, viewport);
            if (!price || *price >= best) continue;
            best = *price;
            const Box2 box = box_of(wishes[i], slot);
            places[i] = {box.left, box.top, slot, level_of(slot) != 0};
        }
        if (places[i].slot >= 0) taken.push_back(box_of(wishes[i], places[i].slot));
    }
    return places;
}

}  // namespace ravine::render
