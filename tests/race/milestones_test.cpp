#include "race/milestones.hpp"

#include "race/link.hpp"
#include "race/verdict.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("milestones agree with the verdicts, and with themselves when they are found bit by bit") {
    const Config config = decode_link("loss=himmelblau&racers=gd;momentum;adam;newton;gd,lr:10&steps=400").config;
    Race race(config);
    Judge judge(race);
    Milestones bit_by_bit, at_once;
    for (int step = 0; step <= 400; ++step) {
        race.advance_to(step);
        bit_by_bit.update(race, 1, judge.landmarks());
    }
    at_once.update(race, 1, judge.landmarks());
    REQUIRE(at_once.list().size() == bit_by_bit.list().size());
    int kinds[3] = {};
    for (std::size_t i = 0; i < at_once.list().size(); ++i) {
        const Milestone& milestone = at_once.list()[i];
        CHECK(milestone.sentence == bit_by_bit.list()[i].sentence);
        CHECK((i == 0 || at_once.list()[i - 1].step <= milestone.step));
        const Verdict verdict = judge.verdict(race.tracks()[milestone.racer], 400);
        if (milestone.kind == Milestone::Kind::reached) CHECK(verdict.reached == milestone.step);
        if (milestone.kind == Milestone::Kind::out) CHECK(verdict.kind == Verdict::Kind::out);
        if (milestone.kind == Milestone::Kind::converged) CHECK(verdict.kind == Verdict::Kind::minimum);
        ++kinds[static_cast<int>(milestone.kind)];
    }
    for (const int count : kinds) CHECK(count > 0);
}
