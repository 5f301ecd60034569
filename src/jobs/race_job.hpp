// The kind of job "race": steps of some racers of a race, in parts (simulation/race_part.hpp). Parts of the same steps, joined,
// are what Race::append() takes.
#pragma once

#include "jobs/job.hpp"
#include "simulation/race.hpp"
#include "text/result.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace ravine::jobs {

inline constexpr std::string_view race_kind = "race";

// Returns the jobs of computing a race on, from its last step up to another one: so many at most, which share the racers and
// take about equally long. All have as many parts, of the same steps. Returns none if a link cannot tell the race: it has the
// definitions that were typed, but not optimizers that a program added to the catalogue.
std::vector<Job> race_jobs(const Race& race, int step, std::size_t most);

// Begins such a job. Fails if it is damaged.
Result<std::unique_ptr<Work>> begin_race(const Job& job);

}  // namespace ravine::jobs
