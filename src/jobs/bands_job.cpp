#include "jobs/bands_job.hpp"

#include "jobs/study_job.hpp"
#include "studies/bands.hpp"

#include <utility>

namespace ravine::jobs {
namespace {

class BandsWork final : public Work {
  public:
    explicit BandsWork(studies::Bands bands) : bands_(std::move(bands)) {}

    Portion next() override {
        if (bands_.go_on()) return {.numbers = {}, .share = bands_.share()};
        std::vector<double> numbers;
        for (std::size_t k = 0; k < bands_.steps().size(); ++k) {
            const studies::Quartiles& of = bands_.quartiles()[k];
            numbers.insert(numbers.end(), {static_cast<double>(bands_.steps()[k]), of.lower, of.median, of.upper});
        }
        return {.numbers = std::move(numbers), .share = 1, .ended = true};
    }

  private:
    studies::Bands bands_;
};

}  // namespace

Job bands_job(const Document& document, std::size_t racer) {
    return {std::string(bands_kind), link_of_study(document), {static_cast<double>(racer)}};
}

Result<std::unique_ptr<Work>> begin_bands(const Job& job) {
    const Failure partial{"The bands cannot be computed apart: they are not told in whole."};
    if (job.numbers.size() != 1) return partial;
    const Document document = document_of_study(job.link);
    const bool of_seeds = document.view.study && document.view.study->kind == studies::Kind::seeds;
    const double racer = job.numbers[0], racers = static_cast<double>(document.experiment.racers.size());
    if (!of_seeds || !(racer >= 0 && racer < racers)) return partial;
    Result<studies::Bands> bands =
        studies::Bands::begin(document.experiment, *document.view.study, static_cast<std::size_t>(racer));
    if (!bands) return bands.error();
    return std::unique_ptr<Work>(std::make_unique<BandsWork>(*std::move(bands)));
}

}  // namespace ravine::jobs
