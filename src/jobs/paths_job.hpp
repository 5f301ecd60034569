// The kind of job "paths": the paths of some balls of a swarm (studies/paths.hpp). Each chunk has balls: x and y at every step
// that is told.
#pragma once

#include "document/document.hpp"
#include "jobs/job.hpp"
#include "text/result.hpp"

#include <memory>
#include <string_view>

namespace ravine::jobs {

inline constexpr std::string_view paths_kind = "paths";

// Returns the job. Requires a document with a study of a swarm.
Job paths_job(const Document& document);

// Begins such a job. Fails if it is damaged, or its study makes no sense.
Result<std::unique_ptr<Work>> begin_paths(const Job& job);

}  // namespace ravine::jobs
