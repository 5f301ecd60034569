#include "lessons/run.hpp"

#include "analysis/standings.hpp"
#include "experiment/schedule.hpp"
#include "math/eigen.hpp"
#include "optimizers/catalogue.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ravine::lessons {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN(), degrees = 180 / 3.14159265358979323846;

const Track& track_of(const Run& run, std::size_t racer) { return run.race().tracks()[racer]; }

std::size_t index(const Track& track, int step) { return static_cast<std::size_t>(std::min(step, track.last())); }

// Returns the first step at which the ball is outside the domain.
double leaves(Run& run, std::size_t racer, int) {
    const Track& track = track_of(run, racer);
    const Box& box = run.experiment().domain;
    for (std::size_t i = 0; i < track.x.size(); ++i) {
        const bool inside =
            track.x[i] >= box.low.x && track.x[i] <= box.high.x && track.y[i] >= box.low.y && track.y[i] <= box.high.y;
        if (!inside) return static_cast<double>(i);
    }
    return track.retired ? track.retired->step : never;
}

// Returns the number of times that a path turns back.
double turns(const std::vector<double>& path, std::size_t last) {
    int count = 0;
    for (std::size_t i = 2; i <= last; ++i) count += (path[i] - path[i - 1]) * (path[i - 1] - path[i - 2]) < 0;
    return count;
}

// Returns the length of a path, there and back.
double travelled(const std::vector<double>& path, std::size_t last) {
    double sum = 0;
    for (std::size_t i = 1; i <= last; ++i) sum += std::abs(path[i] - path[i - 1]);
    return sum;
}

// Returns a parameter of the step that led to this one.
template <class KeyOrRole>
double parameter(Run& run, KeyOrRole which, std::size_t racer, int step) {
    const Experiment& experiment = run.experiment();
    const Racer& own = experiment.racers[racer];
    const Optimizer* const optimizer = optimizer_of(experiment, own);
    const int at = optimizer ? find_parameter(*optimizer, which) : -1;
    if (at < 0) return unknown;
    const Parameter& found = optimizer->parameters[static_cast<std::size_t>(at)];
    return schedule_of(own, found, constants_of(experiment)).at(static_cast<std::uint64_t>(std::max(step, 1)));
}

double rate(Run& run, std::size_t racer, int step) { return parameter(run, ParameterRole::learning_rate, racer, step); }

Eigen curvature(Run& run, std::size_t racer, int step) {
    const Track& track = track_of(run, racer);
    const std::size_t i = index(track, step);
    formula::Workspace workspace;
    double f = 0, fx = 0, fy = 0, xx = 0, xy = 0, yy = 0;
    run.race().loss()->hessian(&track.x[i], &track.y[i], 1, &f, &fx, &fy, &xx, &xy, &yy, workspace);
    return eigen(xx, xy, yy);
}

// Returns the angle between steepest descent and the direction of the nearest known minimum, in degrees.
double angle(Run& run, std::size_t racer, int step) {
    const StepTrace* trace = run.trace(racer, step);
    if (!trace) return unknown;
    double least = std::numeric_limits<double>::infinity(), best = unknown;
    for (const Minimum& minimum : run.classifier().critical_points().minima) {
        const Vector p = minimum.at;
        const double dx = p.x - trace->position.x, dy = p.y - trace->position.y;
        const double gx = -trace->gradient.x, gy = -trace->gradient.y;
        if (length(dx, dy) >= least) continue;
        least = length(dx, dy);
        best = std::abs(std::atan2(gx * dy - gy * dx, gx * dx + gy * dy)) * degrees;
    }
    return best;
}

double rank(Run& run, std::size_t racer, int step) {
    for (const Standing& standing : standings(run.race(), step)) {
        if (standing.racer == racer) return standing.rank;
    }
    return unknown;
}

template <Measure measured>
double in_series(Run& run, std::size_t racer, int step) {
    return run.series(measured, racer, step);
}

