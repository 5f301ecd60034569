// An optimizer that is defined at run time goes everywhere with its document.
#include "analysis/inspector.hpp"
#include "analysis/standings.hpp"
#include "document/edit.hpp"
#include "document/lineup.hpp"
#include "document/link/link.hpp"
#include "document/undo_stack.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/desk.hpp"
#include "optimizers/definition.hpp"
#include "player/player.hpp"

#include <catch2/catch_test_macros.hpp>
#include <memory>

using namespace ravine;

namespace {

// Descent with a rate of another name, which is GD.
Optimizer descent(std::string rule = "x = x - rate*g\n") {
    return {
        .key = "mine",
        .title = "My own",
        .year = 2026,
        .parameters = {{"rate", "r", 0.02, 1e-6, 100, Scale::log, {}, ParameterRole::learning_rate}},
        .rule = std::move(rule),
        .aliases = {in_torch("Mine", {.parameters = {{"speed", "rate"}}})},
    };
}

Catalogue with(Optimizer optimizer) {
    Catalogue catalogue = builtin_catalogue();
    catalogue.add(std::move(optimizer));
    return catalogue;
}

Document opened(std::string_view link) { return decode_link(link, with(descent())).document; }

}  // namespace

TEST_CASE("a link is read with the optimizers that it is given") {
    const DecodedLink decoded =
        decode_link("racers=mine,rate:0.1;My%20own;torch.optim.Mine(0.3);torch.optim.Mine(speed=0.4)", with(descent()));
    CHECK(decoded.complaints.empty());
    CHECK(decoded.document.experiment.racers ==
          std::vector<Racer>{
              {"mine", {{"rate", "0.1"}}}, {"mine", {}}, {"mine", {{"rate", "0.3"}}}, {"mine", {{"rate", "0.4"}}}});
    CHECK(encode_link(decoded.document).find("racers=mine,rate:0.1;mine;mine,rate:0.3;mine,rate:0.4") != std::string::npos);
    CHECK(decode_link("racers=mine").document.experiment.racers == default_document().experiment.racers);
    const DecodedLink lesson = decode_link("lesson=ravine&racers=mine", with(descent()),
                                           [](std::string_view) { return std::optional(default_document()); });
    CHECK(lesson.complaints.empty());
}

TEST_CASE("a racer whose rule does not run is out from the start, and is told why") {
    Document document = decode_link("racers=mine;gd", with(descent("x = x - rate*slope\n"))).document;
    document.experiment.steps = 10;
    Race race(document.experiment);
    race.advance_to(10);
    const Track& track = race.tracks()[0];
    CHECK(track.empty());
    REQUIRE(track.retired);
    CHECK(track.retired->step == 0);
    CHECK(track.retired->reason.find("its rule does not run: line 1") == 0);
    CHECK(race.tracks()[1].last() == 10);
    Inspector inspector(race, 0);
    CHECK(inspector.at(0) == nullptr);
    CHECK_FALSE(inspector.behind());
}

TEST_CASE("what asks for the learning rate finds it under any key") {
    Document document = opened("racers=mine,rate:0.3");
    CHECK(rate_of(document.experiment, document.experiment.racers[0])->key == "rate");
    CHECK(edit(document, "lr", 0, "0.6"));
    CHECK(document.experiment.racers[0].settings == std::vector<Setting>{{"rate", "0.6"}});
    CHECK(edit(document, "optimizer", 0, "gd"));
    CHECK(edit(document, "optimizer", 0, "mine"));
    compare_rates(document, 0, 3);
    REQUIRE(document.experiment.racers.size() == 3);
    CHECK(document.experiment.racers[2].settings == std::vector<Setting>{{"rate", "0.06"}});
    CHECK(racer_name(document.experiment, 2) == "My own r 0.06");
}

TEST_CASE("a rule defined at run time races as the same rule does that is built in") {
    for (const char* settings : {"", ",rate:0.1*0.97^t"}) {
        Document document = opened(std::string("racers=mine") + settings);
        Race race(document.experiment),
            same(decode_link(settings[0] ? "racers=gd,lr:0.1*0.97^t" : "racers=gd").document.experiment);
        document = {};  // the race has what it needs
        race.advance_to(100);
        same.advance_to(100);
        CHECK(race.tracks()[0].x.size() == 101);
        CHECK(trajectory_hash(race) == trajectory_hash(same));
    }
}

TEST_CASE("an inspector keeps the optimizer of its racer") {
    auto document = std::make_unique<Document>(opened("racers=mine,rate:0.1"));
    Inspector inspector(Race(document->experiment), 0);
    document.reset();
    const StepTrace* trace = inspector.at(20);
    REQUIRE(trace);
    CHECK(trace->optimizer->title == "My own");
    CHECK(trace->values == std::vector<double>{0.1});
    CHECK(walk(*trace)[0].text == "x = x - rate*g");
}

TEST_CASE("another definition of the same key is another race, which undo takes back") {
    Player player(opened("racers=mine"));
    UndoStack history(player.document());
    player.seek(50);
    const double before = player.race().tracks()[0].x.back();
    Document document = player.document();
    document.experiment.catalogue.add(descent("x = x - 2*rate*g\n"));
    player.set_document(document);
    history.follow(player.document(), 1, false);
    CHECK(player.revision() == 1);
    CHECK(player.race().tracks()[0].x.back() != before);
    CHECK(history.can_undo());
    player.set_document(history.undo(player.document()));
    CHECK(player.race().tracks()[0].x.back() == before);

    Document equal = player.document();
    equal.experiment.catalogue = with(descent());
    CHECK(equal == player.document());
    player.set_document(equal);
    CHECK(player.revision() == 2);
}

TEST_CASE("lessons take the optimizers along") {
    const Document own = opened("racers=mine");
    lessons::Desk desk;
    const Document card = desk.open({lessons::lessons()[0], 0}, own);
    CHECK(card.experiment.catalogue.find("mine"));
    CHECK_FALSE(desk.is_changed(card));
    CHECK(desk.leave(card) == own);
}
