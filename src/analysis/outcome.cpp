#include "analysis/outcome.hpp"

#include "analysis/surroundings.hpp"
#include "text/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ravine {
namespace {

using Kind = Outcome::Kind;

// ---- Steps ----

constexpr int longest_window = 50;     // window of an outcome; fewest_steps are the least that show a motion
constexpr int longest_repetition = 8;  // longer periods are measured, not counted

// ---- Lengths, in domains ----

constexpr double still = 1e-3;           // side of the box of a ball that goes nowhere
constexpr double unseen = 5e-4;          // length of an invisible step: a third of a pixel if the domain has 600 of them
constexpr double frozen = 1e-8;          // two steps that are shorter end the watching
constexpr double near_minimum = 2e-3;    // greatest distance of a ball at rest that has converged to a known minimum
constexpr double newton = 2.5e-4;        // longest Newton step at a critical point
constexpr double probe = 1e-3;           // least distance at which the surroundings are probed
constexpr double probe_per_newton = 16;  // the same in Newton steps, of which it takes 7 to the bottom of x^8
constexpr double kink_probe = 1e-5;      // a line search stops within some 1e-6 of a kink

// ---- Heights and their derivatives, in reliefs per domain ----

constexpr double low_enough = 1e-2;                           // above a known minimum
constexpr double gentle = 1e-2;                               // steepest slope of a critical point
constexpr double level_slope = 1e-3, level_curvature = 1e-2;  // of a plateau
constexpr double no_height = 1e-14;                           // rounding of heights

// ---- Ratios of one part of the window to another ----

constexpr double faded = 0.8;               // a swing fades if one half is narrower than this part of the other
constexpr double faded_if_irregular = 0.5;  // for irregular swings, which vary
constexpr double grown = 1.2;               // least growth of a diverging ball from the first third of the window to the last

constexpr double repeats_within = 0.02;  // of the width: the same place again
constexpr double kept_at_kink = 0.5;     // least part of the gradients' difference at `probe` that a kink keeps at `kink_probe`
constexpr double regular_within = 1.25;  // the longest swing to the shortest
constexpr int fewest_crossings = 4;      // of the middle: a whole swing and a half

double extent(const double* begin, const double* end) {
    const auto [low, high] = std::minmax_element(begin, end);
    return *high - *low;
}

double highest(const double* begin, const double* end) { return *std::max_element(begin, end); }

// Returns the first step, up to one, at which the loss is within the goal.
std::optional<int> first_within(const Track& track, const Goal& goal, int step) {
    const double enough = goal.enough(track.loss.front());
    const auto end = track.loss.begin() + std::min(step, track.last()) + 1;
    const auto first = std::find_if(track.loss.begin(), end, [&](double f) { return f <= enough; });
    if (first == end) return std::nullopt;
    return static_cast<int>(first - track.loss.begin());
}

// Returns the first step from which on, up to one, the loss is within tolerance of that of a minimum. A ball may have been
// lower before, on its way through another valley.
std::optional<int> step_of_coming(const Track& track, const Goal& minimum, int step) {
    const double enough = minimum.tolerance * std::abs(track.loss.front() - minimum.lowest);
    const auto first = track.loss.rend() - (std::min(step, track.last()) + 1);
    const auto out =
        std::find_if(first, track.loss.rend(), [&](double f) { return !(std::abs(f - minimum.lowest) <= enough); });
    if (out == first) return std::nullopt;
    return static_cast<int>(track.loss.rend() - out);
}

}  // namespace

int minimum_at(const CriticalPoints& critical_points, const Box& domain, Vector at, double loss) {
    const auto is_there = [&](const Minimum& minimum) {
        return std::abs(at.x - minimum.at.x) <= near_minimum * domain.width() &&
               std::abs(at.y - minimum.at.y) <= near_minimum * domain.height() &&
               loss - minimum.value <= low_enough * critical_points.relief;
    };
    const auto found = std::find_if(critical_points.minima.begin(), critical_points.minima.end(), is_there);
    return found == critical_points.minima.end() ? -1 : static_cast<int>(found - critical_points.minima.begin());
}

// ---- The last steps ----

// The last steps of a ball, in domains: from 0 to 1 inside.
struct OutcomeClassifier::Window {
    Window(const Track& path, const Box& box, int step);

    int steps() const { return static_cast<int>(x.size()) - 1; }
    double extent_of_last(std::size_t count) const { return extent_of(x.size() - count, count); }
    double extent_of_all() const { return extent_of_last(x.size()); }
    double extent_of(std::size_t from, std::size_t count) const {
        return std::max(extent(&x[from], &x[from] + count), extent(&y[from], &y[from] + count));
    }
    // Returns the distance from the domain's centre; more than 1/2 is outside.
    double distance(std::size_t i) const { return std::max(std::abs(x[i] - 0.5), std::abs(y[i] - 0.5)); }
    bool outside() const { return distance(x.size() - 1) > 0.5; }
    // Returns true for a method that asks for values alone, which rests while none of its trials is taken.
    bool is_blind() const {
        const Evaluations& asked = track.evaluations[static_cast<std::size_t>(now)];
        return now > 0 && asked.gradients == 0 && asked.hessians == 0;
    }

