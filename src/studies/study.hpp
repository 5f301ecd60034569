// Studies: the same simulation as the race, from many starts, with many settings or with many seeds.
//
// A study is data beside an experiment. Its result is a table with one row per run, in an order that the study alone decides;
// any range of rows can be computed apart, to the same bits.
//
//     basins,size:512,racer:2                     the outcome from every pixel of the domain
//     swarm,size:100000,spread:gauss              many balls at once
//     sweep,lr:0.001..1,mu:0..0.99,size:64        one or two parameters; sweep alone is over the rate, in its whole range
//     sweep,lr,starts:30                          from 30 places in place of the racer's start
//     sweep,lr,shows:steps                        the steps until it was within tolerance in place of the final loss
//     seeds,seeds:50                              the race again, with other noise
//     tune,size:64,seeds:50                       every racer tuned by the same budget, then raced from 50 starts
#pragma once

#include "experiment/experiment.hpp"
#include "text/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::studies {

enum class Kind : std::uint8_t { basins, swarm, sweep, seeds, tune };
enum class Spread : std::uint8_t { grid, gauss, ring, uniform };  // of the starts of a swarm, a sweep and tuned racers

// The value of a run that a sweep shows: its final loss, the steps until that was within tolerance (runs.hpp), or its outcome.
enum class Shown : std::uint8_t { loss, steps, outcome };

// A parameter of a racer, or a constant of the formula, and the range of its values; where low and high are equal, that of the
// parameter table.
struct Swept {
    std::string key;
    double low = 0, high = 0;
    bool log = false;

    bool has_range() const { return low < high; }

    // Returns value i of `count`, both ends included.
    double at(int i, int count) const;

    bool operator==(const Swept&) const = default;
};

struct Study {
    Kind kind = Kind::basins;
    int racer = 0;   // counted from 1; 0 for the first one of basins and swarms, and for all of them elsewhere
    int size = 256;  // basins: pixels per side; swarm: balls; sweep: values per parameter; tune: settings that are tried
    int seeds = 1;   // the experiment's seed and those after it; tune: as many starts
    int starts = 1;  // of a sweep: places that each value is raced from; 1 is the racer's own
    Spread spread = Spread::uniform;
    Shown shown = Shown::loss;      // of a sweep; outcomes, of two parameters
    std::vector<Swept> swept = {};  // of a sweep: one or two; tune: those to tune, or all numbers where it is empty

    bool operator==(const Study&) const = default;
};

inline constexpr int largest_basins = 4096, largest_swarm = 1'000'000, largest_sweep = 1024;
inline constexpr int most_seeds = 10'000, most_starts = 10'000;
inline constexpr int most_tried = 4096;
inline constexpr std::size_t most_rows = std::size_t{1} << 24;  // of one study

// Returns true if the kind is about one racer.
inline bool has_many_starts(Kind kind) { return kind == Kind::basins || kind == Kind::swarm; }

struct SizeRange {
    int least, usual, most;
};
SizeRange size_range(Kind kind);

// Returns a study with the usual settings of its kind.
Study usual_study(Kind kind);

// Reads the text of a study. Numbers outside their ranges are refused with the range.
Result<Study> read_study(std::string_view text);

// Writes what read_study reads, without what is as by default.
std::string write_study(const Study& study);

// Returns the range of a racer's parameter in the table, on its scale. An open end is closed just below.
Swept range_of(const Racer& racer, const Parameter& parameter);

// Returns the study with ranges from the parameter table where it names none, and with the rate as what a sweep is over where
// it names nothing. Requires that the experiment has the study's racers and their optimizers.
Study complete(Study study, const Experiment& experiment);

// Returns a sentence if the experiment has not what the study is about: the racer, or a parameter; or if there would be more
// than so many rows, with the size that fits.
std::string fault_of(const Study& study, const Experiment& experiment, std::size_t most = most_rows);

// The racers that a study is about, as indices into the experiment's. Requires a study without fault.
std::vector<std::size_t> racers_of(const Study& study, const Experiment& experiment);

// Returns the number of runs whose settings are the same, which follow each other in the table: one cell of summary.hpp. Basins
// and swarms have one per row.
std::size_t runs_per_cell(const Study& study);

// Returns the number of runs, each of which is a row. Requires a study without fault.
std::size_t rows_of(const Study& study, const Experiment& experiment);

}  // namespace ravine::studies
