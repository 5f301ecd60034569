// The kind of job "plane": the loss of a race's network at the crossings of some rows of a grid on a plane, row after row
// (losses_of_plane of simulation/race.hpp).
#pragma once

#include "jobs/job.hpp"
#include "simulation/race.hpp"
#include "text/result.hpp"

#include <memory>
#include <string_view>

namespace ravine::jobs {

inline constexpr std::string_view plane_kind = "plane";

// Requires a race of networks.
Job plane_job(const Race& race, std::size_t side, std::size_t first, std::size_t rows);

// Begins such a job. Fails if it is damaged.
Result<std::unique_ptr<Work>> begin_plane(const Job& job);

}  // namespace ravine::jobs
