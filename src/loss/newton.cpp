#include "loss/newton.hpp"

#include <algorithm>
#include <cassert>

namespace ravine::newton {
namespace {

constexpr int most_rounds = 48;
constexpr double longest_step = 2;  // in cells
constexpr double singular = 1e-10;  // ratio of eigenvalues: no Newton step along such a direction

// One chase after a critical point.
struct Chase {
    double x, y;
    Seek seek;
    Jet jet;
    double radius = longest_step;
    double step_x = 0, step_y = 0, step = 0;  // the Newton step from here, and its length

    void aim() {
        const Eigen e = jet.curvatures();
        const auto along = [&](double curvature, double slope) {
            if (!(std::abs(curvature) > singular * e.largest())) return 0.0;
            return -slope / (seek == Seek::minimum ? std::abs(curvature) : curvature);
        };
        const double high = along(e.high, e.x * jet.fx + e.y * jet.fy);
        const double low = along(e.low, e.x * jet.fy - e.y * jet.fx);
        step_x = high * e.x - low * e.y;
        step_y = high * e.y + low * e.x;
        step = length(step_x, step_y);
        if (std::isnan(step)) step = INFINITY;  // overflowed
    }
    double shortening() const { return step > radius ? radius / step : 1; }
    Vector next() const { return {x + step_x * shortening(), y + step_y * shortening()}; }
    bool accepts(const Jet& there) const {
        if (!there.finite()) return false;
        return there.slope() < jet.slope() || (seek == Seek::minimum && there.f < jet.f);
    }

    // Takes one step, or shortens the next one. Returns true if further steps may gain.
    bool advance(const Jet& there) {
        if (accepts(there)) {
            const Vector p = next();
            x = p.x;
            y = p.y;
            jet = there;
            radius = std::min(longest_step, 2 * radius);
            aim();
            return step > settled_step && std::abs(x - cells / 2.0) < cells && std::abs(y - cells / 2.0) < cells;
        }
        radius = std::min(radius, step) / 4;
        return step > sure_step && radius > sure_step;
    }
};

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

}  // namespace

void Bench::clear() {
    x_.clear();
    y_.clear();
}

void Bench::add(double x, double y) {
    const Vector p = frame_.real(x, y);
    x_.push_back(p.x);
    y_.push_back(p.y);
}

void Bench::resize(std::size_t outputs) {
    for (std::size_t k = 0; k < outputs; ++k) out_[k].resize(x_.size());
}

void Bench::gradients() {
    resize(3);
    loss_.gradient(x_.data(), y_.data(), x_.size(), out_[0].data(), out_[1].data(), out_[2].data(), workspace_);
}

void Bench::hessians() {
    resize(6);
    loss_.hessian(x_.data(), y_.data(), x_.size(), out_[0].data(), out_[1].data(), out_[2].data(), out_[3].data(),
                  out_[4].data(), out_[5].data(), workspace_);
}

Jet Bench::jet(std::size_t i) const {
    assert(i < x_.size() && x_.size() == out_[5].size());
    const double w = frame_.width, h = frame_.height;
    return {value(i), fx(i), fy(i), out_[3][i] * w * w, out_[4][i] * w * h, out_[5][i] * h * h};
}

std::vector<End> chase(Bench& bench, const std::vector<Start>& starts) {
    std::vector<Chase> running = set_out(bench, starts);
    std::vector<End> ended;
    ended.reserve(running.size());
    const auto retire = [&](const Chase& chase) {
        if (Frame::contains(chase.x, chase.y)) ended.push_back({chase.x, chase.y, chase.jet, chase.step});
    };
    for (int round = 0; round < most_rounds && !running.empty(); ++round) {
        bench.clear();
        for (const Chase& chase : running) bench.add(chase.next().x, chase.next().y);
        bench.hessians();
        std::size_t kept = 0;
        for (std::size_t i = 0; i < running.size(); ++i) {
            if (running[i].advance(bench.jet(i))) {
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

}  // namespace ravine::newton
