// Computes long races of a player beside the frames, as jobs. Short ones are computed by the player itself, at once.
//
//     service.poll();
//     background.follow(player);   // each frame, before it ticks
//     player.tick(seconds);
#pragma once

#include "jobs/service.hpp"
#include "player/player.hpp"
#include "simulation/race_part.hpp"

#include <vector>

namespace ravine {

class Background {
  public:
    explicit Background(jobs::Service& service) : service_(service) {}

    // Hands the player the steps that have come, and begins or ends a job as it waits for more.
    void follow(Player& player);

    // Leaves the rest to the player.
    void stop(Player& player);

  private:
    void take(Player& player);
    void start(Player& player);

    jobs::Service& service_;
    std::vector<RacePart> parts_;  // that have come since the last frame
    int revision_ = -1;
    bool refused_ = false;  // the race cannot be a job
    jobs::Ticket ticket_;
};

}  // namespace ravine
