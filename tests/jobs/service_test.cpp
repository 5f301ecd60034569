#include "jobs/service.hpp"

#include "document/link/link.hpp"
#include "fake_backend.hpp"
#include "jobs/race_job.hpp"
#include "simulation/race_part.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

using namespace ravine;
using namespace ravine::jobs;

namespace {

constexpr const char* race_link = "loss=rosenbrock&racers=adam;momentum,lr:1e-4;newton;gd,lr:1&steps=3000&noise=0.1";

// What a job has told.
struct Heard {
    std::vector<double> numbers;
    int ends = 0;
    std::string failure;

    Listener listener() {
        return {[this](std::span<const double> chunk) { numbers.insert(numbers.end(), chunk.begin(), chunk.end()); },
                [this](const std::string& sentence) {
                    ++ends;
                    failure = sentence;
                }};
    }
};

struct Bench {
    Scheduler scheduler;
    FakeBackend* backend = new FakeBackend;
    Service service{std::unique_ptr<Backend>(backend), scheduler};
};

// Has a service compute a race to its end. Takes the main thread's portions, too.
void finish(Service& service, Scheduler& scheduler) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(2);
    while (service.busy() && std::chrono::steady_clock::now() < end) {
        service.poll();
        if (scheduler.busy()) {
            scheduler.spend(0.001);
        } else {
            std::this_thread::yield();
        }
    }
    REQUIRE_FALSE(service.busy());
}

Listener into(Race& race, Heard& heard) {
    Listener listener = heard.listener();
    listener.chunk = [&race](std::span<const double> chunk) {
        const auto part = read_race_part(chunk);
        REQUIRE(part);
        REQUIRE(race.append(*part));
    };
    return listener;
}

}  // namespace

TEST_CASE("jobs start as there is room for them, first what the user waits for") {
    Bench bench;
    Heard heard;
    const Ticket first = bench.service.submit({"a", "", {}}, Importance::other, heard.listener());
    const Ticket second = bench.service.submit({"b", "", {}}, Importance::other, heard.listener());
    const Ticket third = bench.service.submit({"c", "", {}}, Importance::awaited, heard.listener());
    CHECK(bench.backend->started == std::vector<JobId>{1});
    bench.backend->end(1);
    bench.service.poll();
    CHECK(bench.backend->started == std::vector<JobId>{1, 3});
    CHECK_FALSE(first.active());
    CHECK(first.progress() == 1);
    bench.backend->send(3, 7);
    bench.service.poll();
    CHECK(third.progress() == 0.5);
    CHECK(heard.numbers == std::vector<double>{7});
    bench.backend->end(3);
    bench.service.poll();
    CHECK(bench.backend->started == std::vector<JobId>{1, 3, 2});
    CHECK(second.active());
}

TEST_CASE("nothing is heard of a cancelled job, not even what has come already") {
    Bench bench;
    Heard heard;
    Ticket ticket = bench.service.submit({"a", "", {}}, Importance::awaited, heard.listener());
    bench.backend->send(1, 7);
    bench.backend->end(1);
    SECTION("by its ticket") { ticket.cancel(); }
    SECTION("by another ticket in its place") { ticket = Ticket(); }
    CHECK(bench.backend->stopped == std::vector<JobId>{1});
    bench.service.poll();
    CHECK(heard.numbers.empty());
    CHECK(heard.ends == 0);
    CHECK_FALSE(bench.service.busy());
}

TEST_CASE("a job that waits is cancelled without a word to the backend, and makes room for none") {
    Bench bench;
    Heard heard;
    const Ticket first = bench.service.submit({"a", "", {}}, Importance::awaited, heard.listener());
    Ticket second = bench.service.submit({"b", "", {}}, Importance::awaited, heard.listener());
    second.cancel();
    CHECK(bench.backend->stopped.empty());
    bench.backend->end(1);
    bench.service.poll();
    CHECK(bench.backend->started == std::vector<JobId>{1});
}

TEST_CASE("a listener may cancel its own job and submit another") {
    Bench bench;
    Heard heard;
    Ticket ticket;
    ticket = bench.service.submit({"a", "", {}}, Importance::awaited,
                                  {[&](std::span<const double>) {
                                       ticket = bench.service.submit({"b", "", {}}, Importance::awaited, heard.listener());
                                   },
                                   [](const std::string&) { FAIL("the job was cancelled"); }});
    bench.backend->send(1, 7);
    bench.backend->end(1);
    bench.service.poll();
    CHECK(bench.backend->started == std::vector<JobId>{1, 2});
    CHECK(ticket.active());
}

