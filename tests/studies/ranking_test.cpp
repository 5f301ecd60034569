#include "studies/ranking.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine;
using namespace ravine::studies;

namespace {

const double none = std::nan("");
constexpr double minimum = 2, out = 9;

using Type = Column::Type;
const std::vector<Column> columns{{"racer", Type::whole},     {"lr", Type::maybe},     {"x"},
                                  {"outcome", Type::outcome}, {"solved", Type::maybe}, {"loss", Type::number}};

// Racer 1 wins runs 1 and 2 and leaves run 3; racer 2 solves all, slowly.
const std::vector<double> table{1, 0.1,  0, minimum, 10,   0.1,  //
                                1, 0.1,  1, minimum, 20,   0.2,  //
                                1, 0.1,  2, out,     none, 0.0,  //
                                2, none, 0, minimum, 20,   0.3,  //
                                2, none, 1, minimum, 20,   0.3,  //
                                2, none, 2, minimum, 40,   0.3};

}  // namespace

TEST_CASE("quantiles lie between the two nearest values") {
    CHECK(quantile({3, 1, 2}, 0.5) == 2);
    CHECK(quantile({4, 1, 2, 3}, 0.5) == 2.5);
    CHECK(quantile({1, 2}, 0) == 1);
    CHECK(quantile({1, 2}, 1) == 2);
    CHECK(quantile({1, HUGE_VAL}, 0.5) == HUGE_VAL);
    CHECK(quantile({HUGE_VAL, HUGE_VAL, 1}, 0.75) == HUGE_VAL);
    CHECK(std::isnan(quantile({}, 0.5)));
}

TEST_CASE("racers are ranked by their wins, and who leaves the race loses") {
    const Ranking ranking = rank(columns, table);
    CHECK(ranking.runs == 3);
    CHECK(ranking.parameters == std::vector<std::string>{"lr"});
    REQUIRE(ranking.racers.size() == 2);
    const Ranked &first = ranking.racers[0], &second = ranking.racers[1];
    CHECK((first.racer == 1 && second.racer == 2));
    CHECK(first.wins == Catch::Approx(2.0 / 3));
    CHECK(second.wins == Catch::Approx(1.0 / 3));
    CHECK(ranking.wins[0][0] == 0.5);
    CHECK(ranking.wins[0][1] == Catch::Approx(2.0 / 3));
    CHECK(first.tuned == std::vector<double>{0.1});
    CHECK(std::isnan(second.tuned[0]));
    CHECK(first.solved == Catch::Approx(2.0 / 3));
    CHECK(second.solved == 1);
    CHECK((first.evaluations == 20 && second.evaluations == 20));
    CHECK(first.loss[2] == 0.2);
    CHECK(first.loss[4] == HUGE_VAL);
}

TEST_CASE("a performance profile is the share that is solved within a ratio of the best") {
    const Ranking ranking = rank(columns, table);
    const std::vector<ProfileStep>&first = ranking.profile[0], &second = ranking.profile[1];
    REQUIRE(first.size() == 1);
    CHECK((first[0].ratio == 1 && first[0].share == Catch::Approx(2.0 / 3)));
    REQUIRE(second.size() == 2);
    CHECK((second[0].ratio == 1 && second[0].share == Catch::Approx(2.0 / 3)));
    CHECK((second[1].ratio == 2 && second[1].share == 1));
}

TEST_CASE("tuned values are put into the race") {
    Experiment experiment = default_experiment();
    experiment.racers = {{"adam", {}}, {"gd", {{"lr", "0.3"}}}};
    const Experiment tuned = with_tuned(experiment, rank(columns, table));
    CHECK(tuned.racers[0].settings == std::vector<Setting>{{"lr", "0.1"}});
    CHECK(tuned.racers[1] == experiment.racers[1]);
}
