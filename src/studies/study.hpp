// Studies: the same simulation as the race, from many starts, with many settings or with many seeds.
//
// A study is data beside an experiment. Its result is a table with one row per run, in an order that the study alone decides;
// any range of rows can be computed apart, to the same bits.
//
//     basins,size:512,racer:2                     the outcome from every pixel of the domain
//     swarm,size:100000,spread:gauss              many balls at once
//     sweep,lr:0.001..1,mu:0..0.99,size:64        one or two parameters
//     seeds,seeds:50                              the race again, with other noise
#pragma once

#include "experiment/experiment.hpp"
#include "text/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::studies {

enum class Kind : std::uint8_t { basins, swarm, sweep, seeds };
enum class Spread : std::uint8_t { grid, gauss, ring, uniform };  // of the balls of a swarm

// A parameter of a racer, or a constant of the formula, and the range of its values.
struct Swept {
    std::string key;
    double low = 0, high = 1;
    bool log = false;

    // Returns value i of `count`, both ends included.
    double at(int i, int count) const;

    bool operator==(const Swept&) const = default;
};

struct Study {
    Kind kind = Kind::basins;
    int racer = 0;   // counted from 1; 0 for the first one, in a sweep and over seeds for all of them
    int size = 256;  // basins: pixels per side; swarm: balls; sweep: values per parameter
    int seeds = 1;   // sweep and seeds: the experiment's seed and those after it
    Spread spread = Spread::uniform;
    std::vector<Swept> swept = {};  // of a sweep: one or two

    bool operator==(const Study&) const = default;
};

inline constexpr int largest_basins = 4096, largest_swarm = 1'000'000, largest_sweep = 1024, most_seeds = 10'000;

// Reads the text of a study. Numbers outside their ranges are refused with the range.
Result<Study> read_study(std::string_view text);

// Writes what read_study reads, without what is as by default.
std::string write_study(const Study& study);

// Returns a sentence if the experiment has not what the study is about: the racer, or a parameter.
std::string fault_of(const Study& study, const Experiment& experiment);

// The racers that a study is about, as indices into the experiment's. Requires a study without fault.
std::vector<std::size_t> racers_of(const Study& study, const Experiment& experiment);

}  // namespace ravine::studies
