#include "jobs/paths_job.hpp"

#include "jobs/study_job.hpp"
#include "studies/paths.hpp"

#include <utility>

namespace ravine::jobs {
namespace {

class PathsWork final : public Work {
  public:
    explicit PathsWork(studies::Paths paths) : paths_(std::move(paths)) {}

    Portion next() override {
        const std::size_t first = paths_.done();
        const bool more = paths_.go_on();
        std::vector<double> numbers;
        for (std::size_t ball = first; ball < paths_.done(); ++ball) {
            for (std::size_t k = 0; k < paths_.steps().size(); ++k) {
                const Vector place = paths_.place(ball, k);
                numbers.insert(numbers.end(), {place.x, place.y});
            }
        }
        const double share = static_cast<double>(paths_.done()) / static_cast<double>(paths_.balls());
        return {.numbers = std::move(numbers), .share = share, .ended = !more};
    }

  private:
    studies::Paths paths_;
};

}  // namespace

Job paths_job(const Document& document) { return {std::string(paths_kind), link_of_study(document), {}}; }

Result<std::unique_ptr<Work>> begin_paths(const Job& job) {
    const Document document = document_of_study(job.link);
    const bool of_swarm = document.view.study && document.view.study->kind == studies::Kind::swarm;
    if (!of_swarm || !job.numbers.empty()) return Failure{"The balls cannot be computed apart: they are not told in whole."};
    Result<studies::Paths> paths = studies::Paths::begin(document.experiment, *document.view.study);
    if (!paths) return paths.error();
    return std::unique_ptr<Work>(std::make_unique<PathsWork>(*std::move(paths)));
}

}  // namespace ravine::jobs
