// The kind of job "study": rows of a study (studies/runs.hpp), each portion some of them, in their order.
#pragma once

#include "document/document.hpp"
#include "jobs/job.hpp"
#include "text/result.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace ravine::jobs {

inline constexpr std::string_view study_kind = "study";

// Return the link that tells race and study to a job, and the document that it tells.
std::string link_of_study(const Document& document);
Document document_of_study(const std::string& link);

// Returns the job of computing rows [first, first + count) of the document's study. Requires that it has one.
Job study_job(const Document& document, std::size_t first, std::size_t count);

// Begins such a job. Fails if it is damaged, or its study makes no sense.
Result<std::unique_ptr<Work>> begin_study(const Job& job);

}  // namespace ravine::jobs
