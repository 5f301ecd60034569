#include "studies/study.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::studies;

TEST_CASE("a study is written as it was read") {
    for (const char* text :
         {"basins", "basins,size:64,racer:2", "swarm", "swarm,size:1000000,spread:ring", "sweep,lr:0.001..1",
          "sweep,lr:0.001..1,mu:0..0.99,size:9,seeds:5", "sweep,lr:0.5..1 log", "sweep,lr:0.001..1 linear", "seeds,seeds:50",
          "sweep", "sweep,lr", "sweep,mu,lr:0.001..1", "sweep,lr,size:9,shows:steps", "sweep,lr,spread:ring,starts:9",
          "sweep,lr,mu,shows:outcome,racer:1", "tune", "tune,size:128,spread:grid,racer:1,seeds:50", "tune,lr,beta1:0..0.9"}) {
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
             Case{"basin", "there is no study \"basin\"; there are basins, swarm, sweep, seeds, tune"},
             {"", "there is no study \"\"; there are basins, swarm, sweep, seeds, tune"},
             {"basins,size:1", "size is a whole number from 2 to 4096, not \"1\""},
             {"basins,size:5000", "size is a whole number from 2 to 4096, not \"5000\""},
             {"swarm,size:2000000", "size is a whole number from 1 to 1000000, not \"2000000\""},
             {"basins,size", "\"size\" has no value: write size:64"},
             {"basins,lr:0..1", "a study of basins has no \"lr\""},
             {"seeds,size:4", "a study of seeds has no \"size\""},
             {"swarm,spread:star", "there is no spread \"star\"; there are grid, gauss, ring, uniform"},
             {"sweep,size", "\"size\" has no value: write size:64"},
             {"sweep,", "\"\" has no value: write size:64"},
             {"sweep,lr:0.1..1,lr:0.1..1", "\"lr\" is there twice"},
             {"tune,size:5000", "size is a whole number from 2 to 4096, not \"5000\""},
             {"tune,lr:1", "lr takes a range like 0.001..1, and perhaps log or linear after it"},
             {"sweep,lr:1", "lr takes a range like 0.001..1, and perhaps log or linear after it"},
             {"sweep,lr:1..0.1", "lr takes a range like 0.001..1, and perhaps log or linear after it"},
             {"sweep,lr:0..1 log", "lr begins above 0 where it is logarithmic"},
             {"sweep,lr,shows:time", "there is no value to show \"time\"; there are loss, steps, outcome"},
             {"tune,starts:30", "tuned racers have a start for each seed: write seeds:30"},
             {"seeds,shows:loss", "a study of seeds has no \"shows\""},
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
    CHECK(fault("sweep") == "");
    CHECK(fault("sweep,beta2,racer:2") == "");
    CHECK(fault("sweep,beta2:0..1,racer:2") == "beta2 of Adam goes from 0 to 1, which itself is no value");
    CHECK(fault("tune") == "");
    CHECK(fault("tune,beta1") == "");
    CHECK(fault("tune,beta1:0..2") == "beta1 of Adam goes from 0 to 1, which itself is no value");
    CHECK(fault("tune,gamma") == "no racer has a parameter \"gamma\" that is a number");
    experiment.loss = "a*x^2 + y^2";
    experiment.constants = {{"a", 1}};
    CHECK(fault("sweep,a:0..2") == "");
    CHECK(fault("sweep,a") == "a is a constant: give the range of its values, a:0..2");
    CHECK(fault("tune,a:0..2") == "no racer has a parameter \"a\" that is a number");
    experiment.seed = largest_seed;
    CHECK(fault("seeds") == "seeds go up to 9007199254740992: begin with a smaller one");
    experiment.racers.clear();
    CHECK(fault("basins") == "the race has no racers");
}

TEST_CASE("a study that is too large is refused with the size that fits") {
    Experiment experiment = default_experiment();
    experiment.racers = {{"gd", {}}, {"adam", {}}};
    const auto fault = [&](const char* text) { return fault_of(*read_study(text), experiment); };
    CHECK(fault("basins,size:4096") == "");
    CHECK(fault("sweep,lr:0.1..1,beta1:0..0.9,size:1024,racer:2,seeds:16") == "");
    CHECK(fault("sweep,lr:0.001..1,seeds:10000,starts:10000") == "12800000000 rows are too many: size:2 with seeds:419 fits");
    CHECK(fault_of(*read_study("sweep,lr:0.001..1,seeds:9,starts:900"), experiment, 1000) ==
          "1036800 rows are too many: size:2 with seeds:1 and starts:250 fits");
    const std::string reason = fault("sweep,lr:0.001..1,size:1024,seeds:10000");
    CHECK(reason == "20480000 rows are too many: size:838 fits");
    CHECK(fault("sweep,lr:0.001..1,size:838,seeds:10000") == "");
    CHECK_FALSE(fault("sweep,lr:0.001..1,size:839,seeds:10000").empty());
}

TEST_CASE("what a study leaves out comes from the parameter table") {
    Experiment experiment = default_experiment();
    experiment.racers = {{"gd", {}}, {"adam", {}}};
    const std::vector<Swept> rate = complete(*read_study("sweep"), experiment).swept;
    REQUIRE(rate.size() == 1);
    const Parameter* const table = rate_of(experiment, experiment.racers[0]);
    CHECK((rate[0].key == "lr" && rate[0].low == table->low && rate[0].high == table->high && rate[0].log));
    const std::vector<Swept> beta = complete(*read_study("sweep,beta1,racer:2"), experiment).swept;
    CHECK((beta[0].low == 0 && beta[0].high < 1 && beta[0].high > 0.999 && !beta[0].log));
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
