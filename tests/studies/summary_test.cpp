#include "studies/summary.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine;
using namespace ravine::studies;

namespace {

constexpr auto minimum = static_cast<double>(Outcome::Kind::minimum), out = static_cast<double>(Outcome::Kind::out),
               moving = static_cast<double>(Outcome::Kind::moving);

}  // namespace

TEST_CASE("a cell has the losses of its seeds, infinite for runs that left the race") {
    const std::vector<Column> columns{{"lr"}, {"seed"}, {"outcome", Column::Type::outcome}, {"steps"}, {"loss"}};
    const std::vector<double> table{0.1, 1, minimum, 9, 2, 0.1, 2, out, 9, 1e9, 0.2, 1, moving, 9, 4, 0.2, 2, moving, 9, NAN};
    const auto cells = losses_by_cell(columns, table, 2);
    CHECK(cells == std::vector<std::vector<double>>{{2, HUGE_VAL}, {4, HUGE_VAL}});
}

TEST_CASE("quartiles lie between the nearest values") {
    const Quartiles of = quartiles({5, 1, 2, 4, 3});
    CHECK(of.lower == 2);
    CHECK(of.median == 3);
    CHECK(of.upper == 4);
    CHECK(std::isinf(quartiles({1, 2, HUGE_VAL, HUGE_VAL}).upper));
}

TEST_CASE("the ends of runs have a mean and an ellipse, without those that left the race") {
    const std::vector<Column> columns{{"seed"}, {"outcome", Column::Type::outcome}, {"end_x"}, {"end_y"}};
    const std::vector<double> table{1, moving, 0, 0, 2, moving, 2, 4, 3, moving, 4, 2, 4, out, 99, 99,
                                    1, moving, 0, 0, 2, moving, 1, 1, 3, out,    0, 0, 4, out, 0,  0};
    const auto spreads = spread_of_ends(columns, table, 4);
    REQUIRE(spreads.size() == 2);
    REQUIRE(spreads[0]);
    CHECK(std::abs(spreads[0]->mean.x - 2) < 1e-12);
    CHECK(std::abs(spreads[0]->mean.y - 2) < 1e-12);
    // The covariance matrix is [4, 2; 2, 4].
    CHECK(std::abs(spreads[0]->xx - 2) < 1e-12);
    CHECK(std::abs(spreads[0]->yx - 1) < 1e-12);
    CHECK(std::abs(spreads[0]->yy - std::sqrt(3.0)) < 1e-12);
    const Vector right = spreads[0]->on_ellipse({1, 0}, 2);
    CHECK(std::abs(right.x - 6) < 1e-12);
    CHECK(std::abs(right.y - 4) < 1e-12);
    CHECK_FALSE(spreads[1]);
}

TEST_CASE("a cell has the steps where those are asked for, and the outcome of most of its runs") {
    const std::vector<Column> columns{{"lr"}, {"seed"}, {"outcome", Column::Type::outcome}, {"steps"}, {"loss"}};
    const std::vector<double> table{1, 1, moving, 9, 2, 1, 2, minimum, 7, 1, 1, 3, minimum, 8, 1,
                                    2, 1, out,    3, 5, 2, 2, moving,  4, 5, 2, 3, moving,  6, 5};
    CHECK(losses_by_cell(columns, table, 3, Shown::steps) == std::vector<std::vector<double>>{{9, 7, 8}, {HUGE_VAL, 4, 6}});
    CHECK(outcome_by_cell(columns, table, 3) == std::vector<Outcome::Kind>{Outcome::Kind::minimum, Outcome::Kind::moving});
}