    bool rests() const;
    bool creeps() const;
    double mean_step() const;  // in its own units
    bool swings_ever_higher() const;
    bool runs_away() const;
    std::optional<double> period() const;

    const Track& track;
    int now;  // the step of the outcome, or the last one of a shorter track
    std::vector<double> x, y, f;
    Vector at;         // position of the ball, in its own units
    double width = 0;  // the diagonal of the box of the window, in its own units

  private:
    double highest_before(std::size_t count) const;
    int repetition() const;
    std::optional<double> swing() const;
};

OutcomeClassifier::Window::Window(const Track& path, const Box& box, int step) : track(path), now(std::min(step, path.last())) {
    const auto from = static_cast<std::size_t>(std::max(0, now - longest_window)), end = static_cast<std::size_t>(now) + 1;
    for (std::size_t i = from; i < end; ++i) {
        x.push_back((track.x[i] - box.low.x) / box.width());
        y.push_back((track.y[i] - box.low.y) / box.height());
        f.push_back(track.loss[i]);
    }
    at = {track.x[end - 1], track.y[end - 1]};
    width = length(extent(&track.x[from], &track.x[from] + x.size()), extent(&track.y[from], &track.y[from] + x.size()));
}

bool OutcomeClassifier::Window::rests() const {
    return (steps() >= fewest_steps && extent_of_all() <= still) || (steps() >= 2 && extent_of_last(3) <= frozen);
}

// Returns true if none of the last steps is visible.
bool OutcomeClassifier::Window::creeps() const {
    for (std::size_t i = 1; i < x.size(); ++i) {
        if (length(x[i] - x[i - 1], y[i] - y[i - 1]) > unseen) return false;
    }
    return steps() >= fewest_steps;
}

double OutcomeClassifier::Window::mean_step() const {
    const auto end = static_cast<std::size_t>(now);
    double sum = 0;
    for (std::size_t i = end - static_cast<std::size_t>(steps()); i < end; ++i) {
        sum += length(track.x[i + 1] - track.x[i], track.y[i + 1] - track.y[i]);
    }
    return sum / steps();
}

// Returns true if the swings get ever wider and higher, and higher than ever before. A rolling ball never gets as high as it
// was.
bool OutcomeClassifier::Window::swings_ever_higher() const {
    const std::size_t part = x.size() / 3, from = x.size() - 3 * part;
    const auto wide = [&](std::size_t i) { return extent_of(from + i * part, part); };
    const auto high = [&](std::size_t i) { return highest(&f[from + i * part], &f[from + i * part] + part); };
    const bool wider = wide(0) < wide(1) && wide(1) < wide(2) && wide(2) >= grown * wide(0);
    return wider && high(0) < high(1) && high(1) < high(2) && high(1) >= highest_before(2 * part);
}

// Returns the highest loss of the race before the last `count` steps.
double OutcomeClassifier::Window::highest_before(std::size_t count) const {
    return highest(track.loss.data(), &track.loss[static_cast<std::size_t>(now)] + 1 - count);
}

// Returns true if the ball is outside, farther out than before, and not slowing down.
bool OutcomeClassifier::Window::runs_away() const {
    const std::size_t half = x.size() / 2;
    double before = 0, lately = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < half; ++i) before = std::max(before, distance(i));
    for (std::size_t i = x.size() - half; i < x.size(); ++i) lately = std::min(lately, distance(i));
    return outside() && lately > before && extent_of_last(half) >= faded * extent_of(x.size() - 2 * half, half);
}

// Returns the steps of a swing there and back, 0 if they vary; nothing if the ball does not swing, or its swings shrink or
// grow.
std::optional<double> OutcomeClassifier::Window::period() const {
    const auto measured = swing();
    if (!measured) return std::nullopt;
    const std::size_t half = x.size() / 2;
    const double ratio = extent_of_last(half) / extent_of(x.size() - 2 * half, half);
    const double least = *measured > 0 ? faded : faded_if_irregular;
    if (!(ratio >= least && ratio * least <= 1)) return std::nullopt;
    const int counted = repetition();
    return counted > 0 ? counted : *measured;
}

