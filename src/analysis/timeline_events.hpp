// What a timeline marks: when each ball had made nearly all of the way down, when it came to a minimum and stayed, and when
// it left the race.
//
// Found in all that a race has computed, whatever step is shown; each update goes on from where the one before was.
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
    void update(const Race& race, int revision, const CriticalPoints& critical_points);

    // By step.
    const std::vector<TimelineEvent>& list() const { return list_; }

  private:
    // Of one ball: since when it is beside which minimum.
    struct Progress {
        int next = 0, since = 0, minimum = -1;
        std::optional<int> reached;
    };
    void watch(Progress& progress, const Track& track, const CriticalPoints& critical_points, const Box& domain) const;
    void add(std::size_t racer, const Track& track);

    std::vector<Progress> racers_;
    std::vector<TimelineEvent> list_;
    int revision_ = -1, computed_ = -1;
};

}  // namespace ravine
