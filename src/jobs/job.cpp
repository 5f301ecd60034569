#include "jobs/job.hpp"

#include "jobs/bands_job.hpp"
#include "jobs/paths_job.hpp"
#include "jobs/plane_job.hpp"
#include "jobs/race_job.hpp"
#include "jobs/study_job.hpp"
#include "text/result.hpp"

#include <fmt/format.h>

#include <string_view>

namespace ravine::jobs {
namespace {

struct Kind {
    std::string_view name;
    Result<std::unique_ptr<Work>> (*begin)(const Job& job);  // fails where the job makes no sense
};

constexpr Kind kinds[] = {
    {bands_kind, begin_bands}, {paths_kind, begin_paths}, {plane_kind, begin_plane},
    {race_kind, begin_race},   {study_kind, begin_study},
};

class Failed final : public Work {
  public:
    explicit Failed(std::string failure) : failure_(std::move(failure)) {}
    Portion next() override { return {.numbers = {}, .ended = true, .failure = failure_}; }

  private:
    std::string failure_;
};

}  // namespace

std::unique_ptr<Work> begin(const Job& job) {
    for (const Kind& kind : kinds) {
        if (kind.name != job.kind) continue;
        Result<std::unique_ptr<Work>> work = kind.begin(job);
        if (work) return *std::move(work);
        return std::make_unique<Failed>(work.error().sentence);
    }
    return std::make_unique<Failed>(fmt::format("There are no jobs of the kind \"{}\".", job.kind));
}

}  // namespace ravine::jobs