// Returns the least number of steps after which positions repeat, or 0.
int OutcomeClassifier::Window::repetition() const {
    const double same = repeats_within * extent_of_all();
    const auto repeats_after = [&](std::size_t p) {
        for (std::size_t i = p; i < x.size(); ++i) {
            if (std::abs(x[i] - x[i - p]) > same || std::abs(y[i] - y[i - p]) > same) return false;
        }
        return true;
    };
    for (int p = 2; p <= longest_repetition && 2 * p <= steps(); ++p) {
        if (repeats_after(static_cast<std::size_t>(p))) return p;
    }
    return 0;
}

// Returns the mean time between two crossings of the middle in the same direction, along the axis of the greater motion.
// Returns nothing without regular crossings.
std::optional<double> OutcomeClassifier::Window::swing() const {
    const auto& path = extent(x.data(), x.data() + x.size()) >= extent(y.data(), y.data() + y.size()) ? x : y;
    const auto [low, high] = std::minmax_element(path.begin(), path.end());
    const double middle = *low + (*high - *low) / 2;
    int crossings = 0, swings = 0;
    double first = 0, last = 0, shortest = std::numeric_limits<double>::infinity(), longest = 0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const double a = path[i] - middle, b = path[i + 1] - middle;
        if ((a < 0) == (b < 0)) continue;
        ++crossings;
        if (b < 0) continue;
        const double time = static_cast<double>(i) + a / (a - b);
        if (crossings <= 2) {
            first = time;
        } else {
            ++swings;
            shortest = std::min(shortest, time - last);
            longest = std::max(longest, time - last);
        }
        last = time;
    }
    if (crossings < fewest_crossings) return std::nullopt;
    return longest <= regular_within * shortest ? (last - first) / swings : 0;
}

// ---- Outcomes ----

std::optional<Goal> goal_of(const Experiment& experiment, const CriticalPoints& critical_points) {
    if (experiment.network) return Goal{0, tolerance_of(experiment)};
    if (critical_points.minima.empty()) return std::nullopt;
    return Goal{critical_points.minima.front().value, tolerance_of(experiment)};
}

OutcomeClassifier::OutcomeClassifier(const Race& race)
    : OutcomeClassifier(race.training() ? nullptr : race.loss(), race.experiment()) {}

OutcomeClassifier::OutcomeClassifier(std::shared_ptr<const Loss> loss, const Experiment& experiment)
    : box_(measuring_box(experiment)), loss_(std::move(loss)), trains_(experiment.network.has_value()) {
    if (loss_) critical_points_ = find_critical_points(*loss_, experiment);
    goal_ = goal_of(experiment, critical_points_);
}

std::vector<Outcome> OutcomeClassifier::outcomes(const Race& race, int step) {
    std::vector<Outcome> list;
    for (const Track& track : race.tracks()) list.push_back(outcome(track, step));
    return list;
}

namespace {

Outcome make(Kind kind, std::string sentence) {
    Outcome outcome;
    outcome.kind = kind;
    outcome.sentence = std::move(sentence);
    return outcome;
}

Outcome oscillation(double period, double width) {
    Outcome outcome =
        make(Kind::oscillating,
             period > 0 ? fmt::format("oscillates with period {}, {} wide", number_text(period, 3), number_text(width, 3))
                        : fmt::format("oscillates irregularly, {} wide", number_text(width, 3)));
    outcome.period = period;
    outcome.width = width;
    return outcome;
}

Outcome by_surroundings(const Surroundings& seen) {
    if (seen.lower && seen.higher) return make(Kind::saddle, "stopped at a saddle");
    if (seen.lower) return make(Kind::maximum, "stopped at a maximum");
    if (seen.higher) return make(Kind::minimum, "converged to a local minimum");
    return make(Kind::plateau, "stopped on a plateau");
}

}  // namespace

Outcome OutcomeClassifier::outcome(const Track& track, int step) {
    assert(step >= 0 && (track.retired || step <= track.last()));
    Outcome outcome;
    if (track.retired && track.retired->step <= step) {
        outcome = make(Kind::out, fmt::format("out at step {}: {}", track.retired->step, track.retired->reason));
    } else {
        outcome = trains_ ? of_training(track, step) : of_motion(Window(track, box_, step));
    }
    const auto& minima = critical_points_.minima;
    if (!track.empty() && goal_) outcome.reached = first_within(track, *goal_, step);
    if (!track.empty() && outcome.minimum)
        outcome.settled =
            step_of_coming(track, {minima[static_cast<std::size_t>(*outcome.minimum - 1)].value, goal_->tolerance}, step);
    if (outcome.reached) outcome.evaluations = track.evaluations[static_cast<std::size_t>(*outcome.reached)].all();
    return outcome;
}

