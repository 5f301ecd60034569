// Computes the study of a document beside the frames, as jobs, from coarse to fine. A coarse table is there at once, so that it
// follows a number that is being dragged.
//
//     StudyRunner runner(service);
//     service.poll();
//     runner.follow(player);                   // each frame
//     if (const StudyResult* result = runner.result()) …
#pragma once

#include "jobs/service.hpp"
#include "player/player.hpp"
#include "studies/runs.hpp"
#include "studies/summary.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ravine {

// A table that was computed, and the study of its rows: smaller than the document's while a finer one is computed.
struct StudyResult {
    studies::Study study;
    std::vector<studies::Column> columns;
    std::vector<double> numbers;  // rows times columns
    bool whole = false;           // not only a coarser one
};

// The loss of a racer over the steps of a study of seeds.
struct StudyBands {
    std::size_t racer;
    std::vector<int> steps;
    std::vector<studies::Quartiles> quartiles;  // at these steps
};

// The paths of some balls of a swarm: x and y at every step that is told, ball by ball.
struct StudyPaths {
    std::vector<int> steps;
    std::vector<double> places;

    std::size_t balls() const { return steps.empty() ? 0 : places.size() / (2 * steps.size()); }

    // Returns the place of a ball at a moment between two steps; NaN where it is out of the race. Requires that it is there.
    Vector place(std::size_t ball, double step) const;

    // Returns the last step that is told up to a moment. Requires that there are balls.
    int told_before(double step) const;

    // Returns the places of the balls that are in the race then.
    std::vector<Vector> places_at(double step) const;

  private:
    std::size_t index_before(double step) const;
};

// The losses of the balls of a swarm that are shown.
struct SwarmLosses {
    int step;
    std::vector<double> losses;  // of those that are in the race
};

struct StudyProgress {
    std::size_t done, all;                    // runs
    std::optional<double> seconds_left = {};  // once that can be told
};

class StudyRunner {
  public:
    // Rows that a window has memory for.
    static constexpr std::size_t most_rows = std::size_t{1} << 20;

    explicit StudyRunner(jobs::Service& service) : service_(service) {}
    StudyRunner(const StudyRunner&) = delete;  // jobs know where it is
    StudyRunner& operator=(const StudyRunner&) = delete;

    // Begins anew if the study has changed, or numbers of the race that it depends on. A document without a study ends the
    // work.
    void follow(const Player& player);

    // Stops where it is, until something changes, or go_on() begins anew.
    void stop();
    void go_on();
    bool stopped() const { return stopped_; }

    // Computes what is missing at once, however long it takes.
    void finish();

    // Returns the finest table so far of the study that is followed, or one of a study of that kind from before the last
    // change, until there is another; nullptr before the first. is_current() tells them apart. revision() changes with both.
    const StudyResult* result() const { return result_ ? &*result_ : nullptr; }
    bool is_current() const { return current_; }
    int revision() const { return revision_; }

    // Returns the bands of a study of seeds that are there, in the order of the racers.
    const std::vector<StudyBands>& bands() const { return bands_; }

    // Returns the paths of the balls of a swarm that are there.
    const StudyPaths& paths() const { return paths_; }

    // Returns nothing unless it is at work.
    std::optional<StudyProgress> progress() const;

    // Returns why there is no study, as a sentence, or "".
    const std::string& fault() const { return fault_; }

  private:
    using Clock = std::chrono::steady_clock;

    // Rows that a job computes.
    struct Range {
        std::size_t first, rows;
        std::size_t heard = 0;  // numbers
    };

    // A job beside those of the table, and what takes its numbers.
    struct Beside {
        jobs::Job job;
        std::function<void(std::span<const double>)> take;
    };

    void end();
    void begin();
    void begin_level();
    void take(std::size_t part, std::span<const double> numbers);
    void end_part(const std::string& failure);
    void show();
    void refuse(const std::string& fault);
    std::vector<Beside> beside();
    void take_paths(std::span<const double> numbers);
    void take_bands(std::size_t racer, std::span<const double> numbers);
    void drop_jobs();

    jobs::Service& service_;
    std::optional<Document> followed_;    // with a study
    int race_ = -1;                       // its revision
    Experiment relevant_;                 // of it, to the study
    std::vector<studies::Study> levels_;  // to come, the coarsest first
    std::optional<StudyResult> making_;   // the level at work
    std::vector<Range> parts_;            // of it
    std::size_t parts_left_ = 0;
    std::vector<jobs::Ticket> tickets_;    // of the parts
    std::optional<studies::Runs> before_;  // of the last coarse table, which knows the minima of the loss
    std::optional<StudyResult> result_;
    bool current_ = false;
    std::vector<StudyBands> bands_;
    StudyPaths paths_;
    std::vector<jobs::Ticket> tickets_beside_;  // of bands and paths
    int revision_ = 0;
    std::size_t done_ = 0, all_ = 0;  // rows of all levels
    Clock::time_point began_;
    bool stopped_ = false;
    std::string fault_;
};

}  // namespace ravine
