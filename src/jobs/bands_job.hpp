// The kind of job "bands": the loss of a racer over the steps, of a study of seeds (studies/bands.hpp). Its one chunk has four
// numbers per step that is told: the step, lower quartile, median and upper quartile.
#pragma once

#include "document/document.hpp"
#include "jobs/job.hpp"
#include "text/result.hpp"

#include <memory>
#include <string_view>

namespace ravine::jobs {

inline constexpr std::string_view bands_kind = "bands";
inline constexpr std::size_t numbers_per_band = 4;

// Returns the job for a racer, counted from 0. Requires a document with a study of seeds, and that racer.
Job bands_job(const Document& document, std::size_t racer);

// Begins such a job. Fails if it is damaged, or its study makes no sense.
Result<std::unique_ptr<Work>> begin_bands(const Job& job);

}  // namespace ravine::jobs
