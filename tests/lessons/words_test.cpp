// What lessons may say of a run: facts, arithmetic on them, words, checks; and what is refused.
#include "lessons/words.hpp"
#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <string>

using namespace ravine;
using namespace ravine::lessons;
using Catch::Matchers::ContainsSubstring;

namespace {

// On x^2 + y^2 a step of the rate 1/4 halves both coordinates.
constexpr const char* halving =
    "loss=bowl&start=1,-0.5&racers=gd,lr:0.25;gd,lr:1.05;momentum,form:accumulate;rmsprop,beta:0.75&steps=30";

struct Asked {
    explicit Asked(const char* link) : run(decode_link(link).document), words(run) {}

    Run run;
    Words words;
};

}  // namespace

TEST_CASE("an expression is arithmetic on facts of the run") {
    Asked asked(halving);
    struct Row {
        const char* expression;
        double value;
    };
    const Row rows[] = {
        {"x 1 @0", 1},
        {"x 1 @3", 0.125},
        {"y 1@3", -0.0625},
        {"loss 1 @1", 0.3125},
        {"gap 1 @1", 0.3125},
        {"x 1 @1 + x 1 @2", 0.75},
        {"abs(y 1 @1 - y 1 @0)", 0.25},
        {"2(x 1 @1)^2", 0.5},
        {"length 1 @1", std::sqrt(0.3125)},
        {"stride 1 @1", std::sqrt(0.3125) / 0.25},
        {"distance 1 @0", std::sqrt(1.25)},
        {"norm 1 @0", std::sqrt(1.25)},
        {"gradient 1 @0", std::sqrt(5.0)},
        {"gradient_x 1 @2", 0.5},
        {"gradient_y 1 @0", -1},
        {"curvature_high 1 @0", 2},
        {"curvature_low 2", 2},
        {"angle 1 @0", 0},
        {"lr 1 @1", 0.25},
        {"mu 3 @1", 0.9},
        {"turns_x 1", 0},
        {"turns_x 2", 29},
        {"travelled_x 1 @2", 0.75},
        {"travelled_y 1 @1", 0.25},
        {"v_x 3 @1", 2},     // a sum of gradients
        {"s_y 4 @1", 0.25},  // (1 - 0.75) of the squared gradient
        {"leaves 1", never},
        {"reached 1", 5},  // 4^-5 is the first power below a thousandth
        {"evaluations 1 @5", 5},
        {"rank 2", 4},
        {"minimum 1", 1},
        {"1/3", 1.0 / 3},
    };
    for (const Row& row : rows) {
        CAPTURE(row.expression);
        const auto value = asked.words.number(row.expression);
        REQUIRE(value.has_value());
        CHECK(std::abs(*value - row.value) <= 1e-12 * std::abs(row.value));
    }
    CHECK(*asked.words.number("leaves 2") > 5.0);  // 1.1^t times 1 is above 2 at t = 8
    CHECK(*asked.words.number("leaves 2") == 8.0);
}

TEST_CASE("every fact of the table is known of a ball that is on its way") {
    Asked asked(halving), network("net=2-4-1&steps=5");
    for (const Fact& fact : facts()) {
        if (fact.name == "mu") continue;  // of optimizers with momentum
        CAPTURE(fact.name);
        Run& run = fact.meaning.starts_with("of a network") ? network.run : asked.run;
        CHECK_FALSE(std::isnan(measure(run, fact.name, 0, 3)));
    }
    CHECK(std::isnan(measure(asked.run, "mu", 0, 3)));
}

TEST_CASE("facts are of the step that the card shows, or of the end") {
    CHECK(Asked("loss=bowl&start=1,0&racers=gd,lr:0.25&steps=8&at=2").words.number("x 1").or_nothing() == 0.25);
    CHECK(Asked("loss=bowl&start=1,0&racers=gd,lr:0.25&steps=8").words.number("x 1").or_nothing() == 0x1p-8);
}

TEST_CASE("words name racers by what makes them differ, and tell their verdicts") {
    Asked asked(halving);
    struct Row {
        const char* text;
        const char* words;
    };
    constexpr Row rows[] = {{"name 1", "GD η 0.25"},        {"name 3", "Momentum"},
                            {"leader", "GD η 0.25"},        {"most loss", "GD η 1.05"},
                            {"least loss @1", "GD η 0.25"}, {"kind 2", "diverging"},
                            {"kind 1", "minimum"},          {"verdict 1", "converged to minimum 1"}};
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(asked.words.words(row.text).or_nothing() == row.words);
    }
    Asked same("loss=bowl&racers=gd;gd&steps=5");
    CHECK(same.words.words("name 2").or_nothing() == "GD 2");
    const auto several = same.words.words("least loss");
    REQUIRE_FALSE(several);
    CHECK_THAT(several.error().sentence, ContainsSubstring("several"));
    CHECK(same.words.racers("least loss")->size() == 2);
}

TEST_CASE("checks compare, and a number that is written stands for its digits") {
    Asked asked(halving);
    for (const char* check : {"x 1 @1 < x 1 @0", "loss 2 > loss 1", "x 1 @3 ~ 0.125", "x 1 @3 ~ 0.1", "y 1 @3 ~ -0.06",
                              "x 1 @10 ~ 9.8e-4", "kind 2 = diverging", "most loss = GD η 1.05", "", "x 1 < 1; y 1 < 1;"}) {
        CAPTURE(check);
        CHECK(asked.words.holds(check).or_nothing() == true);
    }
    for (const char* check :
         {"x 1 @3 ~ 0.124", "x 1 @3 ~ 0.1250001", "x 1 > x 2; x 1 > 99", "kind 1 = diverging", "1 < 1", "1 > 1"}) {
        CAPTURE(check);
        CHECK(asked.words.holds(check).or_nothing() == false);
    }
}

TEST_CASE("placeholders are filled with three digits, or with as many decimals as they ask for") {
    Asked asked(halving);
    CHECK(asked.words.fill("x is {x 1 @3}, then {x 1 @4:3}; {name 3} {kind 1}. {leaves 1}, {turns_x 2}").or_nothing() ==
          "x is 0.125, then 0.062; Momentum minimum. never, 29");
    CHECK(asked.words.fill("{y 1 @0} {y 1 @0 - 1000} {y 1 @3:8} {0.0000123456} {-2} {0}").or_nothing() ==
          "−0.5 −1000 −0.06250000 1.23e−5 −2 0");
    CHECK(asked.words.fill("nothing").or_nothing() == "nothing");
}

TEST_CASE("what makes no sense is refused with a reason") {
    Asked asked(halving);
    struct Row {
        const char* text;
        const char* reason;
    };
    constexpr Row rows[] = {{"{y 9}", "not known of racer 9"},
                            {"{y 1 @31}", "at 31"},
                            {"{nonsense 1}", "not known"},
                            {"{w_x 3}", "not known"},
                            {"{x 1", "open"},
                            {"{x}", "no number"},
                            {"{name 7}", "no racer"},
                            {"{most nonsense}", "nobody"},
                            {"{x 1:a}", "decimals"},
                            {"{1/0}", "no number"}};
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto filled = asked.words.fill(row.text);
        REQUIRE_FALSE(filled);
        CHECK_THAT(filled.error().sentence, ContainsSubstring(row.reason));
    }
    CHECK_FALSE(asked.words.holds("x 1"));
    CHECK_FALSE(asked.words.holds("x 1 < nonsense 3"));
    CHECK_FALSE(asked.words.holds("size 1 = large"));
    CHECK_FALSE(asked.words.racers("biggest loss"));
    CHECK_FALSE(asked.words.racers("most loss of all"));
}
