#include "analysis/critical_points.hpp"

#include "loss/critical_point_search.hpp"
#include "math/order.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ravine {
namespace {

// The most instructions per gradient for which minima are searched: the search evaluates tens of thousands of points.
constexpr std::size_t most_work_to_search = 400;

// Nodes per side of the grid of heights, and of that of a costly loss.
constexpr std::size_t nodes = 33, few_nodes = 9;

// The least relief as a part of the full height: without it a needle in a plain would make the plain rough.
constexpr double least_relief = 1e-3;

// Minima closer than this part of the domain are the same one.
constexpr double same_place = 1e-3;

bool contains(const Box& box, const Box& other) { return box.contains(other.low) && box.contains(other.high); }

bool is_known(const std::vector<Minimum>& minima, Vector p, const Box& domain) {
    return std::any_of(minima.begin(), minima.end(), [&](const Minimum& known) {
        return std::abs(known.at.x - p.x) <= same_place * domain.width() &&
               std::abs(known.at.y - p.y) <= same_place * domain.height();
    });
}

// Adds the surface's published points, and those that a search finds beside them.
void find_marks(const Loss& loss, const Experiment& experiment, const Box& box, CriticalPoints& critical_points) {
    const bool is_own = experiment.data.empty() && experiment.constants.empty();
    const Surface* surface = is_own ? find_surface(experiment.loss) : nullptr;
    if (surface) {
        std::copy_if(surface->minima.begin(), surface->minima.end(), std::back_inserter(critical_points.minima),
                     [&](const Minimum& minimum) { return box.contains(minimum.at); });
    }
    const bool all_published = surface && !critical_points.minima.empty() && contains(surface->domain, box);
    if (loss.gradient_work() > most_work_to_search) return;
    for (const CriticalPoint& point : search_critical_points(loss, box)) {
        if (point.kind == CriticalKind::saddle) critical_points.saddles.push_back(point.at);
        if (point.kind != CriticalKind::minimum || all_published || is_known(critical_points.minima, point.at, box)) continue;
        critical_points.minima.push_back({point.at, point.value});
    }
}

// Returns the finite heights on a grid over the domain, in ascending order.
std::vector<double> sorted_heights(const Loss& loss, const Box& box) {
    const std::size_t side = loss.gradient_work() <= most_work_to_search ? nodes : few_nodes;
    std::vector<double> x, y, heights(side * side);
    for (std::size_t n = 0; n < side * side; ++n) {
        const std::size_t column = n % side, row = n / side;
        x.push_back(box.low.x + box.width() * static_cast<double>(column) / static_cast<double>(side - 1));
        y.push_back(box.low.y + box.height() * static_cast<double>(row) / static_cast<double>(side - 1));
    }
    formula::Workspace workspace;
    loss.value(x.data(), y.data(), x.size(), heights.data(), workspace);
    heights.erase(std::remove_if(heights.begin(), heights.end(), [](double f) { return !std::isfinite(f); }), heights.end());
    std::sort(heights.begin(), heights.end());
    return heights;
}

double find_relief(const std::vector<double>& heights, const std::vector<Minimum>& minima) {
    if (heights.empty()) return 0;
    const double low = minima.empty() ? heights.front() : std::min(heights.front(), minima.front().value);
    const double relief = std::max(heights[heights.size() / 2] - low, least_relief * (heights.back() - low));
    return std::isfinite(relief) ? relief : 0;
}

}  // namespace

CriticalPoints find_critical_points(const Loss& loss, const Experiment& experiment) {
    CriticalPoints critical_points;
    if (experiment.network) return critical_points;  // those of a plane are none of the loss
    const Box box = measuring_box(experiment);
    find_marks(loss, experiment, box, critical_points);
    sort_stably(critical_points.minima, [](const Minimum& p, const Minimum& q) { return p.value < q.value; });
    critical_points.relief = find_relief(sorted_heights(loss, box), critical_points.minima);
    return critical_points;
}

bool same_critical_points(const Experiment& a, const Experiment& b) {
    if (a.network || b.network) return a.network.has_value() == b.network.has_value();  // one has none
    return std::tie(a.loss, a.domain, a.data, a.constants) == std::tie(b.loss, b.domain, b.data, b.constants);
}

}  // namespace ravine
