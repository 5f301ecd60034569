#include "studies/study.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::studies;

TEST_CASE("a study is written as it was read") {
    for (const char* text :
         {"basins", "basins,size:64,racer:2", "swarm", "swarm,size:1000000,spread:ring", "sweep,lr:0.001..1",
          "sweep,lr:0.001..1,mu:0..0.99,size:9,seeds:5", "sweep,lr:0.5..1 log", "sweep,lr:0.001..1 linear", "seeds,seeds:50"}) {
        INFO(text);
        const Result<Study> study = read_study(text);
        REQUIRE(study);
        CHECK(write_study(*study) == text);
    }
}

TEST_CASE("a study that makes no sense is refused with the reason") {
    struct Case {
        const char *text, *reason;
    };
    for (const Case& c : {
             Case{"basin", "there is no study \"basin\"; there are basins, swarm, sweep, seeds"},
             {"", "there is no study \"\"; there are basins, swarm, sweep, seeds"},
             {"basins,size:1", "size is a whole number from 2 to 4096, not \"1\""},
             {"basins,size:5000", "size is a whole number from 2 to 4096, not \"5000\""},
             {"swarm,size:2000000", "size is a whole number from 1 to 1000000, not \"2000000\""},
             {"basins,size", "\"size\" has no value: write size:64"},
             {"basins,lr:0..1", "a study of basins has no \"lr\""},
             {"seeds,size:4", "a study of seeds has no \"size\""},
             {"swarm,spread:star", "there is no spread \"star\"; there are grid, gauss, ring, uniform"},
             {"sweep", "a sweep names the parameter, and the range of its values: sweep,lr:0.001..1"},
             {"sweep,lr:1", "lr takes a range like 0.001..1, and perhaps log or linear after it"},
             {"sweep,lr:1..0.1", "lr takes a range like 0.001..1, and perhaps log or linear after it"},
             {"sweep,lr:0..1 log", "lr begins above 0 where it is logarithmic"},
             {"sweep,a:0..1,b:0..1,c:0..1", "a sweep has one or two parameters"},
         }) {
        INFO(c.text);
        const Result<Study> study = read_study(c.text);
        REQUIRE_FALSE(study);
        CHECK(study.error().sentence == c.reason);
    }
    CHECK(read_study("basin").error().corrections == std::vector<std::string>{"basins"});
}

TEST_CASE("a study is about what the race has") {
    Experiment experiment = default_experiment();
    experiment.racers = {{"gd", {}}, {"adam", {}}};
    const auto fault = [&](const char* text) { return fault_of(*read_study(text), experiment); };
    CHECK(fault("basins,racer:2") == "");
    CHECK(fault("basins,racer:3") == "there is no racer 3; the race has 2");
    CHECK(fault("sweep,lr:0.001..1") == "");
    CHECK(fault("sweep,beta1:0..0.9") == "racer 1, GD, has no parameter \"beta1\" that is a number");
    CHECK(fault("sweep,beta1:0..0.9,racer:2") == "");
    CHECK(fault("sweep,lr:-1..1") == "lr of GD goes from 1e−6 to 100");
    CHECK(fault("sweep,a:0..1,racer:2") == "racer 2, Adam, has no parameter \"a\" that is a number");
    experiment.racers.clear();
    CHECK(fault("basins") == "the race has no racers");
}

TEST_CASE("swept values reach from end to end, evenly on their scale") {
    const Swept linear{"mu", 0, 1, false}, log{"lr", 0.001, 1000, true};
    CHECK(linear.at(0, 5) == 0);
    CHECK(linear.at(1, 5) == 0.25);
    CHECK(linear.at(4, 5) == 1);
    CHECK(log.at(0, 7) == 0.001);
    CHECK(std::abs(log.at(3, 7) - 1) < 1e-12);
    CHECK(log.at(6, 7) == 1000);
}
