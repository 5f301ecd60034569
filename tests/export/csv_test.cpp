#include "export/csv.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("CSV has a row per racer and step, as far as the race is computed") {
    Race race(decode_link("loss=x^2&start=1,0&racers=gd,lr:0.25;gd,lr:0.5&steps=9").document.experiment);
    CHECK(race_csv(race) == "step,racer,x,y,loss\n0,0,1,0,1\n0,1,1,0,1\n");
    race.advance_to(1);
    CHECK(race_csv(race) == "step,racer,x,y,loss\n0,0,1,0,1\n0,1,1,0,1\n1,0,0.5,0,0.25\n1,1,0,0,0\n");
}

TEST_CASE("a racer that has left the race has no more rows") {
    Race race(decode_link("loss=log(x)&start=1,0&racers=gd,lr:100;gd&steps=2").document.experiment);
    race.advance_to(2);
    const std::string csv = race_csv(race);
    CHECK(csv.find("\n1,0,") == std::string::npos);
    CHECK(csv.find("\n2,1,") != std::string::npos);
}

TEST_CASE("rows for people have the racers' numbers and names as the screen has them") {
    Race race(decode_link("loss=x^2&start=1,0&racers=gd,lr:0.25;gd,lr:0.5&steps=1").document.experiment);
    const Race quoted(decode_link("loss=x^2&start=1,0&racers=gd;gd,lr:min(t,1)&steps=1").document.experiment);
    CHECK(named_race_csv(quoted).find("0,2,\"GD η min(t,1)\",1,0,1\n") != std::string::npos);
    CHECK(named_race_csv(race) == "step,racer,name,x,y,loss\n0,1,GD η 0.25,1,0,1\n0,2,GD η 0.5,1,0,1\n");
}
