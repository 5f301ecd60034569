// Computes a race by jobs, one after the other in this thread.
#pragma once

#include "jobs/race_job.hpp"
#include "simulation/race_part.hpp"

#include <catch2/catch_test_macros.hpp>

// Advances a race to a step by so many jobs at most. Requires that a link can tell it.
inline void advance_by_jobs(ravine::Race& race, int step, std::size_t most = 1) {
    using namespace ravine;
    const std::vector<jobs::Job> all = jobs::race_jobs(race, step, most);
    REQUIRE_FALSE(all.empty());
    REQUIRE(all.size() <= most);
    std::vector<std::vector<RacePart>> of_steps;  // the parts of all jobs
    for (const jobs::Job& job : all) {
        const auto work = jobs::begin(job);
        double share = 0;
        std::size_t count = 0;
        for (bool ended = false; !ended; ++count) {
            const jobs::Portion portion = work->next();
            REQUIRE(portion.failure.empty());
            CHECK(portion.share > share);
            share = portion.share;
            auto part = read_race_part(portion.numbers);
            REQUIRE(part);
            if (of_steps.size() <= count) of_steps.emplace_back();
            of_steps[count].push_back(std::move(*part));
            ended = portion.ended;
        }
        CHECK(share == 1);
    }
    for (std::vector<RacePart>& parts : of_steps) {
        REQUIRE(parts.size() == all.size());
        const auto part = join(std::move(parts));
        REQUIRE(part);
        REQUIRE(race.append(*part));
    }
    CHECK(race.computed() == step);
}
