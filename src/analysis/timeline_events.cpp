#include "analysis/timeline_events.hpp"

#include "analysis/outcome.hpp"
#include "math/order.hpp"

#include <fmt/format.h>

namespace ravine {
void TimelineEvents::update(const Race& race, int revision, const CriticalPoints& critical_points) {
    const bool same = revision == revision_ && racers_.size() == race.tracks().size();
    if (same && computed_ == race.computed()) return;
    if (!same) racers_.assign(race.tracks().size(), {});
    revision_ = revision;
    computed_ = race.computed();
    list_.clear();
    for (std::size_t racer = 0; racer < racers_.size(); ++racer) {
        watch(racers_[racer], race.tracks()[racer], critical_points, race.experiment());
        add(racer, race.tracks()[racer], 1 - tolerance_of(race.experiment()));
    }
    sort_stably(list_, [](const TimelineEvent& a, const TimelineEvent& b) { return a.step < b.step; });
}

void TimelineEvents::watch(Progress& progress, const Track& track, const CriticalPoints& critical_points,
                           const Experiment& experiment) const {
    const std::optional<Goal> goal = goal_of(experiment, critical_points);
    if (!goal || track.empty()) return;
    const double enough = goal->enough(track.loss.front());
    const Box domain = measuring_box(experiment);
    for (; progress.next <= track.last(); ++progress.next) {
        const auto i = static_cast<std::size_t>(progress.next);
        if (!progress.reached && track.loss[i] <= enough) progress.reached = progress.next;
        if (experiment.network) continue;
        const int minimum = minimum_at(critical_points, domain, {track.x[i], track.y[i]}, track.loss[i]);
        if (minimum != progress.minimum) progress.since = progress.next;
        progress.minimum = minimum;
    }
}

void TimelineEvents::add(std::size_t racer, const Track& track, double share) {
    using Kind = TimelineEvent::Kind;
    const Progress& progress = racers_[racer];
    if (progress.reached) {
        list_.push_back({racer, Kind::reached, *progress.reached,
                         fmt::format("{:g} % of the way down at step {}", 100 * share, *progress.reached)});
    }
    if (progress.minimum >= 0 && track.last() - progress.since >= fewest_steps) {
        list_.push_back({racer, Kind::converged, progress.since,
                         fmt::format("converged to minimum {} at step {}", progress.minimum + 1, progress.since)});
    }
    if (track.retired) {
        list_.push_back({racer, Kind::out, track.retired->step,
                         fmt::format("out at step {}: {}", track.retired->step, track.retired->reason)});
    }
}

}  // namespace ravine
