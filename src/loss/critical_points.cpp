#include "loss/critical_points.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace ravine {
namespace {

constexpr std::size_t cells = 128, nodes = cells + 1;
constexpr std::size_t most_starts = 4096;
constexpr int most_rounds = 48;

// Lengths, all in cells.
constexpr double longest_step = 2;
constexpr double settled_step = 1e-10;  // a shorter Newton step is not worth taking
constexpr double sure_step = 1e-6;      // a longer one shows that there is no critical point
constexpr double same_place = 1e-4;
constexpr double standing_alone = 3;  // between degenerate points
constexpr double near = 1e-3, far = 0.5;

// Ratios without a unit.
constexpr double singular = 1e-10;   // of eigenvalues: no Newton step along such a direction
constexpr double degenerate = 1e-8;  // of eigenvalues: no sign
constexpr double fading = 0.1;       // of gradients near and far: at a kink it does not fade
constexpr double vanishing = 1e-6;   // of gradients at a point and far
constexpr double invisible = 1e-12;  // of heights

// From here on x and y count cells from the low corner of the box, so that nothing depends on units or proportions.
struct Frame {
    Box box;
    double width = box.width() / cells, height = box.height() / cells;

    Point real(double x, double y) const { return {box.low.x + x * width, box.low.y + y * height}; }
    static bool contains(double x, double y) {
        constexpr double slack = 1e-9;
        return x >= -slack && x <= cells + slack && y >= -slack && y <= cells + slack;
    }
};

// The length of a vector, without overflow on the way. NaN if a component is.
double length(double x, double y) {
    const double a = std::abs(x), b = std::abs(y);
    const double high = a > b ? a : b, low = a > b ? b : a;
    const double ratio = low / high;
    return high == 0 ? 0 : high * std::sqrt(1 + ratio * ratio);
}

// The loss at one point to second order.
struct Jet {
    double f, fx, fy, fxx, fxy, fyy;

    double slope() const { return length(fx, fy); }
    bool finite() const { return std::isfinite(f) && std::isfinite(slope()) && std::isfinite(fxx + fxy + fyy); }
};

// Evaluates whole arrays of points. Add points, run, read.
class Bench {
  public:
    Bench(Loss& loss, const Frame& frame) : loss_(loss), frame_(frame) {}

    void clear() {
        x_.clear();
        y_.clear();
    }
    void add(double x, double y) {
        const Point p = frame_.real(x, y);
        x_.push_back(p.x);
        y_.push_back(p.y);
    }
    void gradients() {
        resize(3);
        loss_.gradient(x_.data(), y_.data(), x_.size(), out_[0].data(), out_[1].data(), out_[2].data());
    }
    void hessians() {
        resize(6);
        loss_.hessian(x_.data(), y_.data(), x_.size(), out_[0].data(), out_[1].data(), out_[2].data(), out_[3].data(),
                      out_[4].data(), out_[5].data());
    }

    double value(std::size_t i) const { return out_[0][i]; }
    double fx(std::size_t i) const { return out_[1][i] * frame_.width; }
    double fy(std::size_t i) const { return out_[2][i] * frame_.height; }
    double slope(std::size_t i) const { return length(fx(i), fy(i)); }
    Jet jet(std::size_t i) const {
        const double w = frame_.width, h = frame_.height;
        return {value(i), fx(i), fy(i), out_[3][i] * w * w, out_[4][i] * w * h, out_[5][i] * h * h};
    }

  private:
    void resize(std::size_t outputs) {
        for (std::size_t k = 0; k < outputs; ++k) out_[k].resize(x_.size());
    }

    Loss& loss_;
    const Frame& frame_;
    std::vector<double> x_, y_;
    std::array<std::vector<double>, 6> out_;
};

// Eigenvalues of a symmetric matrix, and the unit eigenvector (x, y) of the greater one; (-y, x) is the other's.
struct Eigen {
    double low, high, x, y;

    double largest() const { return std::max(std::abs(low), std::abs(high)); }
    double smallest() const { return std::min(std::abs(low), std::abs(high)); }
};

Eigen eigen(double fxx, double fxy, double fyy) {
    const double mean = fxx / 2 + fyy / 2, half = fxx / 2 - fyy / 2;
    const double root = length(half, fxy);
    if (root == 0) return {mean, mean, 1, 0};
    // Of two ways to write the eigenvector, the one in which nothing cancels.
    const double x = half >= 0 ? half + root : fxy;
    const double y = half >= 0 ? fxy : root - half;
    return {mean - root, mean + root, x / length(x, y), y / length(x, y)};
}

enum class Seek { zero, minimum };  // of the gradient, of the loss

// One chase after a critical point.
struct Chase {
    double x, y;
    Seek seek;
    Jet jet = {};
    double radius = longest_step;
    double step_x = 0, step_y = 0, step = 0;  // the Newton step from here, and its length

