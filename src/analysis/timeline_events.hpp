// Events for a timeline: nearly all of the way down, converged to a minimum, left the race.
//
// They cover all computed steps, whatever step is shown. Each update continues from the previous one.
#pragma once

#include "analysis/critical_points.hpp"
#include "simulation/race.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ravine {

struct TimelineEvent {
    enum class Kind { reached, converged, out };

    std::size_t racer;
    Kind kind;
    int step;
    std::string sentence;  // without the racer's name: "converged to minimum 2 at step 63"
};

class TimelineEvents {
  public:
    // Adds the events of steps computed since. `revision` must change whenever the race is another one.
    void update(const Race& race, int revision, const CriticalPoints& critical_points);

    // In the order of steps.
    const std::vector<TimelineEvent>& list() const { return list_; }

  private:
    // The known minimum that a ball is at, and the step since which it is.
    struct Progress {
        int next = 0, since = 0, minimum = -1;
        std::optional<int> reached;
    };
    void watch(Progress& progress, const Track& track, const CriticalPoints& critical_points,
               const Experiment& experiment) const;
    void add(std::size_t racer, const Track& track, double share);

    std::vector<Progress> racers_;
    std::vector<TimelineEvent> list_;
    int revision_ = -1, computed_ = -1;
};

}  // namespace ravine
