#include "jobs/bands_job.hpp"

#include "run_job.hpp"

#include "document/link/link.hpp"
#include "simulation/race.hpp"
#include "studies/summary.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("bands have the quartiles of the losses that the race has with each seed") {
    Document document =
        decode_link("loss=himmelblau&racers=gd,lr:0.01;adam,lr:0.1&steps=50&noise=2&seed=5&study=seeds,seeds:7").document;
    const std::vector<double> numbers = jobs::run(jobs::bands_job(document, 1));
    REQUIRE(numbers.size() == 51 * jobs::numbers_per_band);
    std::vector<std::vector<double>> losses(51);
    for (int i = 0; i < 7; ++i) {
        Race race(document.experiment);
        race.advance_to(50);
        for (std::size_t step = 0; step <= 50; ++step) losses[step].push_back(race.tracks()[1].loss[step]);
        ++document.experiment.seed;
    }
    for (std::size_t step = 0; step <= 50; ++step) {
        const studies::Quartiles of = studies::quartiles(losses[step]);
        const double* const row = &numbers[step * jobs::numbers_per_band];
        CHECK(row[0] == static_cast<double>(step));
        CHECK((row[1] == of.lower && row[2] == of.median && row[3] == of.upper));
    }
}

TEST_CASE("bands of a long race are told at some steps, the first and the last among them") {
    const Document document = decode_link("loss=bowl&racers=gd,lr:0.01&steps=3000&study=seeds,seeds:2").document;
    const std::vector<double> numbers = jobs::run(jobs::bands_job(document, 0));
    CHECK(numbers.size() == 401 * jobs::numbers_per_band);
    CHECK(numbers.front() == 0);
    CHECK(numbers[400 * jobs::numbers_per_band] == 3000);
}

TEST_CASE("a damaged job of bands ends with a sentence") {
    const Document document = decode_link("loss=bowl&racers=gd&study=seeds").document;
    jobs::Job job = jobs::bands_job(document, 0);
    job.numbers = {1};
    CHECK_FALSE(jobs::begin(job)->next().failure.empty());
    job.numbers.clear();
    CHECK_FALSE(jobs::begin(job)->next().failure.empty());
    job = jobs::bands_job(document, 0);
    job.link = "loss=bowl&racers=gd";
    CHECK_FALSE(jobs::begin(job)->next().failure.empty());
}
