#include "jobs/study_job.hpp"

#include "run_job.hpp"

#include "document/link/link.hpp"
#include "studies/runs.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstring>

using namespace ravine;

namespace {

constexpr const char* himmelblau = "v=1&loss=himmelblau&racers=gd,lr:0.01;adam&steps=30&noise=0.1&study=";

}  // namespace

TEST_CASE("a job of a study computes its rows, to the same bits") {
    for (const char* study :
         {"basins,size:6", "swarm,size:36", "sweep,lr:0.001..0.1,size:9,seeds:2", "seeds,seeds:18", "tune,size:4,seeds:18"}) {
        INFO(study);
        const Document document = decode_link(std::string(himmelblau) + study).document;
        studies::Runs runs = *studies::Runs::begin(document.experiment, *document.view.study);
        REQUIRE(runs.rows() == 36);
        const std::vector<double> rows = runs.compute(7, 20), numbers = jobs::run(jobs::study_job(document, 7, 20));
        REQUIRE(numbers.size() == rows.size());
        CHECK(std::memcmp(numbers.data(), rows.data(), rows.size() * sizeof(double)) == 0);
    }
}

TEST_CASE("a job that is about no rows of a study fails with a sentence") {
    const Document document = decode_link(std::string(himmelblau) + "basins,size:6").document;
    const auto fails = [](const jobs::Job& job) {
        const Result<std::unique_ptr<jobs::Work>> begun = jobs::begin_study(job);
        return !begun && !begun.error().sentence.empty();
    };
    CHECK(fails(jobs::study_job(document, 30, 7)));
    CHECK(fails({std::string(jobs::study_kind), "v=1", {0, 1}}));
    CHECK(fails({std::string(jobs::study_kind), std::string(himmelblau) + "basins,size:6", {0}}));
    CHECK(fails({std::string(jobs::study_kind), std::string(himmelblau) + "basins,racer:7", {0, 1}}));
}
