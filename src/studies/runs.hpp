// The runs of a study: its table, row by row.
//
//     Result<Runs> runs = Runs::begin(experiment, study);
//     if (!runs) return runs.error();
//     std::vector<double> numbers = runs->compute(0, runs->rows());   // rows times columns().size() of them
#pragma once

#include "analysis/outcome.hpp"
#include "simulation/race.hpp"
#include "studies/study.hpp"
#include "studies/tune.hpp"

#include <map>
#include <memory>
#include <span>
#include <string_view>

namespace ravine::studies {

struct Column {
    // outcome: Outcome::Kind as a number; maybe: a number, or NaN where there is none
    enum class Type : std::uint8_t { number, whole, outcome, maybe };

    std::string name;
    Type type = Type::number;

    bool operator==(const Column&) const = default;
};

// Basins and swarms have the columns x, y, outcome, minimum, steps, end_x, end_y, loss: a row of basins is a pixel, from low y
// to high, x running first. Sweeps have the parameters, x and y if they have several starts, seed, outcome, steps, loss; seeds
// have seed, outcome, minimum, steps, end_x, end_y, loss; before these stands racer where there are several. Tuned racers have
// racer, the tuned parameters of all of them, x, y, seed, outcome, steps, evaluations, solved, loss: each row is a run that
// ends at as many evaluations as the race has steps. In a sweep starts run first, then seeds.
//
// Networks are studied by sweeps, seeds and tuning; they have no columns of places and minima.
//
// `minimum` is the number of the minimum at which the ball came to rest, 0 if at none. `steps` are those until its loss was
// within `tolerance` (outcome.hpp) of that minimum, or in sweeps and of tuned racers of the best known one, or all that it
// took. `solved` are the evaluations until then, or nothing.
std::vector<Column> columns_of(const Study& given, const Experiment& experiment);

// Returns the index of the column of a name, or the number of columns.
std::size_t find_column(std::span<const Column> columns, std::string_view name);

class Runs {
  public:
    static Result<Runs> begin(Experiment experiment, Study study);

    std::size_t rows() const { return rows_; }
    const std::vector<Column>& columns() const { return columns_; }

    // Returns instructions that a row takes, approximately.
    std::uint64_t work_per_row() const { return work_per_row_; }

    // Rows [k n, (k + 1) n) for this n share work that is done anew if they are computed apart.
    std::size_t rows_that_share() const;

    // Takes over the minima of the loss, by which runs are judged, if those of the other runs are the same. They take some
    // milliseconds to find.
    void judge_as(const Runs& other);

    // Prepares a row whose racer has to be tuned first, by a portion of that. Returns true if more is left.
    bool prepare(std::size_t row);

    // Computes rows [first, first + count). Requires that they exist.
    std::vector<double> compute(std::size_t first, std::size_t count);

  private:
    Runs(Experiment experiment, Study study);

    // A racer with its settings and its seed, whose balls differ in their starts alone.
    struct Group {
        std::size_t racer;
        std::uint64_t seed;
        std::vector<double> values;  // of what is swept or tuned; NaN for parameters that the racer does not have
    };

    Group group_of(std::size_t row) const;
    std::size_t rows_per_group() const;
    Vector start_of_row(std::size_t row) const;
    void run(const Group& group, std::size_t first, std::size_t count, std::vector<double>& numbers);
    void write(const Group& group, const Track& track, Vector start, std::vector<double>& numbers);
    Experiment experiment_with(const Group& group) const;
    std::vector<double> tuned_values(std::size_t racer);
    Tuner& tuner_of(std::size_t racer);
    OutcomeClassifier& classifier_of(const Experiment& experiment);
    const Ground& ground_with(const Experiment& experiment);

    Experiment experiment_;
    Study study_;
    std::vector<std::size_t> racers_;
    std::vector<std::string> keys_;  // of what is swept or tuned
    std::vector<Column> columns_;
    std::size_t rows_ = 0;
    std::uint64_t work_per_row_ = 1;
    Ground ground_;
    std::uint64_t ground_seed_ = 0;                // of a network's
    std::vector<formula::Constant> compiled_;      // of the loss
    std::optional<OutcomeClassifier> classifier_;  // of the experiment, or of the constants swept last
    std::vector<formula::Constant> classified_;
    std::map<std::size_t, Tuner> tuners_;  // per racer
    Steppers steppers_;                    // of experiment_'s optimizers
    std::vector<Track> tracks_;            // of the balls that run now; their memory serves the next ones, too
};

}  // namespace ravine::studies
