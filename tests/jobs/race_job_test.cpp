#include "jobs/race_job.hpp"

#include "document/link/link.hpp"
#include "optimizers/definition.hpp"
#include "race_by_jobs.hpp"
#include "simulation/race_part.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace ravine;
using namespace ravine::jobs;

TEST_CASE("races of every optimizer have the same bits by jobs, in whatever parts") {
    for (const char* setting : {"loss=rosenbrock", "loss=himmelblau&noise=0.3&seed=5", "loss=logistic&batch=4"}) {
        for (const auto& optimizer : builtin_catalogue().all()) {
            const std::string link = std::string(setting) + "&steps=400&racers=" + optimizer->key + ";gd,lr:50";
            INFO(link);
            const Experiment experiment = decode_link(link).document.experiment;
            Race here(experiment), apart(experiment);
            here.advance_to(400);
            advance_by_jobs(apart, 7);
            apart.advance_to(60);
            advance_by_jobs(apart, 61, 2);
            advance_by_jobs(apart, 390, 9);
            apart.advance_to(400);
            CHECK(trajectory_hash(apart) == trajectory_hash(here));
            for (std::size_t racer = 0; racer < 2; ++racer) {
                const auto &a = here.tracks()[racer].retired, &b = apart.tracks()[racer].retired;
                REQUIRE(a.has_value() == b.has_value());
                if (a) CHECK((a->step == b->step && a->reason == b->reason));
                CHECK(here.tracks()[racer].evaluations == apart.tracks()[racer].evaluations);
            }
        }
    }
}

TEST_CASE("jobs of a race share its racers, but for those that are out") {
    Race race(decode_link("racers=gd,lr:0.01;gd,lr:50;adam;cg;nag,lr:0.01&steps=500&loss=himmelblau").document.experiment);
    race.advance_to(100);
    REQUIRE(race.tracks()[1].retired);
    for (const std::size_t most : {1U, 2U, 3U, 4U, 8U}) {
        std::vector<int> takers(5, 0);
        const std::vector<Job> jobs = race_jobs(race, 500, most);
        CHECK(jobs.size() == std::min<std::size_t>(most, 4));
        for (const Job& job : jobs) {
            const auto part = read_race_part(begin(job)->next().numbers);
            REQUIRE(part);
            for (std::size_t racer = 0; racer < 5; ++racer) takers[racer] += part->tracks[racer].empty() ? 0 : 1;
        }
        CHECK(takers == std::vector<int>{1, 0, 1, 1, 1});
    }
}

TEST_CASE("parts of other steps or races are not joined") {
    const auto part = [](int first, int count, std::size_t racers) {
        return RacePart{first, count, std::vector<Track>(racers), std::vector<std::vector<double>>(racers)};
    };
    CHECK(join({part(3, 2, 2), part(3, 2, 2)}));
    CHECK_FALSE(join({part(3, 2, 2), part(4, 2, 2)}));
    CHECK_FALSE(join({part(3, 2, 2), part(3, 1, 2)}));
    CHECK_FALSE(join({part(3, 2, 2), part(3, 2, 3)}));
}

TEST_CASE("definitions travel with the job of their race") {
    const Experiment experiment =
        decode_link(
            "steps=300&noise=0.1&racers=heavy;own,k:3;adam&define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}"
            "own(k:2){x=x-0.01*k*g/(norm(g)+1)}")
            .document.experiment;
    REQUIRE(experiment.racers.size() == 3);
    Race here(experiment), apart(experiment);
    here.advance_to(300);
    advance_by_jobs(apart, 100);
    advance_by_jobs(apart, 300, 2);
    CHECK(trajectory_hash(apart) == trajectory_hash(here));
}

TEST_CASE("an optimizer that was defined at run time cannot be told in a link, so there is no job") {
    Catalogue catalogue = builtin_catalogue();
    catalogue.add({.key = "mine", .title = "My own", .year = 2026, .parameters = {}, .rule = "x = x - 0.1*g\n"});
    const Race race(decode_link("racers=mine;gd", catalogue).document.experiment);
    CHECK(race_jobs(race, 100, 2).empty());
}

TEST_CASE("a job of a race that makes no sense ends in a sentence") {
    const Race race(decode_link("racers=adam;gd&steps=50").document.experiment);
    const Job good = race_jobs(race, 50, 1).front();
    const auto failure = [](const Job& job) { return begin(job)->next().failure; };
    CHECK(failure(good).empty());
    Job job = good;
    job.numbers.pop_back();
    CHECK_FALSE(failure(job).empty());
    job.numbers.clear();
    CHECK_FALSE(failure(job).empty());
    job = good;
    job.numbers[0] = 51;
    CHECK_FALSE(failure(job).empty());
    for (const double steps_at_once : {0.0, -1.0, 1e9, std::nan("")}) {
        job = good;
        job.numbers[1] = steps_at_once;
        CHECK_FALSE(failure(job).empty());
    }
    job = good;
    job.link = "racers=adam&steps=50";
    CHECK_FALSE(failure(job).empty());
    job = good;
    job.link = "loss=nonsense(&steps=50&racers=adam;bfgs";
    CHECK_FALSE(failure(job).empty());
}
