#include "render/geometry/labels/chips.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine::render {
namespace {

constexpr double gap = 5;  // points between a tip and its chip, and between trials
constexpr int trials = 78;

// Returns a candidate place around a tip: first ahead of it, then turning to both sides and farther away.
Chip candidate(const Tip& tip, glm::dvec2 size, const Viewport& window, int trial) {
    const glm::dvec2 end{tip.x, tip.y}, way = end - glm::dvec2(tip.from_x, tip.from_y);
    const int turns = (trial + 1) / 2 % 7, rings = trial / 13;
    const double sign = trial % 2 == 0 ? 1 : -1, turn = sign * 0.4 * turns;
    const double angle = std::atan2(way.y, way.x) + turn;
    const glm::dvec2 ahead{std::cos(angle), std::sin(angle)};
    const double reach = gap * (1 + 2 * rings) + (std::abs(ahead.x) * size.x + std::abs(ahead.y) * size.y) / 2;
    const glm::dvec2 low{window.left + gap, window.top + gap}, high{window.right - gap, window.bottom - gap};
    glm::dvec2 corner = end + reach * ahead - size / 2.0;
    const bool inside = end.x >= low.x && end.y >= low.y && end.x <= high.x && end.y <= high.y;
    if (inside) corner = glm::clamp(corner, low, glm::max(low, high - size));
    return {corner, corner + size};
}

// Takes the lines from the ball to the tips as small squares, so that no chip lies on an arrow.
void take_shafts(std::span<const Tip> tips, std::vector<Chip>& taken) {
    constexpr double spacing = 6, half = 3;  // points
    for (const Tip& tip : tips) {
        const glm::dvec2 from{tip.from_x, tip.from_y}, way = glm::dvec2(tip.x, tip.y) - from;
        const int squares = std::min(static_cast<int>(glm::length(way) / spacing), 200);
        for (int k = 0; k < squares; ++k) {
            const glm::dvec2 middle = from + way * (static_cast<double>(k) / squares);
            taken.push_back({middle - half, middle + half});
        }
    }
}

}  // namespace

std::vector<Chip> place_chips(std::span<const Tip> tips, std::span<const glm::dvec2> sizes, std::span<const Chip> taken,
                              const Viewport& window) {
    assert(sizes.size() == tips.size());
    std::vector<Chip> all(taken.begin(), taken.end());
    take_shafts(tips, all);
    for (std::size_t i = 0; i < tips.size(); ++i) {
        Chip place = candidate(tips[i], sizes[i], window, 0);
        for (int trial = 0; trial < trials; ++trial) {
            const Chip next = candidate(tips[i], sizes[i], window, trial);
            const bool free = std::none_of(all.begin(), all.end(), [&](const Chip& other) { return other.overlaps(next); });
            if (!free) continue;
            place = next;
            break;
        }
        all.push_back(place);
    }
    return {all.end() - static_cast<std::ptrdiff_t>(tips.size()), all.end()};
}

}  // namespace ravine::render
