#include "analysis/timeline_events.hpp"

#include "analysis/outcome.hpp"
#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("milestones agree with the verdicts, and with themselves when they are found bit by bit") {
    const Document document = decode_link("loss=himmelblau&racers=gd;momentum;adam;newton;gd,lr:10&steps=400").document;
    Race race(document.experiment);
    OutcomeClassifier classifier(race);
    TimelineEvents bit_by_bit, at_once;
    for (int step = 0; step <= 400; ++step) {
        race.advance_to(step);
        bit_by_bit.update(race, 1, classifier.critical_points());
    }
    at_once.update(race, 1, classifier.critical_points());
    REQUIRE(at_once.list().size() == bit_by_bit.list().size());
    int kinds[3] = {};
    for (std::size_t i = 0; i < at_once.list().size(); ++i) {
        const TimelineEvent& timeline_event = at_once.list()[i];
        CHECK(timeline_event.sentence == bit_by_bit.list()[i].sentence);
        CHECK((i == 0 || at_once.list()[i - 1].step <= timeline_event.step));
        const Outcome outcome = classifier.outcome(race.tracks()[timeline_event.racer], 400);
        if (timeline_event.kind == TimelineEvent::Kind::reached) CHECK(outcome.reached == timeline_event.step);
        if (timeline_event.kind == TimelineEvent::Kind::out) CHECK(outcome.kind == Outcome::Kind::out);
        if (timeline_event.kind == TimelineEvent::Kind::converged) CHECK(outcome.kind == Outcome::Kind::minimum);
        ++kinds[static_cast<int>(timeline_event.kind)];
    }
    for (const int count : kinds) CHECK(count > 0);
}
