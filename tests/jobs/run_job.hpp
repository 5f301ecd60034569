// Runs a job to its end.
#pragma once

#include "jobs/job.hpp"

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace ravine::jobs {

// Returns the numbers of all portions. Requires that the job does not fail.
inline std::vector<double> run(const Job& job) {
    const auto work = begin(job);
    std::vector<double> numbers;
    for (bool ended = false; !ended;) {
        const Portion portion = work->next();
        CHECK(portion.failure.empty());
        numbers.insert(numbers.end(), portion.numbers.begin(), portion.numbers.end());
        ended = portion.ended;
    }
    return numbers;
}

}  // namespace ravine::jobs
