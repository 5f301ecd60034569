#include "jobs/job.hpp"

#include "jobs/race_job.hpp"
#include "jobs/study_job.hpp"

#include <fmt/format.h>

#include <string_view>

namespace ravine::jobs {
namespace {

struct Kind {
    std::string_view name;
    // Returns nullptr and sets the reason where the job makes no sense.
    std::unique_ptr<Work> (*begin)(const Job& job, std::string& failure);
};

constexpr Kind kinds[] = {
    {race_kind, begin_race},
    {study_kind, begin_study},
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
    std::string failure = fmt::format("There are no jobs of the kind \"{}\".", job.kind);
    for (const Kind& kind : kinds) {
        if (kind.name != job.kind) continue;
        if (auto work = kind.begin(job, failure)) return work;
    }
    return std::make_unique<Failed>(std::move(failure));
}

}  // namespace ravine::jobs
