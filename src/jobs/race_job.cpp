#include "jobs/race_job.hpp"

#include "document/link/link.hpp"
#include "math/order.hpp"
#include "simulation/race_part.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace ravine::jobs {
namespace {

// Of a portion: instructions, a millisecond or two of them, and numbers, so that taking them costs no frame.
constexpr std::size_t most_work_at_once = 2'000'000, most_numbers = 20'000, numbers_per_entry = 8;

// The numbers of a job: the last step to compute, the steps of a portion, and the part of no steps that goes before.
constexpr std::size_t numbers_before_part = 2;

class RaceWork final : public Work {
  public:
    // One simulation per racer, none for those who are out or in another job, which have taken the steps before `first`. Their
    // optimizers are of the catalogue.
    RaceWork(Catalogue catalogue, std::vector<std::optional<Simulation>> simulations, bool trains, int first, int last,
             int steps_at_once)
        : catalogue_(std::move(catalogue)),
          simulations_(std::move(simulations)),
          trains_(trains),
          first_(first),
          next_(first),
          last_(last),
          steps_at_once_(steps_at_once) {}

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

// Divides the racers that are not out among so many groups at most, the one with most work first, each to the group that has
// least.
std::vector<std::vector<std::size_t>> divide(const Race& race, std::size_t most) {
    std::vector<std::size_t> racers;
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
        if (race.work_per_step(racer) > 0) racers.push_back(racer);
    }
    sort_stably(racers, [&](std::size_t a, std::size_t b) { return race.work_per_step(a) > race.work_per_step(b); });
    std::vector<std::vector<std::size_t>> groups(std::clamp<std::size_t>(most, 1, std::max<std::size_t>(racers.size(), 1)));
    std::vector<std::size_t> work(groups.size(), 0);
    for (const std::size_t racer : racers) {
        const auto least = static_cast<std::size_t>(std::min_element(work.begin(), work.end()) - work.begin());
        groups[least].push_back(racer);
        work[least] += race.work_per_step(racer);
    }
    return groups;
}

// The steps of a portion are the same in all jobs, so that their parts can be joined.
int steps_at_once(const Race& race, std::span<const std::vector<std::size_t>> groups) {
    std::size_t most_work = 1, numbers = 0;
    for (const std::vector<std::size_t>& group : groups) {
        std::size_t work = 1;
        for (const std::size_t racer : group) work += race.work_per_step(racer);
        most_work = std::max(most_work, work);
    }
    const std::size_t weights = race.training() ? race.training()->start.size() : 0;
    for (const Track& track : race.tracks()) numbers += numbers_per_entry + (track.retired ? 0 : weights);
    return static_cast<int>(std::max<std::size_t>(std::min(most_work_at_once / most_work, most_numbers / numbers), 1));
}

}  // namespace

std::vector<Job> race_jobs(const Race& race, int step, std::size_t most) {
    const std::string link = encode_link({race.experiment(), {}, {}});
    if (!(decode_link(link).document.experiment == race.experiment())) return {};
    const std::vector<std::vector<std::size_t>> groups = divide(race, most);
    const int at_once = steps_at_once(race, groups);
    const std::vector<std::vector<double>> states = race.states();
    std::vector<Job> jobs;
    for (const std::vector<std::size_t>& group : groups) {
        RacePart known{race.computed() + 1, 0, std::vector<Track>(states.size()),
                       std::vector<std::vector<double>>(states.size())};
        for (const std::size_t racer : group) known.states[racer] = states[racer];
        Job& job =
            jobs.emplace_back(Job{std::string(race_kind), link, {static_cast<double>(step), static_cast<double>(at_once)}});
        const std::vector<double> numbers = write_race_part(known);
        job.numbers.insert(job.numbers.end(), numbers.begin(), numbers.end());
    }
    return jobs;
}

Result<std::unique_ptr<Work>> begin_race(const Job& job) {
    const Failure partial{"The race cannot be computed apart: it is not told in whole."};
    if (job.numbers.size() < numbers_before_part) return partial;
    const std::optional<RacePart> known = read_race_part(std::span(job.numbers).subspan(numbers_before_part));
    const Experiment experiment = decode_link(job.link).document.experiment;
    if (!known || known->states.size() != experiment.racers.size() || experiment.racers.empty()) return partial;
    const double step = job.numbers[0], at_once = job.numbers[1];
    if (!(step >= known->first && step <= experiment.steps && at_once >= 1 && at_once <= most_steps)) return partial;
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
                                                            ground->training != nullptr, known->first, static_cast<int>(step),
                                                            static_cast<int>(at_once)));
}

}  // namespace ravine::jobs