constexpr Fact all[] = {
    {"x", "where the ball is", [](Run& r, std::size_t i, int s) { return track_of(r, i).x[index(track_of(r, i), s)]; }},
    {"y", "", [](Run& r, std::size_t i, int s) { return track_of(r, i).y[index(track_of(r, i), s)]; }},
    {"loss", "over all rows", in_series<Measure::loss>},
    {"gap", "of the loss to the best known minimum", in_series<Measure::gap>},
    {"gradient", "its norm", in_series<Measure::gradient>},
    {"length", "of the step that led here", in_series<Measure::length>},
    {"distance", "to the nearest known minimum", in_series<Measure::distance>},
    {"validation", "of a network, its loss over the rows for validation", in_series<Measure::validation>},
    {"accuracy", "of a network, the share of these rows whose class it tells", in_series<Measure::accuracy>},
    {"sharpness", "the largest eigenvalue of the Hessian, of a network, too", in_series<Measure::sharpness>},
    {"away", "of a network, its distance from the plane",
     [](Run& r, std::size_t i, int s) {
         const Track& track = track_of(r, i);
         return track.away.empty() ? unknown : track.away[index(track, s)];
     }},
    {"share", "of a network, the percent of the variance of all paths that the plane has",
     [](Run& r, std::size_t, int) { return 100 * (r.race().plane().share_u + r.race().plane().share_v); }},
    {"norm", "the distance from (0, 0)",
     [](Run& r, std::size_t i, int s) {
         const Track& track = track_of(r, i);
         return length(track.x[index(track, s)], track.y[index(track, s)]);
     }},
    {"rank", "from 1, by loss", rank},
    {"leaves", "the first step out of the domain", leaves},
    {"reached", "the first step that is nearly all of the way down",
     [](Run& r, std::size_t i, int s) {
         const auto reached = r.classifier().outcome(track_of(r, i), s).reached;
         return reached ? *reached : never;
     }},
    {"evaluations", "that the optimizer has asked for",
     [](Run& r, std::size_t i, int s) -> double { return track_of(r, i).evaluations[index(track_of(r, i), s)].all(); }},
    {"minimum", "the number of the minimum that it converged to, or 0",
     [](Run& r, std::size_t i, int s) -> double { return r.classifier().outcome(track_of(r, i), s).minimum.value_or(0); }},
    {"period", "of an oscillation, in steps",
     [](Run& r, std::size_t i, int s) { return r.classifier().outcome(track_of(r, i), s).period; }},
    {"turns_x", "how often the way along x has turned back",
     [](Run& r, std::size_t i, int s) { return turns(track_of(r, i).x, index(track_of(r, i), s)); }},
    {"turns_y", "", [](Run& r, std::size_t i, int s) { return turns(track_of(r, i).y, index(track_of(r, i), s)); }},
    {"travelled_x", "all of the way along x, there and back",
     [](Run& r, std::size_t i, int s) { return travelled(track_of(r, i).x, index(track_of(r, i), s)); }},
    {"travelled_y", "", [](Run& r, std::size_t i, int s) { return travelled(track_of(r, i).y, index(track_of(r, i), s)); }},
    {"stride", "the last step in learning rates",
     [](Run& r, std::size_t i, int s) { return r.series(Measure::length, i, s) / rate(r, i, s); }},
    {"lr", "the rate of the last step", rate},
    {"mu", "the momentum of the last step", [](Run& r, std::size_t i, int s) { return parameter(r, "mu", i, s); }},
    {"angle", "between steepest descent and the way to the minimum, in degrees", angle},
    {"curvature_high", "the greater eigenvalue of the Hessian",
     [](Run& r, std::size_t i, int s) { return curvature(r, i, s).high; }},
    {"curvature_low", "the lesser one", [](Run& r, std::size_t i, int s) { return curvature(r, i, s).low; }},
    {"gradient_x", "the exact gradient along x",
     [](Run& r, std::size_t i, int s) {
         const StepTrace* seen = r.trace(i, s);
         return seen ? seen->gradient.x : unknown;
     }},
    {"gradient_y", "",
     [](Run& r, std::size_t i, int s) {
         const StepTrace* seen = r.trace(i, s);
         return seen ? seen->gradient.y : unknown;
     }},
};

// Returns the optimizer's memory s along x before a step, for "s_x".
double remembered(Run& run, std::string_view fact, std::size_t racer, int step) {
    if (!fact.ends_with("_x") && !fact.ends_with("_y")) return unknown;
    const StepTrace* trace = run.trace(racer, step);
    if (!trace) return unknown;
    const std::vector<std::string>& names = trace->optimizer->state;
    const auto name = std::find(names.begin(), names.end(), fact.substr(0, fact.size() - 2));
    if (name == names.end()) return unknown;
    const Vector& value = trace->before[static_cast<std::size_t>(name - names.begin())];
    return fact.back() == 'x' ? value.x : value.y;
}

Race run_to_end(const Document& document) {
    Race race(document.experiment, document.view.plane);
    race.advance_to(race.experiment().steps);
    return race;
}

}  // namespace

std::span<const Fact> facts() { return all; }

Run::Run(const Document& document)
    : race_(run_to_end(document)),
      step_(document.page.at > 0 ? document.page.at : document.experiment.steps),
      classifier_(race_),
      study_(document.view.study) {}

double Run::study(std::string_view fact, std::size_t k) {
    if (!study_) return unknown;
    if (!study_numbers_) study_numbers_.emplace(experiment(), *study_);
    return study_numbers_->number(fact, k);
}

double Run::series(Measure measure, std::size_t racer, int step) {
    assert(racer < race_.tracks().size() && !race_.tracks()[racer].empty());
    const auto [entry, is_new] = series_.try_emplace(measure);
    const Request request{measure, ChartBy::step, 0, 1, 1};
    if (is_new) entry->second.update(race_, 0, classifier_.critical_points(), request, 1);
    const int last = race_.tracks()[racer].last();
    return entry->second.value(race_, racer, classifier_.critical_points(), std::min(step, last));
}

const StepTrace* Run::trace(std::size_t racer, int step) {
    const auto entry = inspectors_.try_emplace(racer, race_, racer).first;
    const StepTrace* seen = entry->second.at(step);
    if (seen) return seen;
    while (entry->second.go_on()) {
    }
    return entry->second.at(step);
}

double measure(Run& run, std::string_view name, std::size_t racer, int step) {
    if (name.starts_with("study_")) return run.study(name, racer);
    if (racer >= run.race().tracks().size() || run.race().tracks()[racer].empty() || step > run.experiment().steps)
        return unknown;
    const auto* fact = std::find_if(std::begin(all), std::end(all), [&](const Fact& f) { return f.name == name; });
    return fact == std::end(all) ? remembered(run, name, racer, step) : fact->of(run, racer, step);
}

}  // namespace ravine::lessons
