#include "analysis/followed_number.hpp"

#include "../document/clean_link.hpp"
#include "analysis/inspector.hpp"
#include "analysis/series.hpp"
#include "math/bits.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace ravine;

namespace {

Race race_of(const std::string& link) {
    Race race(clean_document(link).experiment);
    race.advance_to(race.experiment().steps);
    return race;
}

// The numbers at all steps of a racer, as the series of a chart has them.
std::vector<double> charted(const Race& race, std::size_t racer, const std::string& of) {
    const Request request{Measure::state, ChartBy::step, 0, static_cast<double>(race.experiment().steps), 1, false, of};
    Series series;
    int updates = 0;
    do series.update(race, 1, {}, request, 2000);
    while (++updates < 10'000 && !series.complete());
    REQUIRE(series.complete());
    std::vector<double> values;
    for (int step = 0; step <= race.tracks()[racer].last(); ++step) values.push_back(series.value(race, racer, {}, step));
    return values;
}

}  // namespace

TEST_CASE("Prodigy's distance and DoG's can be followed, as the inspector sees them") {
    const Race race = race_of("loss=himmelblau&noise=0.2&racers=prodigy,lr:1;dog;gd,lr:0.01&steps=120");
    const std::pair<std::size_t, const char*> numbers[] = {{0, "d"}, {1, "r"}};
    for (const auto& [racer, of] : numbers) {
        const std::vector<double> values = charted(race, racer, of);
        REQUIRE(values.size() == 121);
        Inspector inspector(race, racer);
        for (int step = 0; step <= 120; ++step) {
            const StepTrace* trace = inspector.at(step);
            REQUIRE(trace);
            const auto& names = trace->optimizer->state;
            const auto name = std::find(names.begin(), names.end(), of) - names.begin();
            CHECK(bits_of(values[static_cast<std::size_t>(step)]) == bits_of(trace->before[static_cast<std::size_t>(name)].x));
        }
        CHECK(std::is_sorted(values.begin(), values.end()));
        CHECK(values.back() > 2 * values[1]);
    }
    for (const double value : charted(race, 2, "d")) CHECK(std::isnan(value));
}

TEST_CASE("a scheduled rate is followed as the next step has it") {
    const Race race = race_of("loss=x^2+y^2&racers=gd,lr:0.1*0.97^t;gd,lr:k&let=k:0.05&steps=40");
    const std::vector<double> falling = charted(race, 0, "lr"), constant = charted(race, 1, "lr");
    for (std::size_t step = 0; step <= 40; ++step) {
        CHECK(falling[step] == Catch::Approx(0.1 * std::pow(0.97, static_cast<double>(step + 1))));
        CHECK(constant[step] == 0.05);
    }
}

TEST_CASE("of a state with a number per coordinate the length is followed, of one that is a scalar the number") {
    const Race race = race_of(
        "loss=x^2+y^2&start=3,4&racers=momentum,form:velocity,lr:0.1,mu:0;own&steps=3"
        "&define=own(lr:0.1){n=-norm(g)+0.5*n;x=x-lr*g}");
    CHECK(charted(race, 0, "v")[1] == Catch::Approx(1));  // 0.1 times a slope of 10
    CHECK(charted(race, 1, "n")[1] == Catch::Approx(-10));
}

TEST_CASE("a state that a racer's choices leave out is not followed") {
    const Race race = race_of("loss=x^2+y^2&racers=adam;adam,amsgrad:on&steps=5");
    CHECK_FALSE(FollowedNumber(race, 0, "peak").exists());
    CHECK(FollowedNumber(race, 1, "peak").exists());
}

TEST_CASE("the usual number is a scalar of the selected racer, or its learning rate") {
    const Experiment experiment = clean_document("racers=gd,lr:0.1;prodigy,lr:1;adam;dog;own&define=own{x=x-0.1*g}").experiment;
    CHECK(followed_name(experiment, -1, "") == "lr");
    CHECK(followed_name(experiment, 0, "") == "lr");
    CHECK(followed_name(experiment, 1, "") == "d");
    CHECK(followed_name(experiment, 2, "") == "lr");
    CHECK(followed_name(experiment, 3, "") == "r");
    CHECK(followed_name(experiment, 4, "").empty());
    CHECK(followed_name(experiment, 1, "beta2") == "beta2");
    const std::vector<std::string> names = followed_names(*optimizer_of(experiment, experiment.racers[1]));
    CHECK(std::find(names.begin(), names.end(), "d") != names.end());
    CHECK(std::find(names.begin(), names.end(), "lr") != names.end());
}
