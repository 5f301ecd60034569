// Plays a race: a cursor over its steps that moves with time. What page, window and keys command ends up here.
#pragma once

#include "analysis/outcome.hpp"
#include "simulation/race.hpp"

#include <string>

namespace ravine {

class Player {
  public:
    // Shows the step that the config names. The revision is the first one.
    explicit Player(Config config, int revision = 0);

    const Race& race() const { return race_; }

    // What became of each racer up to the step shown, in the order of the config.
    const std::vector<Outcome>& outcomes() const { return outcomes_; }

    // What the loss has in its domain.
    const CriticalPoints& critical_points() const { return classifier_.critical_points(); }

    // As in the link of what is shown. `at` is the step that a hand chose by pausing, stepping or seeking; a race that
    // plays, or has played to its end, is one that opens from its start.
    const Config& config() const { return config_; }

    // Replaces the configuration. Where the race is another one, it is run anew up to where the cursor stands. Time
    // is the player's own: `at` is not taken over.
    void set_config(Config config);

    // The whole step shown, and the cursor between it and the next while a race plays.
    int step() const { return static_cast<int>(cursor_); }
    double cursor() const { return cursor_; }

    bool playing() const { return playing_; }
    void play();              // from the start again where the race is at its end
    void pause();             // also ends the computation of a step that was asked for, where it is
    void toggle();            // plays, or pauses where it plays or is behind
    void step_by(int steps);  // pauses
    void seek(int step);

    double steps_per_second = 20;

    // Moves the cursor on by the time that has passed; pauses at the end.
    void tick(double seconds);

    // True while a long race is still being computed up to the step that was asked for. Each tick() brings it nearer, in
    // portions that leave the window alive; the cursor is where the computation is.
    bool behind() const { return cursor_ < wanted_; }
    double wanted() const { return wanted_; }

    // Another number with every other race.
    int revision() const { return revision_; }

  private:
    void move_to(double cursor);
    void catch_up();

    Config config_;
    Race race_;
    OutcomeClassifier classifier_;
    std::vector<Outcome> outcomes_;
    double cursor_ = 0, wanted_ = 0;
    bool playing_ = false;
    int revision_ = 0;
};

}  // namespace ravine
