// Computes long races of a player beside the frames, as jobs, or where there can be none, in the frames' spare time. Short ones
// are computed by the player itself, at once. Of networks it also computes the loss on the plane, finer than the race does.
//
//     service.poll();
//     background.follow(player);   // each frame, before it ticks
//     player.tick(seconds);
#pragma once

#include "jobs/service.hpp"
#include "player/player.hpp"
#include "simulation/race_part.hpp"

#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace ravine {

class Background {
  public:
    Background(jobs::Service& service, jobs::Scheduler& scheduler) : service_(service), scheduler_(scheduler) {}

    // Hands the player the steps that have come, and begins or ends a job as it waits for more. Requires that the player stays
    // where it is until stop().
    void follow(Player& player);

    // Leaves the rest to the player.
    void stop(Player& player);

    // Has the player compute the rest at once, however long it takes.
    void finish(Player& player);

    // Returns true while networks train to their end, or the loss on their plane becomes finer.
    bool improves(const Player& player) const;

    // Returns once, as a sentence, why a job has failed since the last call; "" if none has.
    std::string complaint() { return std::exchange(complaint_, {}); }

  private:
    // Racers that are computed together.
    struct Group {
        jobs::Ticket ticket;
        std::deque<RacePart> parts;  // that have come, and wait for those of other groups
    };

    bool at_work() const;
    void take(Player& player);
    void start(Player& player);
    void stop_race(Player& player);
    void refine(Player& player);

    // Rows of the plane that are one job.
    struct PlanePart {
        std::vector<double> losses;
        jobs::Ticket ticket;
    };

    jobs::Service& service_;
    jobs::Scheduler& scheduler_;
    jobs::Scheduler::Task here_;
    std::vector<Group> groups_;  // whose parts are of the same steps
    int revision_ = -1;
    bool refused_ = false;  // the race cannot be a job
    std::string complaint_;
    int ground_ = -1;               // of the race, for which the plane is refined
    std::vector<PlanePart> plane_;  // at work
    std::size_t plane_parts_left_ = 0;
};

}  // namespace ravine