TEST_CASE("a job of no kind ends in a sentence, wherever it runs") {
    Scheduler scheduler;
    Heard heard;
    for (const bool threads : {true, false}) {
        Service service(threads ? make_threads() : nullptr, scheduler);
        const Ticket ticket = service.submit({"knitting", "", {}}, Importance::awaited, heard.listener());
        finish(service, scheduler);
        CHECK(heard.failure == "There are no jobs of the kind \"knitting\".");
    }
    CHECK(heard.ends == 2);
}

TEST_CASE("a race is computed elsewhere to the same bits, and goes on from there") {
    const Experiment experiment = decode_link(race_link).document.experiment;
    Race here(experiment);
    here.advance_to(2500);
    for (const bool threads : {true, false}) {
        Scheduler scheduler;
        Service service(threads ? make_threads() : nullptr, scheduler);
        Race race(experiment);
        race.advance_to(3);
        const auto jobs = race_jobs(race, 2000, 1);
        REQUIRE(jobs.size() == 1);
        Heard heard;
        const Ticket ticket = service.submit(jobs.front(), Importance::awaited, into(race, heard));
        finish(service, scheduler);
        CHECK(heard.ends == 1);
        CHECK(heard.failure.empty());
        CHECK(race.computed() == 2000);
        race.advance_to(2500);
        CHECK(trajectory_hash(race) == trajectory_hash(here));
        for (std::size_t racer = 0; racer < experiment.racers.size(); ++racer) {
            CHECK(race.tracks()[racer].evaluations == here.tracks()[racer].evaluations);
            CHECK(race.tracks()[racer].retired.has_value() == here.tracks()[racer].retired.has_value());
        }
    }
}

TEST_CASE("when a worker dies the main thread goes on where it was") {
    const Experiment experiment = decode_link(race_link).document.experiment;
    Race here(experiment), race(experiment);
    here.advance_to(3000);
    Bench bench;
    Heard heard;
    const auto jobs = race_jobs(race, 3000, 1);
    REQUIRE(jobs.size() == 1);
    const Ticket ticket = bench.service.submit(jobs.front(), Importance::awaited, into(race, heard));
    const auto work = begin(jobs.front());
    bench.backend->messages.push_back({1, work->next()});
    bench.backend->lose(1);
    bench.backend->most = 0;
    bench.service.poll();
    CHECK(race.computed() > 0);
    CHECK(race.computed() < 3000);
    finish(bench.service, bench.scheduler);
    CHECK(heard.failure.empty());
    CHECK(trajectory_hash(race) == trajectory_hash(here));
}

#ifndef __EMSCRIPTEN__
TEST_CASE("many jobs in threads end, each with its own result, and those that are cancelled are not heard of") {
    Scheduler scheduler;
    Service service(make_threads(), scheduler);
    constexpr std::size_t count = 60;
    std::vector<Heard> heard(count);
    std::vector<Ticket> tickets;
    std::vector<Race> races;
    for (std::size_t i = 0; i < count; ++i) {
        races.emplace_back(
            decode_link("loss=x^2+3*y^2&racers=adam;gd&steps=2000&start=1," + std::to_string(i)).document.experiment);
    }
    for (std::size_t i = 0; i < count; ++i) {
        tickets.push_back(service.submit(race_jobs(races[i], 2000, 1).front(), Importance::other, into(races[i], heard[i])));
    }
    for (std::size_t i = 0; i < count; i += 3) tickets[i].cancel();
    finish(service, scheduler);
    for (std::size_t i = 0; i < count; ++i) {
        CHECK(heard[i].ends == (i % 3 == 0 ? 0 : 1));
        if (i % 3 == 0) continue;
        Race here(races[i].experiment());
        here.advance_to(2000);
        CHECK(trajectory_hash(races[i]) == trajectory_hash(here));
    }
}

TEST_CASE("a service ends at once with jobs at work and waiting") {
    Scheduler scheduler;
    Heard heard;
    const Race race(decode_link("loss=rosenbrock&racers=adam;adam;adam;adam&steps=100000").document.experiment);
    Service service(make_threads(), scheduler);
    std::vector<Ticket> tickets;
    for (int i = 0; i < 8; ++i)
        tickets.push_back(service.submit(race_jobs(race, 100'000, 1).front(), Importance::other, heard.listener()));
    service.poll();
    CHECK(service.busy());
}
#endif
