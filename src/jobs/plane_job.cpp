#include "jobs/plane_job.hpp"

#include "document/link/link.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace ravine::jobs {
namespace {

constexpr std::size_t largest_side = 1025;

// Of a portion: instructions, a millisecond or two of them.
constexpr std::size_t most_work_at_once = 2'000'000;

// The numbers of a job: side, first row, rows, then the scales of the plane, its origin, u and v.
constexpr std::size_t numbers_before_plane = 5;

class PlaneWork final : public Work {
  public:
    PlaneWork(std::shared_ptr<const network::Training> training, network::Plane plane, const Box& domain, std::size_t side,
              std::size_t first, std::size_t rows)
        : training_(std::move(training)),
          plane_(std::move(plane)),
          domain_(domain),
          side_(side),
          first_(first),
          next_(first),
          end_(first + rows),
          at_once_(std::max<std::size_t>(most_work_at_once / (side * training_->network.gradient_work() / 3 + 1), 1)) {}

    Portion next() override {
        const std::size_t rows = std::min(at_once_, end_ - next_);
        std::vector<double> losses = losses_of_plane(plane_, training_->network, domain_, side_, next_, rows);
        next_ += rows;
        const double share = static_cast<double>(next_ - first_) / static_cast<double>(end_ - first_);
        return {.numbers = std::move(losses), .share = share, .ended = next_ == end_};
    }

  private:
    std::shared_ptr<const network::Training> training_;
    network::Plane plane_;
    Box domain_;
    std::size_t side_, first_, next_, end_, at_once_;
};

}  // namespace

Job plane_job(const Race& race, std::size_t side, std::size_t first, std::size_t rows) {
    const network::Plane& plane = race.plane();
    Job job{std::string(plane_kind),
            encode_link({race.experiment(), {}, {}}),
            {static_cast<double>(side), static_cast<double>(first), static_cast<double>(rows), plane.scale_u, plane.scale_v}};
    for (const std::vector<double>* numbers : {&plane.origin, &plane.u, &plane.v})
        job.numbers.insert(job.numbers.end(), numbers->begin(), numbers->end());
    return job;
}

Result<std::unique_ptr<Work>> begin_plane(const Job& job) {
    const Failure partial{"The plane cannot be computed apart: it is not told in whole."};
    const Experiment experiment = decode_link(job.link).document.experiment;
    if (!experiment.network || job.numbers.size() < numbers_before_plane) return partial;
    const std::size_t n = network::count_weights(experiment.network->architecture);
    const double side = job.numbers[0], first = job.numbers[1], rows = job.numbers[2];
    const bool fits = job.numbers.size() == numbers_before_plane + 3 * n && side >= 2 &&
                      side <= static_cast<double>(largest_side) && first >= 0 && rows >= 1 && first + rows <= side;
    if (!fits) return partial;
    const std::span<const double> numbers = std::span(job.numbers).subspan(numbers_before_plane);
    const auto part = [&](std::size_t i) {
        const std::span<const double> of = numbers.subspan(i * n, n);
        return std::vector<double>(of.begin(), of.end());
    };
    network::Plane plane{.origin = part(0), .u = part(1), .v = part(2)};
    plane.scale_u = job.numbers[3];
    plane.scale_v = job.numbers[4];
    return std::unique_ptr<Work>(std::make_unique<PlaneWork>(
        network::make_training(*experiment.network, experiment.seed), std::move(plane), experiment.domain,
        static_cast<std::size_t>(side), static_cast<std::size_t>(first), static_cast<std::size_t>(rows)));
}

}  // namespace ravine::jobs
