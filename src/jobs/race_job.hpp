// The kind of job "race": steps of a race, in parts that Race::append() takes (simulation/race_part.hpp).
#pragma once

#include "jobs/job.hpp"
#include "simulation/race.hpp"
#include "text/result.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ravine::jobs {

inline constexpr std::string_view race_kind = "race";

// Returns the job of computing a race on, from its last step up to another one. Returns nothing if a link cannot tell the race:
// it has the definitions that were typed, but not optimizers that a program added to the catalogue.
std::optional<Job> race_job(const Race& race, int step);

// Begins such a job. Fails if it is damaged.
Result<std::unique_ptr<Work>> begin_race(const Job& job);

}  // namespace ravine::jobs
