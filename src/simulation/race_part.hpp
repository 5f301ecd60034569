// Some steps of a race in a row, and the states in which they leave its simulations: computed by one program, taken by another
// (Race::append). As numbers they can be sent anywhere.
#pragma once

#include "simulation/race.hpp"

#include <optional>
#include <span>
#include <vector>

namespace ravine {

struct RacePart {
    int first = 1, count = 0;   // steps
    std::vector<Track> tracks;  // per racer: entry i is step first + i; no entries of those who were out before, and no
                                // places of networks
    std::vector<std::vector<double>> states;  // per racer, after the last step: Simulation::save(); empty for those who are out

    // Returns true if it has as many entries of each racer of a race as there must be.
    bool fits(std::span<const Track> race) const;
};

// Joins parts of the same steps that were computed apart, each with some racers and nothing of the others. Returns nothing
// where they are of other steps, or of races of other sizes. Requires one part at least.
std::optional<RacePart> join(std::vector<RacePart> parts);

// Numbers that read_race_part() reads, and nothing else.
std::vector<double> write_race_part(const RacePart& part);
std::optional<RacePart> read_race_part(std::span<const double> numbers);

}  // namespace ravine
