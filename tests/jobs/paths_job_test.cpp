#include "jobs/paths_job.hpp"

#include "run_job.hpp"

#include "document/link/link.hpp"
#include "simulation/race.hpp"
#include "studies/paths.hpp"
#include "studies/starts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine;

TEST_CASE("the balls of a swarm that are followed go where the race from their start goes") {
    Document document =
        decode_link("loss=himmelblau&racers=gd,lr:0.02;adam,lr:0.1&steps=30&study=swarm,size:15000,racer:1").document;
    const std::vector<double> numbers = jobs::run(jobs::paths_job(document));
    constexpr std::size_t told = 31, balls = studies::Paths::most_balls, all = 15'000;
    REQUIRE(numbers.size() == 2 * told * balls);
    const Experiment experiment = document.experiment;
    for (const std::size_t ball : {std::size_t{0}, std::size_t{777}, balls - 1}) {
        const std::size_t row = ball * all / balls;
        document.experiment.start = studies::start_in_spread(studies::Spread::uniform, experiment, experiment.seed, row, all);
        Race race(document.experiment);
        race.advance_to(30);
        const Track& track = race.tracks()[0];
        for (std::size_t step = 0; step < told; ++step) {
            const double* const place = &numbers[2 * (ball * told + step)];
            if (step < track.x.size()) {
                CHECK((place[0] == track.x[step] && place[1] == track.y[step]));
            } else {
                CHECK(std::isnan(place[0]));
            }
        }
    }
}

TEST_CASE("of a long race some steps are told, the first and the last among them") {
    CHECK(studies::told_steps(5, 200) == std::vector<int>{0, 1, 2, 3, 4, 5});
    const std::vector<int> told = studies::told_steps(100'000, 200);
    CHECK(told.size() == 201);
    CHECK(told.front() == 0);
    CHECK(told.back() == 100'000);
}

TEST_CASE("a damaged job of paths ends with a sentence") {
    const Document document = decode_link("loss=bowl&racers=gd&study=swarm").document;
    jobs::Job job = jobs::paths_job(document);
    job.numbers = {1};
    CHECK_FALSE(jobs::begin(job)->next().failure.empty());
    job.numbers.clear();
    job.link = "loss=bowl&racers=gd&study=seeds";
    CHECK_FALSE(jobs::begin(job)->next().failure.empty());
}
