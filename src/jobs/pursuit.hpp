// Work that is behind now and then: a task of the scheduler while it is, none otherwise.
//
//     Pursuit trails(scheduler, Importance::visible, [&] { return renderer.go_on(race); });
//     trails.follow(renderer.behind());   // each frame
#pragma once

#include "jobs/scheduler.hpp"

#include <utility>

namespace ravine::jobs {

class Pursuit {
  public:
    Pursuit(Scheduler& scheduler, Importance importance, Scheduler::Portion portion)
        : scheduler_(scheduler), importance_(importance), portion_(std::move(portion)) {}

    // Begins the task, or leaves it at work; ends it at once if nothing is behind any more.
    void follow(bool behind) {
        if (!behind) {
            task_.cancel();
        } else if (!task_.active()) {
            task_ = scheduler_.add(importance_, portion_);
        }
    }

  private:
    Scheduler& scheduler_;
    Importance importance_;
    Scheduler::Portion portion_;
    Scheduler::Task task_;
};

}  // namespace ravine::jobs
