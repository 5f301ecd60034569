#include "loss/critical_point_search.hpp"

#include "loss/newton.hpp"
#include "math/order.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <tuple>

namespace ravine {
namespace {

using namespace newton;

constexpr std::size_t nodes = cells + 1;
constexpr std::size_t most_starts = 3072;

// Lengths in cells.
constexpr double same_place = 1e-4;
constexpr double standing_alone = 3;  // between degenerate points
constexpr double near = 1e-3, far = 0.5;

// Ratios.
constexpr double degenerate = 1e-8;  // of eigenvalues: no sign
constexpr double fading = 0.1;       // of gradients near and far: at a kink it does not fade
constexpr double vanishing = 1e-6;   // of gradients at a point and far
constexpr double invisible = 1e-12;  // of heights

// ---- 1. Starts ----

struct Grid {
    std::vector<Start> starts;
    bool complete = true;  // no start was left out
    double range = 0;      // from the lowest to the highest finite node
};

// Returns true if zero lies in the range of these numbers, ends included.
bool straddles(double a, double b, double c, double d) { return std::min({a, b, c, d}) <= 0 && std::max({a, b, c, d}) >= 0; }

// Returns true if both components of the gradient change sign in the cell (i, j). False if the cell is level or touches a hole.
bool crosses(const Bench& bench, std::size_t i, std::size_t j) {
    const std::size_t a = j * nodes + i, b = a + 1, c = a + nodes, d = c + 1;
    const double slopes = bench.slope(a) + bench.slope(b) + bench.slope(c) + bench.slope(d);
    return std::isfinite(bench.value(a)) && std::isfinite(slopes) && slopes != 0 &&
           straddles(bench.fx(a), bench.fx(b), bench.fx(c), bench.fx(d)) &&
           straddles(bench.fy(a), bench.fy(b), bench.fy(c), bench.fy(d));
}

// Adds a start in the middle of each cell that crosses.
void add_crossings(const Bench& bench, std::vector<Start>& starts) {
    for (std::size_t j = 0; j < cells; ++j) {
        for (std::size_t i = 0; i < cells; ++i) {
            if (!crosses(bench, i, j)) continue;
            starts.push_back(
                {static_cast<double>(i) + 0.5, static_cast<double>(j) + 0.5, bench.value(j * nodes + i), Seek::zero});
        }
    }
}

// Returns true if a cell at the inner node (i, j) crosses.
bool touches_crossing(const Bench& bench, std::size_t i, std::size_t j) {
    return crosses(bench, i - 1, j - 1) || crosses(bench, i, j - 1) || crosses(bench, i - 1, j) || crosses(bench, i, j);
}

// Adds a start at each inner node whose measure(node) is less than at its eight neighbours.
template <class Measure>
void add_hollows(const Bench& bench, Seek seek, Measure measure, std::vector<Start>& starts) {
    for (std::size_t j = 1; j < cells; ++j) {
        for (std::size_t i = 1; i < cells; ++i) {
            const std::size_t n = j * nodes + i;
            if (!std::isfinite(bench.value(n))) continue;
            const double here = measure(n);
            const auto lower = [&](std::size_t other) { return here < measure(other); };
            const bool hollow = lower(n - 1) && lower(n + 1) && lower(n - nodes) && lower(n + nodes) && lower(n - nodes - 1) &&
                                lower(n - nodes + 1) && lower(n + nodes - 1) && lower(n + nodes + 1);
            // A crossing beside it already seeks the same zero.
            if (hollow && !(seek == Seek::zero && touches_crossing(bench, i, j))) {
                starts.push_back({static_cast<double>(i), static_cast<double>(j), bench.value(n), seek});
            }
        }
    }
}

void keep_lowest(std::vector<Start>& starts) {
    if (starts.size() <= most_starts) return;
    const auto lower = [](const Start& a, const Start& b) {
        return std::tie(a.f, a.y, a.x, a.seek) < std::tie(b.f, b.y, b.x, b.seek);
    };
    sort_stably(starts, lower);
    starts.erase(starts.begin() + static_cast<std::ptrdiff_t>(most_starts), starts.end());
}

Grid survey(Bench& bench) {
    bench.clear();
    for (std::size_t j = 0; j < nodes; ++j) {
        for (std::size_t i = 0; i < nodes; ++i) bench.add(static_cast<double>(i), static_cast<double>(j));
    }
    bench.gradients();
    Grid grid;
    double low = INFINITY, high = -INFINITY;
    for (std::size_t n = 0; n < nodes * nodes; ++n) {
        if (!std::isfinite(bench.value(n))) continue;
        low = std::min(low, bench.value(n));
        high = std::max(high, bench.value(n));
    }
    grid.range = high - low;
    add_crossings(bench, grid.starts);
    add_hollows(
        bench, Seek::minimum, [&](std::size_t n) { return bench.value(n); }, grid.starts);
    add_hollows(
        bench, Seek::zero, [&](std::size_t n) { return bench.slope(n); }, grid.starts);
    grid.complete = grid.starts.size() <= most_starts;
    keep_lowest(grid.starts);
    return grid;
}

// ---- 2. Ends ----

// Calls visit(i, j) for all pairs of ends within a distance in x and in y. Requires ends sorted by x.
template <class Visit>
void each_close_pair(const std::vector<End>& ended, double distance, Visit visit) {
    assert(std::is_sorted(ended.begin(), ended.end(), [](const End& a, const End& b) { return a.x < b.x; }));
    for (std::size_t i = 0; i < ended.size(); ++i) {
        for (std::size_t j = i + 1; j < ended.size() && ended[j].x - ended[i].x <= distance; ++j) {
            if (std::abs(ended[j].y - ended[i].y) <= distance) visit(i, j);
        }
    }
}

void erase_marked(std::vector<End>& ended, const std::vector<char>& marked) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ended.size(); ++i) {
        if (!marked[i]) ended[kept++] = ended[i];
    }
    ended.erase(ended.begin() + static_cast<std::ptrdiff_t>(kept), ended.end());
}

