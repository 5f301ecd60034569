// Plays a race: a cursor over its steps that moves with time. Page, window and keys all command it.
#pragma once

#include "analysis/outcome.hpp"
#include "document/document.hpp"
#include "simulation/race.hpp"

#include <string>

namespace ravine {

class Player {
  public:
    // Shows the step that the document names.
    explicit Player(Document document, int revision = 0);

    const Race& race() const { return race_; }

    // Outcome of each racer up to the shown step, in the order of the document.
    const std::vector<Outcome>& outcomes() const { return outcomes_; }

    // Critical points of the loss in the domain.
    const CriticalPoints& critical_points() const { return classifier_.critical_points(); }

    // The document of the link that shows this state. `at` is the step chosen by pausing, stepping or seeking; 0 if the race
    // plays or has played to its end.
    const Document& document() const { return document_; }

    // Replaces the document. A race with other numbers is run anew up to the cursor. Keeps the player's own time:
    // document.page.at is ignored.
    void set_document(Document document);

    // The shown step, and the exact cursor, which lies between two steps while a race plays.
    int step() const { return static_cast<int>(cursor_); }
    double cursor() const { return cursor_; }

    bool playing() const { return playing_; }
    void play();              // restarts if the race is at its end
    void pause();             // also stops computing towards a step that was sought, or to the end of networks
    void stand();             // pauses, but goes on to the end of networks
    void toggle();            // pauses if it plays or is behind, else plays
    void step_by(int steps);  // pauses
    void seek(int step);

    double steps_per_second = 20;

    // Advances the cursor by elapsed time; pauses at the end.
    void tick(double seconds);

    // Returns true while a long race is still being computed up to wanted(), one of networks up to its end. At each tick() the
    // cursor follows what has been computed since.
    bool behind() const { return cursor_ < wanted_ || (race_.unfinished() && !halted_); }
    double wanted() const { return wanted_; }

    // Computes a portion of the missing steps, about a millisecond of work, unless somebody else computes them. Returns true if
    // more is left.
    bool compute();

    // Steps that somebody else computes (background.hpp): while they do, the player only waits for them. A copy of a player
    // waits, too, unless it is told otherwise. next_step() is the last one that is wanted; append() returns false for steps
    // that do not follow those that are known.
    void compute_elsewhere(bool elsewhere) { elsewhere_ = elsewhere; }
    int next_step() const;
    bool append(const RacePart& part) { return race_.append(part); }
    void reserve(int step) { race_.reserve(step); }

    // Have the loss of a network be drawn finer (Race::refine).
    void refine() { race_.refine(); }
    void refine(std::size_t side, std::vector<double> losses) { race_.refine(side, std::move(losses)); }

    // Instructions of a short way, which the player takes at once when it is sent somewhere. Nearly every race is done with
    // them.
    static constexpr std::size_t short_work = 10'000'000;

    // Changes whenever the race is another one.
    int revision() const { return revision_; }

  private:
    void move_to(double cursor);
    void advance(std::size_t work);
    void arrive();

    Document document_;
    Race race_;
    OutcomeClassifier classifier_;
    std::vector<Outcome> outcomes_;
    double cursor_ = 0, wanted_ = 0;
    bool playing_ = false, elsewhere_ = false;
    bool halted_ = false;  // on the way to the end of networks
    int revision_ = 0;
};

}  // namespace ravine
