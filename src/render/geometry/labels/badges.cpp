#include "render/geometry/labels/badges.hpp"

#include "math/order.hpp"

#include <algorithm>
#include <cassert>

namespace ravine::render {
namespace {

// Ends whose badges stand together, right of the rightmost one.
struct Group {
    std::vector<std::size_t> ends;
    double x;
};

std::size_t columns_of(std::size_t badges, const BadgeRoom& room) { return (badges + room.rows() - 1) / room.rows(); }

// Groups the ends from left to right; an end within the columns of the last group joins it.
std::vector<Group> groups_of(std::span<const glm::dvec2> ends, const BadgeRoom& room) {
    const auto to_the_left = [&](std::size_t a, std::size_t b) { return ends[a].x < ends[b].x; };
    std::vector<Group> groups;
    for (const std::size_t i : sorted_order(ends.size(), to_the_left)) {
        const auto reach = [&](const Group& group) {
            return group.x + 2 * room.radius * static_cast<double>(columns_of(group.ends.size(), room));
        };
        if (groups.empty() || ends[i].x >= reach(groups.back())) groups.push_back({{}, 0});
        groups.back().ends.push_back(i);
        groups.back().x = ends[i].x;
    }
    return groups;
}

void place(Group& group, std::span<const glm::dvec2> ends, const BadgeRoom& room, std::vector<glm::dvec2>& places) {
    sort_stably(group.ends, [&](std::size_t a, std::size_t b) { return ends[a].y < ends[b].y; });
    const std::size_t columns = columns_of(group.ends.size(), room);
    std::vector<double> wishes;  // of the rows
    for (std::size_t first = 0; first < group.ends.size(); first += columns) {
        const std::size_t last = std::min(first + columns, group.ends.size());
        double sum = 0;
        for (std::size_t i = first; i < last; ++i) sum += ends[group.ends[i]].y;
        wishes.push_back(sum / static_cast<double>(last - first));
    }
    const std::vector<double> heights = spread(wishes, 2 * room.radius, room.top, room.bottom);
    for (std::size_t i = 0; i < group.ends.size(); ++i) {
        const auto column = static_cast<double>(i % columns);
        places[group.ends[i]] = {group.x + room.gap + (1 + 2 * column) * room.radius, heights[i / columns]};
    }
}

}  // namespace

std::size_t BadgeRoom::rows() const { return 1 + static_cast<std::size_t>(std::max(0.0, (bottom - top) / (2 * radius))); }

double BadgeRoom::width(std::size_t badges) const {
    return gap + 2 * radius * static_cast<double>(columns_of(std::max<std::size_t>(badges, 1), *this));
}

std::vector<glm::dvec2> place_badges(std::span<const glm::dvec2> ends, const BadgeRoom& room) {
    std::vector<glm::dvec2> places(ends.size());
    for (Group& group : groups_of(ends, room)) place(group, ends, room, places);
    return places;
}

// Without the distances between them, places only have to ascend: pools neighbours that do not at their mean (Ayer et al.
// 1955).
std::vector<double> spread(std::span<const double> wishes, double apart, double low, double high) {
    assert(std::is_sorted(wishes.begin(), wishes.end()));
    struct Pool {
        double sum, count;
        double mean() const { return sum / count; }
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        pools.push_back({wishes[i] - apart * static_cast<double>(i), 1});
        while (pools.size() > 1 && pools.back().mean() <= pools[pools.size() - 2].mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().sum + last.sum, pools.back().count + last.count};
        }
    }
    const double most = std::max(low, high - apart * static_cast<double>(std::max<std::size_t>(wishes.size(), 1) - 1));
    std::vector<double> places;
    for (const Pool& pool : pools) {
        for (int k = 0; k < static_cast<int>(pool.count); ++k) {
            places.push_back(std::clamp(pool.mean(), low, most) + apart * static_cast<double>(places.size()));
        }
    }
    return places;
}

}  // namespace ravine::render
