#include "jobs/race_job.hpp"

#include "document/link/link.hpp"
#include "simulation/race_part.hpp"

#include <algorithm>
#include <utility>

namespace ravine::jobs {
namespace {

// Of a portion: instructions, a millisecond or two of them, and numbers, so that taking them costs no frame.
constexpr std::size_t most_work_at_once = 2'000'000, most_numbers = 20'000, numbers_per_entry = 8;

class RaceWork final : public Work {
  public:
    // One simulation per racer, none for those who are out, which have taken the steps before `first`. Their optimizers are of
    // the catalogue.
    RaceWork(Catalogue catalogue, std::vector<std::optional<Simulation>> simulations, bool trains, int first, int last)
        : catalogue_(std::move(catalogue)),
          simulations_(std::move(simulations)),
          trains_(trains),
          first_(first),
          next_(first),
          last_(last) {
        std::size_t work = 1;
        std::size_t numbers = 0;
        for (const auto& simulation : simulations_) {
            work += simulation ? simulation->work() : 0;
            numbers += numbers_per_entry + (simulation && trains_ ? simulation->dimension() : 0);
        }
        const std::size_t by_numbers = most_numbers / numbers;
        steps_at_once_ = static_cast<int>(std::max<std::size_t>(std::min(most_work_at_once / work, by_numbers), 1));
    }

    Portion next() override {
        const int count = std::min(steps_at_once_, last_ + 1 - next_);
        RacePart part{.first = next_, .count = count, .tracks = {}, .states = {}};
        for (auto& simulation : simulations_) {
            Track& track = part.tracks.emplace_back();
            if (simulation) run(*simulation, track, count);
            if (track.retired) simulation.reset();
            part.states.push_back(simulation ? simulation->save() : std::vector<double>());
        }
        next_ += count;
        const double share = static_cast<double>(next_ - first_) / (last_ + 1 - first_);
        return {.numbers = write_race_part(part), .share = share, .ended = next_ > last_};
    }

  private:
    void run(Simulation& simulation, Track& track, int count) const {
        for (int i = 0; i < count && !track.retired; ++i) {
            simulation.advance();
            record(simulation, 0, track, trains_ ? Recorded::weights : Recorded::place);
        }
    }

    Catalogue catalogue_;
    std::vector<std::optional<Simulation>> simulations_;
    bool trains_;  // networks
    int first_, next_, last_, steps_at_once_;
};

}  // namespace

// The numbers are the last step to compute, and the part of no steps that goes before.
std::optional<Job> race_job(const Race& race, int step) {
    Job job{std::string(race_kind), encode_link({race.experiment(), {}, {}}), {static_cast<double>(step)}};
    if (!(decode_link(job.link).document.experiment == race.experiment())) return std::nullopt;
    const RacePart known{race.computed() + 1, 0, std::vector<Track>(race.tracks().size()), race.states()};
    const std::vector<double> numbers = write_race_part(known);
    job.numbers.insert(job.numbers.end(), numbers.begin(), numbers.end());
    return job;
}

Result<std::unique_ptr<Work>> begin_race(const Job& job) {
    const Failure partial{"The race cannot be computed apart: it is not told in whole."};
    if (job.numbers.empty()) return partial;
    const std::optional<RacePart> known = read_race_part(std::span(job.numbers).subspan(1));
    const Experiment experiment = decode_link(job.link).document.experiment;
    if (!known || known->states.size() != experiment.racers.size() || experiment.racers.empty()) return partial;
    const double step = job.numbers.front();
    if (!(step >= known->first && step <= experiment.steps)) return partial;
    const Result<Ground> ground = ground_of(experiment);
    if (!ground) return partial;
    std::vector<std::optional<Simulation>> simulations(experiment.racers.size());
    for (std::size_t racer = 0; racer < simulations.size(); ++racer) {
        if (known->states[racer].empty()) continue;
        simulations[racer] = simulate(experiment, *ground, racer);
        if (!simulations[racer] || !simulations[racer]->complaint().empty()) return partial;
        if (simulations[racer]->stop(0) || !simulations[racer]->load(known->states[racer])) return partial;
    }
    return std::unique_ptr<Work>(std::make_unique<RaceWork>(experiment.catalogue, std::move(simulations),
                                                            ground->training != nullptr, known->first, static_cast<int>(step)));
}

}  // namespace ravine::jobs
