#include "jobs/race_job.hpp"

#include "document/link/link.hpp"
#include "optimizers/definition.hpp"
#include "simulation/race_part.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::jobs;

namespace {

// Computes a race by portions of a job, up to a step.
void compute(Race& race, int step) {
    const auto job = race_job(race, step);
    REQUIRE(job);
    const auto work = begin(*job);
    double share = 0;
    for (bool ended = false; !ended;) {
        const Portion portion = work->next();
        REQUIRE(portion.failure.empty());
        CHECK(portion.share > share);
        share = portion.share;
        const auto part = read_race_part(portion.numbers);
        REQUIRE(part);
        REQUIRE(race.append(*part));
        ended = portion.ended;
    }
    CHECK(share == 1);
    CHECK(race.computed() == step);
}

}  // namespace

TEST_CASE("races of every optimizer have the same bits by jobs, in whatever parts") {
    for (const char* setting : {"loss=rosenbrock", "loss=himmelblau&noise=0.3&seed=5", "loss=logistic&batch=4"}) {
        for (const auto& optimizer : builtin_catalogue().all()) {
            const std::string link = std::string(setting) + "&steps=400&racers=" + optimizer->key + ";gd,lr:50";
            INFO(link);
            const Experiment experiment = decode_link(link).document.experiment;
            Race here(experiment), apart(experiment);
            here.advance_to(400);
            compute(apart, 7);
            apart.advance_to(60);
            compute(apart, 61);
            compute(apart, 390);
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

TEST_CASE("definitions travel with the job of their race") {
    const Experiment experiment =
        decode_link(
            "steps=300&noise=0.1&racers=heavy;own,k:3;adam&define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}"
            "own(k:2){x=x-0.01*k*g/(norm(g)+1)}")
            .document.experiment;
    REQUIRE(experiment.racers.size() == 3);
    Race here(experiment), apart(experiment);
    here.advance_to(300);
    compute(apart, 100);
    compute(apart, 300);
    CHECK(trajectory_hash(apart) == trajectory_hash(here));
}

TEST_CASE("an optimizer that was defined at run time cannot be told in a link, so there is no job") {
    Catalogue catalogue = builtin_catalogue();
    catalogue.add({.key = "mine", .title = "My own", .year = 2026, .parameters = {}, .rule = "x = x - 0.1*g\n"});
    const Race race(decode_link("racers=mine;gd", catalogue).document.experiment);
    CHECK_FALSE(race_job(race, 100));
}

TEST_CASE("a job of a race that makes no sense ends in a sentence") {
    const Race race(decode_link("racers=adam;gd&steps=50").document.experiment);
    const Job good = *race_job(race, 50);
    const auto failure = [](const Job& job) { return begin(job)->next().failure; };
    CHECK(failure(good).empty());
    Job job = good;
    job.numbers.pop_back();
    CHECK_FALSE(failure(job).empty());
    job.numbers.clear();
    CHECK_FALSE(failure(job).empty());
    job = good;
    job.numbers.front() = 51;
    CHECK_FALSE(failure(job).empty());
    job = good;
    job.link = "racers=adam&steps=50";
    CHECK_FALSE(failure(job).empty());
    job = good;
    job.link = "loss=nonsense(&steps=50&racers=adam;bfgs";
    CHECK_FALSE(failure(job).empty());
}
