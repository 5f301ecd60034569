// Nothing of a learner's own is lost: not the race from before, nor what was made of a card.
#include "lessons/desk.hpp"
#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ravine;
using namespace ravine::lessons;

namespace {

const Place first = *find_card("saddle_race.place"), second = *find_card("saddle_race.race");

Document own() { return decode_link("loss=x^2+3y^2&racers=lion&steps=77&at=5&view=10,20&theme=light").document; }

}  // namespace

TEST_CASE("the race from before the lessons comes back as it was") {
    Desk desk;
    CHECK_FALSE(desk.has_own_race());
    Document document = desk.open(first, own());
    CHECK(document.page.lesson == "saddle_race.place");
    CHECK(desk.has_own_race());
    document.experiment.steps = 9;
    document = desk.open(second, document);
    CHECK(desk.leave(document) == own());
    CHECK_FALSE(desk.has_own_race());
}

TEST_CASE("who came by a lesson's link leaves with what is on the screen") {
    Desk desk;
    Document document = document_of(first);
    document.experiment.steps = 9;
    const Document left = desk.leave(document);
    CHECK(left.page.lesson.empty());
    CHECK(left.experiment.steps == 9);
}

TEST_CASE("what was made of a card is there on the way back") {
    Desk desk;
    Document changed = desk.open(first, own());
    CHECK_FALSE(Desk::is_changed(changed));
    changed.experiment.racers[0].settings = {{"lr", "0.3"}};
    CHECK(Desk::is_changed(changed));
    const Document next = desk.open(second, changed);
    CHECK(next.page.lesson == "saddle_race.race");
    CHECK_FALSE(Desk::is_changed(next));
    CHECK(desk.open(first, next) == changed);

    SECTION("until it is to be as it was written") {
        CHECK_FALSE(Desk::is_changed(desk.rewrite(changed)));
        CHECK_FALSE(Desk::is_changed(desk.open(first, desk.open(second, desk.rewrite(changed)))));
    }
    SECTION("and it is no more than what was there last") {
        changed.experiment.racers[0].settings = {{"lr", "0.4"}};
        CHECK(desk.open(first, desk.open(second, changed)) == changed);
    }
}

TEST_CASE("how a card is looked at is no change of it, and the learner's taste stays") {
    Desk desk;
    Document document = desk.open(first, own());
    CHECK(document.view.theme == ThemeChoice::light);
    document.view.camera.azimuth += 30;
    document.view.flat = true;
    document.view.panels = Panels::left;
    document.page.at = 3;
    document.page.selected = 0;
    CHECK_FALSE(Desk::is_changed(document));
    CHECK(desk.open(second, document).view.panels == Panels::left);
    CHECK_FALSE(Desk::is_changed(own()));
}

TEST_CASE("cards are found by their names, in their order") {
    CHECK(find_card("saddle_race") == first);
    CHECK(name_of(second) == "saddle_race.race");
    CHECK(after(first) == second);
    CHECK(before(second) == first);
    CHECK_FALSE(before(first));
    for (const char* name : {"", ".", "saddle_race.", "saddle_race.nothing", "nothing", "nothing.race", "Saddle_race"}) {
        CAPTURE(name);
        CHECK_FALSE(find_card(name));
    }
    Place place{lessons::lessons().front(), 0};
    std::size_t cards = 0, all = 0;
    for (const Lesson* lesson : lessons::lessons()) all += lesson->cards.size();
    for (std::optional<Place> next = place; next; next = after(place) ? after(place) : next_lesson(place)) {
        place = *next;
        ++cards;
    }
    CHECK(cards == all);
}

TEST_CASE("a question has an answer in a race that was changed, too") {
    Document document = document_of(second);
    CHECK(answer_in(second, document) == "RMSProp");
    document.experiment.racers.pop_back();
    document.experiment.racers.pop_back();
    CHECK(answer_in(second, document) == "Momentum");
    document.experiment.steps = 100'000;  // no more than the card's steps are run
    CHECK(answer_in(second, document) == "Momentum");
    document.experiment.racers = {{"gd", {}}, {"gd", {}}};
    CHECK(answer_in(second, document) == "GD 1, GD 2");
    document.experiment.racers.clear();
    CHECK_FALSE(answer_in(second, document));
    CHECK_FALSE(answer_in(first, document_of(first)));
}

TEST_CASE("definitions stay with the race that they belong to") {
    Desk desk;
    const Document own = decode_link("define=mine{x=x-0.1*g}&racers=mine").document;
    const Document card = desk.open(first, own);
    CHECK(card.experiment.catalogue == builtin_catalogue());
    CHECK_FALSE(Desk::is_changed(card));
    CHECK(desk.leave(card) == own);
    Document changed = card;
    changed.experiment.catalogue = own.experiment.catalogue;
    CHECK(Desk::is_changed(changed));
}

TEST_CASE("answered questions are told as a text, and known again by it") {
    Desk desk;
    CHECK(desk.progress().empty());
    desk.predictions["saddle_race.race"] = {3, false, true};
    desk.predictions["well.start"] = {std::nullopt, false, true};
    desk.predictions["newton.quadratic"] = {1, false, false};  // chosen, and not raced
    CHECK(desk.progress() == "saddle_race.race:3,well.start:");
    Desk later;
    later.recall(desk.progress());
    CHECK(later.progress() == desk.progress());
    CHECK(later.predictions["saddle_race.race"].choice == 3);
    SECTION("and what makes no sense is left out") {
        for (const char* text : {"", ",", ":", "nothing.race:1", "saddle_race.place:1", "saddle_race.race",
                                 "saddle_race.race:5", "saddle_race.race:-1", "saddle_race.race:11", "saddle_race.race:x"}) {
            CAPTURE(text);
            Desk other;
            other.recall(text);
            CHECK(other.progress().empty());
        }
    }
}

TEST_CASE("a card in a frame of another page opens the next one there") {
    Document framed = document_of(first);
    framed.page.embedded = true;
    framed.view.text = TextSize::projector;
    CHECK(Desk().open(second, framed).page.embedded);
    CHECK(Desk().open(second, framed).view.text == TextSize::projector);
}