// Keeps, of ends at the same place, the one that came closest.
void merge(std::vector<End>& ended) {
    const auto earlier = [](const End& a, const End& b) { return std::tie(a.x, a.y, a.step) < std::tie(b.x, b.y, b.step); };
    sort_stably(ended, earlier);
    std::vector<char> beaten(ended.size());
    each_close_pair(ended, same_place,
                    [&](std::size_t i, std::size_t j) { beaten[ended[j].step < ended[i].step ? i : j] = 1; });
    erase_marked(ended, beaten);
}

// ---- 3. Examination ----

// The steepest slopes around a point, close to it and half a cell away.
struct Surroundings {
    double near_slope = 0, far_slope = 0;
};

std::vector<Surroundings> look_around(Bench& bench, const std::vector<End>& ended) {
    constexpr std::array<Vector, 8> probes = {
        {{near, 0}, {-near, 0}, {0, near}, {0, -near}, {far, 0}, {-far, 0}, {0, far}, {0, -far}}};
    bench.clear();
    for (const End& end : ended) {
        for (const Vector p : probes) bench.add(end.x + p.x, end.y + p.y);
    }
    bench.gradients();
    std::vector<Surroundings> around(ended.size());
    for (std::size_t i = 0; i < ended.size() * probes.size(); ++i) {
        const double slope = bench.slope(i);
        Surroundings& seen = around[i / probes.size()];
        if (i % probes.size() < probes.size() / 2) {
            seen.near_slope = std::isfinite(slope) ? std::max(seen.near_slope, slope) : INFINITY;
        } else if (std::isfinite(slope)) {
            seen.far_slope = std::max(seen.far_slope, slope);
        }
    }
    return around;
}

// Returns true if the end is smooth and visible, and its gradient vanishes there but not all around.
bool is_critical(const End& end, const Surroundings& around, double range) {
    return around.far_slope > invisible * range && around.near_slope <= fading * around.far_slope &&
           end.jet.slope() <= vanishing * around.far_slope;
}

CriticalKind classify(const Jet& jet, const Surroundings& around) {
    const Eigen e = jet.curvatures();
    if (!(e.smallest() > degenerate * std::max(e.largest(), around.far_slope / far))) return CriticalKind::degenerate;
    if (e.low > 0) return CriticalKind::minimum;
    return e.high < 0 ? CriticalKind::maximum : CriticalKind::saddle;
}

// Marks ends that are not critical points or are samples of whole lines and areas of them: chases that still drift where the
// gradient has vanished, and degenerate points near those or each other. If starts were left out, neighbours may be missing, so
// all degenerate points count as samples.
std::vector<char> junk(const std::vector<End>& ended, const std::vector<Surroundings>& around, const Grid& grid) {
    std::vector<char> vague(ended.size()), dropped(ended.size());
    for (std::size_t i = 0; i < ended.size(); ++i) {
        const bool critical = is_critical(ended[i], around[i], grid.range), drifts = !(ended[i].step <= sure_step);
        vague[i] = critical && (drifts || classify(ended[i].jet, around[i]) == CriticalKind::degenerate);
        dropped[i] = !critical || drifts || (vague[i] && !grid.complete);
    }
    each_close_pair(ended, standing_alone, [&](std::size_t i, std::size_t j) {
        if (vague[i] && vague[j]) dropped[i] = dropped[j] = 1;
    });
    return dropped;
}

CriticalPoint report(const End& end, CriticalKind kind, const Frame& frame) {
    const double w = frame.width, h = frame.height;
    const Jet& jet = end.jet;
    const double fx = jet.fx / w, fy = jet.fy / h;
    const Eigen e = eigen(jet.fxx / (w * w), jet.fxy / (w * h), jet.fyy / (h * h));
    return {frame.real(end.x, end.y), jet.f, kind, length(fx, fy), e.low, e.high};
}

}  // namespace

std::vector<CriticalPoint> search_critical_points(const Loss& loss, const Box& box, std::size_t most) {
    const Frame frame{box};
    std::vector<CriticalPoint> points;
    if (!(frame.width > 0 && frame.height > 0 && std::isfinite(frame.width * frame.height))) return points;
    Bench bench(loss, frame);
    const Grid grid = survey(bench);
    std::vector<End> ended = chase(bench, grid.starts);
    merge(ended);
    const std::vector<Surroundings> around = look_around(bench, ended);
    const std::vector<char> dropped = junk(ended, around, grid);
    for (std::size_t i = 0; i < ended.size(); ++i) {
        if (!dropped[i]) points.push_back(report(ended[i], classify(ended[i].jet, around[i]), frame));
    }
    sort_stably(points, [](const CriticalPoint& a, const CriticalPoint& b) {
        return std::tie(a.kind, a.value, a.at.x, a.at.y) < std::tie(b.kind, b.value, b.at.x, b.at.y);
    });
    if (points.size() > most) points.resize(most);
    return points;
}

}  // namespace ravine
