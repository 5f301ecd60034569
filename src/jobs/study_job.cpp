#include "jobs/study_job.hpp"

#include "document/link/link.hpp"
#include "studies/runs.hpp"

#include <algorithm>
#include <utility>

namespace ravine::jobs {
namespace {

// Of a portion: instructions, some milliseconds of them, as rows that are computed together share work.
constexpr std::uint64_t most_work_at_once = 10'000'000;

class StudyWork final : public Work {
  public:
    StudyWork(studies::Runs runs, std::size_t first, std::size_t end)
        : runs_(std::move(runs)),
          first_(first),
          next_(first),
          end_(end),
          at_once_(static_cast<std::size_t>(std::max<std::uint64_t>(most_work_at_once / runs_.work_per_row(), 1))) {}

    Portion next() override {
        if (runs_.prepare(next_)) return {.numbers = {}, .share = share()};
        const std::size_t count = std::min(at_once_, end_ - next_);
        std::vector<double> numbers = runs_.compute(next_, count);
        next_ += count;
        return {.numbers = std::move(numbers), .share = share(), .ended = next_ == end_};
    }

  private:
    double share() const { return static_cast<double>(next_ - first_) / static_cast<double>(end_ - first_); }

    studies::Runs runs_;
    std::size_t first_, next_, end_, at_once_;
};

}  // namespace

std::string link_of_study(const Document& document) {
    ViewOptions view;
    view.study = document.view.study;
    return encode_link({document.experiment, view, {}});
}

Document document_of_study(const std::string& link) { return decode_link(link).document; }

Job study_job(const Document& document, std::size_t first, std::size_t count) {
    return {std::string(study_kind), link_of_study(document), {static_cast<double>(first), static_cast<double>(count)}};
}

Result<std::unique_ptr<Work>> begin_study(const Job& job) {
    const Failure partial{"The study cannot be computed apart: it is not told in whole."};
    if (job.numbers.size() != 2) return partial;
    const Document document = document_of_study(job.link);
    if (!document.view.study) return partial;
    Result<studies::Runs> runs = studies::Runs::begin(document.experiment, *document.view.study);
    if (!runs) return runs.error();
    const double first = job.numbers[0], count = job.numbers[1], rows = static_cast<double>(runs->rows());
    if (!(first >= 0 && count >= 1 && first + count <= rows)) return partial;
    const auto from = static_cast<std::size_t>(first);
    return std::unique_ptr<Work>(std::make_unique<StudyWork>(*std::move(runs), from, from + static_cast<std::size_t>(count)));
}

}  // namespace ravine::jobs
