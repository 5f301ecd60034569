// The program that the thread sanitizer watches: it ends with 66 where two threads write, or one writes and one reads, what no
// order is given for.
#include "../simulation/threads.hpp"

#include "document/link/link.hpp"
#include "jobs/race_job.hpp"
#include "jobs/service.hpp"
#include "simulation/race_part.hpp"

#include <cstdio>

namespace {

using namespace ravine;

// Returns true if races come to the same bits by jobs as in this thread, while other jobs are cancelled.
bool jobs_change_nothing() {
    const Experiment experiment =
        decode_link("loss=rosenbrock&racers=adam;bfgs;gd,lr:1&steps=3000&noise=0.1").document.experiment;
    constexpr std::size_t count = 6;
    std::vector<Race> races(count, Race(experiment));
    jobs::Scheduler scheduler;
    jobs::Service service(jobs::make_threads(), scheduler);
    std::vector<jobs::Ticket> tickets;
    for (Race& race : races) {
        const auto take = [&race](std::span<const double> chunk) { race.append(*read_race_part(chunk)); };
        const auto end = [](const std::string&) {};
        tickets.push_back(service.submit(jobs::race_jobs(race, 3000, 1).front(), jobs::Importance::visible, {take, end}));
    }
    for (std::size_t i = 0; i < count; i += 2) tickets[i].cancel();
    Race here(experiment);
    here.advance_to(3000);
    while (service.busy()) service.poll();
    bool same = true;
    for (std::size_t i = 1; i < count; i += 2) same = same && trajectory_hash(races[i]) == trajectory_hash(here);
    return same;
}

}  // namespace

int main() {
    const bool same = threads_change_nothing() && jobs_change_nothing();
    std::puts(same ? "the bits of one thread" : "other bits than those of one thread");
    return same ? 0 : 1;
}
