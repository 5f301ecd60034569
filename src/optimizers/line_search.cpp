#include "optimizers/line_search.hpp"

#include "math/linear.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace ravine {
namespace {

constexpr int most_widenings = 20, most_narrowings = 20;

// A length that was tried.
struct Trial {
    double length, f, slope;
};

class Search {
  public:
    Search(const Line& line, Wolfe wolfe, Oracle& oracle)
        : line_(line),
          wolfe_(wolfe),
          oracle_(oracle),
          start_{0, line.f, dot(line.g, line.along)},
          best_(start_),
          point_(line.from.size()),
          g_(line.from.size()) {}

    double run(double first) {
        Trial last = start_;
        Trial trial = at(first);
        for (int i = 0; i < most_widenings; ++i) {
            const bool passed = !falls_enough(trial) || (i > 0 && trial.f >= last.f);
            if (passed) return narrow(last, trial);
            if (is_flat(trial)) return trial.length;
            if (trial.slope >= 0) return narrow(trial, last);
            last = trial;
            trial = at(2 * trial.length);
        }
        return best_.length;
    }

  private:
    Trial at(double length) {
        line_.at(length, point_);
        const double f = oracle_.gradient(point_, g_);
        const Trial trial{length, f, dot(g_, line_.along)};
        if (falls_enough(trial) && trial.f < best_.f) best_ = trial;
        return trial;
    }

    // False, too, where the loss is not finite: then the way there is too long.
    bool falls_enough(const Trial& trial) const {
        return std::isfinite(trial.f) && std::isfinite(trial.slope) &&
               trial.f <= start_.f + wolfe_.c1 * trial.length * start_.slope;
    }
    bool is_flat(const Trial& trial) const { return std::abs(trial.slope) <= -wolfe_.c2 * start_.slope; }

    // Between both ends there is a length that will do; low is the better end, and the loss falls from it towards high.
    double narrow(Trial low, Trial high) {
        for (int i = 0; i < most_narrowings && low.length != high.length; ++i) {
            const Trial trial = at(between(low, high));
            if (!falls_enough(trial) || trial.f >= low.f) {
                high = trial;
                continue;
            }
            if (is_flat(trial)) return trial.length;
            if (trial.slope * (high.length - low.length) >= 0) high = low;
            low = trial;
        }
        return best_.length;
    }

    // The minimum of the cubic through both ends, or the middle where that is not well inside.
    static double between(const Trial& a, const Trial& b) {
        const double width = b.length - a.length;
        const double d1 = a.slope + b.slope - 3 * (b.f - a.f) / width;
        const double d2 = std::sqrt(d1 * d1 - a.slope * b.slope) * (width < 0 ? -1 : 1);
        const double cubic = b.length - width * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
        const double margin = 0.1 * std::abs(width);
        const double least = std::min(a.length, b.length) + margin, most = std::max(a.length, b.length) - margin;
        return cubic >= least && cubic <= most ? cubic : a.length + width / 2;  // a NaN is neither
    }

    const Line& line_;
    Wolfe wolfe_;
    Oracle& oracle_;
    Trial start_, best_;
    std::vector<double> point_, g_;  // of the trial that is made
};

}  // namespace

void Line::at(double length, std::span<double> to) const {
    if (to.data() != from.data()) std::copy(from.begin(), from.end(), to.begin());
    add_scaled(length, along, to);
}

double strong_wolfe(const Line& line, double likely, Wolfe wolfe, Oracle& oracle) {
    return Search(line, wolfe, oracle).run(wolfe.first * likely);
}

double likely_length(const Ball& ball) { return ball.t == 1 ? std::min(1.0, 1 / norm(ball.g)) : 1; }

bool keep_downward(std::span<double> d, std::span<const double> g) {
    if (dot(d, g) < 0) return false;
    for (std::size_t i = 0; i < d.size(); ++i) d[i] = -g[i];
    return true;
}

void search_along(std::span<const double> d, double likely, const Ball& ball) {
    assert(ball.values.size() >= 3);
    const Wolfe wolfe{ball.values[0], ball.values[1], ball.values[2]};
    const Line line{ball.x, d, ball.f, ball.g};
    const double length = strong_wolfe(line, likely, wolfe, ball.oracle);
    line.at(length, ball.x);
    ball.tell("a", length);
}

}  // namespace ravine
