#include "render/geometry/paths/dashes.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine::render {

std::vector<std::vector<glm::dvec2>> dashes(std::span<const glm::dvec2> line, std::uint32_t marks, double period) {
    assert(period > 0);
    constexpr double rounding = 1e-9;  // of an eighth
    const double eighth = period / 8;
    std::vector<std::vector<glm::dvec2>> pieces;
    bool open = false;  // the last piece goes on
    double before = 0;  // length of the legs before
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = glm::distance(line[i - 1], line[i]);
        const auto at = [&](double done) { return glm::mix(line[i - 1], line[i], done / length); };
        for (double done = 0; done < length;) {
            const double number = std::floor((before + done) / eighth + rounding);
            const double end = std::min(length, (number + 1) * eighth - before);
            const bool marked = marks >> static_cast<std::uint32_t>(std::fmod(number, 8)) & 1U;
            if (marked && !open) pieces.push_back({at(done)});
            if (marked) pieces.back().push_back(at(end));
            open = marked;
            done = end;
        }
        before += length;
    }
    return pieces;
}

}  // namespace ravine::render