Outcome OutcomeClassifier::of_training(const Track& track, int step) const {
    // Of the loss, in the last steps.
    constexpr double hardly = 1e-3, grown_loss = 1.5;
    const std::span<const double> losses =
        std::span(track.loss).first(static_cast<std::size_t>(std::min(step, track.last())) + 1);
    if (losses.size() == 1) return make(Kind::moving, "at the start");
    const double now = losses.back(), lowest = *std::min_element(losses.begin(), losses.end());
    const auto last = losses.last(std::min<std::size_t>(losses.size(), longest_window + 1));
    const double range = extent(last.data(), last.data() + last.size()), change = std::abs(last.front() - now);
    if (losses.size() <= fewest_steps) return make(Kind::moving, "still learning");
    if (now > grown_loss * losses.front() && now >= last.front()) return make(Kind::diverging, "its loss grows");
    if (range <= hardly * std::abs(now)) return make(Kind::creeping, "hardly learns any more");
    if (change <= faded_if_irregular * range && now > grown_loss * lowest)
        return make(Kind::moving, fmt::format("jumps about; its best loss is {}", number_text(lowest, 3)));
    return make(Kind::moving, "still learning");
}

Outcome OutcomeClassifier::of_motion(const Window& window) {
    if (window.steps() == 0) return make(Kind::moving, "at the start");
    const bool rests = window.rests();
    if (rests) {
        if (auto outcome = at_known_minimum(window)) return *outcome;
        if (auto outcome = at_critical_point(window)) return *outcome;
        if (auto outcome = at_kink(window)) return *outcome;
    }
    if (window.steps() >= fewest_steps) {
        if (window.swings_ever_higher()) return make(Kind::diverging, "diverges");
        if (window.runs_away()) {
            return make(Kind::diverging, window.f.back() < window.f.front() ? "left the domain, still falling" : "diverges");
        }
        if (const auto period = window.period()) return oscillation(*period, window.width);
    }
    const char* where = window.outside() ? ", outside the domain" : "";
    if (rests && window.is_blind()) return make(Kind::creeping, fmt::format("waits for a trial that is taken{}", where));
    if (rests || window.creeps())
        return make(Kind::creeping, fmt::format("creeping, about {} a step{}", number_text(window.mean_step(), 1), where));
    return make(Kind::moving, fmt::format("still moving{}", where));
}

std::optional<Outcome> OutcomeClassifier::at_known_minimum(const Window& window) const {
    const int minimum = minimum_at(critical_points_, box_, window.at, window.f.back());
    if (minimum < 0) return std::nullopt;
    Outcome outcome = make(Kind::minimum, fmt::format("converged to minimum {}", minimum + 1));
    outcome.minimum = minimum + 1;
    return outcome;
}

// Locates the critical point by the Hessian, and classifies it by its surroundings, which also works if the Hessian is
// singular.
std::optional<Outcome> OutcomeClassifier::at_critical_point(const Window& window) {
    const Jet jet = jet_at(*loss_, workspace_, box_, critical_points_.relief, window.at);
    if (!jet.finite() || jet.slope() > gentle) return std::nullopt;
    const Eigen e = eigen(jet.xx, jet.xy, jet.yy);
    const Vector step = newton_step(jet, e);
    if (const double far = length(step.x, step.y); far <= newton) {
        // Looks around the critical point and not the ball: beside a bent valley there is always lower ground.
        const Vector centre{window.at.x + step.x * box_.width(), window.at.y + step.y * box_.height()};
        const double rounding = no_height * (critical_points_.relief + std::abs(window.f.back()));
        const Surroundings seen =
            look_around(*loss_, workspace_, box_, centre, e, std::max(probe, probe_per_newton * far), rounding);
        return by_surroundings(seen);
    }
    const bool level = jet.slope() <= level_slope && e.largest() <= level_curvature;
    if (level) return make(Kind::plateau, "stopped on a plateau");
    return std::nullopt;
}

// Detects a kink: gradients on its two sides differ equally at any distance. Methods that use one gradient, or search one line,
// can stop there, as the line leads up both ways.
std::optional<Outcome> OutcomeClassifier::at_kink(const Window& window) {
    const bool moves = window.extent_of_last(std::min<std::size_t>(window.x.size(), 3)) > 0;
    if (moves || window.is_blind()) return std::nullopt;
    const auto far = gradients_around(*loss_, workspace_, box_, critical_points_.relief, window.at, probe);
    const auto near = gradients_around(*loss_, workspace_, box_, critical_points_.relief, window.at, kink_probe);
    const double jump = widest_difference(near);
    if (!(jump > gentle && jump >= kept_at_kink * widest_difference(far))) return std::nullopt;
    const double rise = least_rise(near);
    if (rise < -gentle) return make(Kind::kink, "stuck at a kink");
    if (rise < gentle) return std::nullopt;  // it may go down a bent valley
    const double rounding = no_height * (critical_points_.relief + std::abs(window.f.back()));
    return by_surroundings(look_around(*loss_, workspace_, box_, window.at, eigen(1, 0, 1), probe, rounding));
}

}  // namespace ravine