    // Seeking a zero is Newton's method as it is; seeking a minimum turns it downhill where the curvature is negative.
    void aim() {
        const Eigen e = eigen(jet.fxx, jet.fxy, jet.fyy);
        const auto along = [&](double curvature, double slope) {
            if (!(std::abs(curvature) > singular * e.largest())) return 0.0;
            return -slope / (seek == Seek::minimum ? std::abs(curvature) : curvature);
        };
        const double high = along(e.high, e.x * jet.fx + e.y * jet.fy);
        const double low = along(e.low, e.x * jet.fy - e.y * jet.fx);
        step_x = high * e.x - low * e.y;
        step_y = high * e.y + low * e.x;
        step = length(step_x, step_y);
    }
    double shortening() const { return step > radius ? radius / step : 1; }
    Point next() const { return {x + step_x * shortening(), y + step_y * shortening()}; }
    bool accepts(const Jet& there) const {
        if (!there.finite()) return false;
        return there.slope() < jet.slope() || (seek == Seek::minimum && there.f < jet.f);
    }
};

// ---- 1. Where to start ----

struct Start {
    double x, y, f;
    Seek seek;
};

struct Grid {
    std::vector<Start> starts;
    bool complete = true;  // no start was left out
    double range = 0;      // from the lowest to the highest finite node
};

// Whether zero lies between the least and the greatest of these numbers, the ends included.
bool straddles(double a, double b, double c, double d) { return std::min({a, b, c, d}) <= 0 && std::max({a, b, c, d}) >= 0; }

// A start in the middle of each cell in which both components of the gradient change sign.
void add_crossings(const Bench& bench, std::vector<Start>& starts) {
    for (std::size_t j = 0; j < cells; ++j) {
        for (std::size_t i = 0; i < cells; ++i) {
            const std::size_t a = j * nodes + i, b = a + 1, c = a + nodes, d = c + 1;
            const double slopes = bench.slope(a) + bench.slope(b) + bench.slope(c) + bench.slope(d);
            if (!std::isfinite(bench.value(a)) || !std::isfinite(slopes) || slopes == 0) continue;
            if (!straddles(bench.fx(a), bench.fx(b), bench.fx(c), bench.fx(d))) continue;
            if (!straddles(bench.fy(a), bench.fy(b), bench.fy(c), bench.fy(d))) continue;
            starts.push_back({static_cast<double>(i) + 0.5, static_cast<double>(j) + 0.5, bench.value(a), Seek::zero});
        }
    }
}

// A start at each inner node at which measure(node) is less than at its eight neighbours.
template <class Measure>
void add_hollows(const Bench& bench, Seek seek, Measure measure, std::vector<Start>& starts) {
    for (std::size_t j = 1; j < cells; ++j) {
        for (std::size_t i = 1; i < cells; ++i) {
            const std::size_t n = j * nodes + i;
            if (!std::isfinite(bench.value(n))) continue;
            const double here = measure(n);
            const auto lower = [&](std::size_t other) { return here < measure(other); };
            if (lower(n - 1) && lower(n + 1) && lower(n - nodes) && lower(n + nodes) && lower(n - nodes - 1) &&
                lower(n - nodes + 1) && lower(n + nodes - 1) && lower(n + nodes + 1)) {
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
    const auto last = starts.begin() + static_cast<std::ptrdiff_t>(most_starts);
    std::nth_element(starts.begin(), last, starts.end(), lower);
    starts.erase(last, starts.end());
    std::sort(starts.begin(), starts.end(), lower);
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

// ---- 2. The chase ----

std::vector<Chase> set_out(Bench& bench, const std::vector<Start>& starts) {
    bench.clear();
    for (const Start& start : starts) bench.add(start.x, start.y);
    bench.hessians();
    std::vector<Chase> running;
    running.reserve(starts.size());
    for (std::size_t i = 0; i < starts.size(); ++i) {
        Chase chase{starts[i].x, starts[i].y, starts[i].seek, bench.jet(i)};
        if (!chase.jet.finite()) continue;
        chase.aim();
        running.push_back(chase);
    }
    return running;
}

// Takes one step, or a shorter one next time. Returns whether there is more to be gained.
bool advance(Chase& chase, const Jet& there) {
    if (chase.accepts(there)) {
        const Point p = chase.next();
        chase.x = p.x;
        chase.y = p.y;
        chase.jet = there;
        chase.radius = std::min(longest_step, 2 * chase.radius);
        chase.aim();
        return chase.step > settled_step && std::abs(chase.x - cells / 2.0) < cells && std::abs(chase.y - cells / 2.0) < cells;
    }
    chase.radius = std::min(chase.radius, chase.step) / 4;
    return chase.step > sure_step && chase.radius > settled_step;
}

// Runs all to their ends, round by round, and returns those that ended inside.
std::vector<Chase> chase_all(Bench& bench, std::vector<Chase> running) {
    std::vector<Chase> ended;
    ended.reserve(running.size());
    const auto retire = [&](const Chase& chase) {
        if (Frame::contains(chase.x, chase.y)) ended.push_back(chase);
    };
    for (int round = 0; round < most_rounds && !running.empty(); ++round) {
        bench.clear();
        for (const Chase& chase : running) bench.add(chase.next().x, chase.next().y);
        bench.hessians();
        std::size_t kept = 0;
        for (std::size_t i = 0; i < running.size(); ++i) {
            if (advance(running[i], bench.jet(i))) {
                running[kept++] = running[i];
            } else {
                retire(running[i]);
            }
        }
        running.erase(running.begin() + static_cast<std::ptrdiff_t>(kept), running.end());
    }
    for (const Chase& chase : running) retire(chase);
    return ended;
}

// Calls visit(i, j) for all pairs of chases that ended within a distance in x and in y. They must be sorted by x.
template <class Visit>
void each_close_pair(const std::vector<Chase>& ended, double distance, Visit visit) {
    for (std::size_t i = 0; i < ended.size(); ++i) {
        for (std::size_t j = i + 1; j < ended.size() && ended[j].x - ended[i].x <= distance; ++j) {
            if (std::abs(ended[j].y - ended[i].y) <= distance) visit(i, j);
        }
    }
}

void erase_marked(std::vector<Chase>& ended, const std::vector<char>& marked) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ended.size(); ++i) {
        if (!marked[i]) ended[kept++] = ended[i];
    }
    ended.erase(ended.begin() + static_cast<std::ptrdiff_t>(kept), ended.end());
}

// Keeps, of those that ended at one place, the one that came closest.
void merge(std::vector<Chase>& ended) {
    const auto earlier = [](const Chase& a, const Chase& b) { return std::tie(a.x, a.y, a.step) < std::tie(b.x, b.y, b.step); };
    std::sort(ended.begin(), ended.end(), earlier);
    std::vector<char> beaten(ended.size());
    each_close_pair(ended, same_place,
                    [&](std::size_t i, std::size_t j) { beaten[ended[j].step < ended[i].step ? i : j] = 1; });
    erase_marked(ended, beaten);
}

// ---- 3. The examination ----

// The steepest slopes around a point, near to it and half a cell away.
struct Surroundings {
    double near_slope = 0, far_slope = 0;
};

std::vector<Surroundings> look_around(Bench& bench, const std::vector<Chase>& ended) {
    constexpr std::array<Point, 8> probes = {
        {{near, 0}, {-near, 0}, {0, near}, {0, -near}, {far, 0}, {-far, 0}, {0, far}, {0, -far}}};
    bench.clear();
    for (const Chase& chase : ended) {
        for (const Point p : probes) bench.add(chase.x + p.x, chase.y + p.y);
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

// Smooth, visible, and with a gradient that vanishes here and not all around.
bool is_critical(const Chase& chase, const Surroundings& around, double range) {
    return around.far_slope > invisible * range && around.near_slope <= fading * around.far_slope &&
           chase.jet.slope() <= vanishing * around.far_slope;
}

CriticalKind classify(const Jet& jet, const Surroundings& around) {
    const Eigen e = eigen(jet.fxx, jet.fxy, jet.fyy);
    if (!(e.smallest() > degenerate * std::max(e.largest(), around.far_slope / far))) return CriticalKind::degenerate;
    if (e.low > 0) return CriticalKind::minimum;
    return e.high < 0 ? CriticalKind::maximum : CriticalKind::saddle;
}

// Marks what is no critical point, and samples of lines and areas of them: chases that still drift where the gradient has
// vanished, and degenerate points in such company or in that of each other. Where starts were left out, company may be
// missing: then all degenerate points count as samples.
std::vector<char> junk(const std::vector<Chase>& ended, const std::vector<Surroundings>& around, const Grid& grid) {
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

CriticalPoint report(const Chase& chase, CriticalKind kind, const Frame& frame) {
    const double w = frame.width, h = frame.height;
    const Jet& jet = chase.jet;
    const double fx = jet.fx / w, fy = jet.fy / h;
    const Eigen e = eigen(jet.fxx / (w * w), jet.fxy / (w * h), jet.fyy / (h * h));
    return {frame.real(chase.x, chase.y), jet.f, kind, length(fx, fy), e.low, e.high};
}

}  // namespace

std::vector<CriticalPoint> critical_points(Loss& loss, const Box& box, std::size_t most) {
    const Frame frame{box};
    std::vector<CriticalPoint> points;
    if (!(frame.width > 0 && frame.height > 0 && std::isfinite(frame.width * frame.height))) return points;
    Bench bench(loss, frame);
    const Grid grid = survey(bench);
    std::vector<Chase> ended = chase_all(bench, set_out(bench, grid.starts));
    merge(ended);
    const std::vector<Surroundings> around = look_around(bench, ended);
    const std::vector<char> dropped = junk(ended, around, grid);
    for (std::size_t i = 0; i < ended.size(); ++i) {
        if (!dropped[i]) points.push_back(report(ended[i], classify(ended[i].jet, around[i]), frame));
    }
    std::sort(points.begin(), points.end(), [](const CriticalPoint& a, const CriticalPoint& b) {
        return std::tie(a.kind, a.value, a.at.x, a.at.y) < std::tie(b.kind, b.value, b.at.x, b.at.y);
    });
    if (points.size() > most) points.resize(most);
    return points;
}

}  // namespace ravine
