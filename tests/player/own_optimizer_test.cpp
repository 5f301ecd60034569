// An optimizer that is defined at run time goes everywhere with its config.
#include "analysis/inspector.hpp"
#include "analysis/standings.hpp"
#include "document/edit.hpp"
#include "document/lineup.hpp"
#include "document/link.hpp"
#include "document/undo_stack.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/desk.hpp"
#include "lessons/words.hpp"
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

Config opened(std::string_view link) { return decode_link(link, with(descent())).config; }

}  // namespace

TEST_CASE("a link is read with the optimizers that it is given") {
    const DecodedLink decoded =
        decode_link("racers=mine,rate:0.1;My%20own;torch.optim.Mine(0.3);torch.optim.Mine(speed=0.4)", with(descent()));
    CHECK(decoded.complaints.empty());
    CHECK(decoded.config.racers ==
          std::vector<Racer>{
              {"mine", {{"rate", "0.1"}}}, {"mine", {}}, {"mine", {{"rate", "0.3"}}}, {"mine", {{"rate", "0.4"}}}});
    CHECK(encode_link(decoded.config).find("racers=mine,rate:0.1;mine;mine,rate:0.3;mine,rate:0.4") != std::string::npos);
    CHECK(decode_link("racers=mine").config.racers == default_config().racers);
    const DecodedLink lesson = decode_link("lesson=ravine&racers=mine", with(descent()),
                                           [](std::string_view) { return std::optional(default_config()); });
    CHECK(lesson.complaints.empty());
}

TEST_CASE("a racer whose rule does not run is out from the start, and is told why") {
    Config config = decode_link("racers=mine;gd", with(descent("x = x - rate*slope\n"))).config;
    config.steps = 10;
    Race race(config);
    race.advance_to(10);
    const Track& track = race.tracks()[0];
    CHECK(track.empty());
    REQUIRE(track.retired);
    CHECK(track.retired->step == 0);
    CHECK(track.retired->reason.find("its rule does not run: line 1") == 0);
    CHECK(race.tracks()[1].last() == 10);
    Inspector inspector(config, 0);
    CHECK(inspector.at(0) == nullptr);
    CHECK_FALSE(inspector.behind());
}

TEST_CASE("what asks for the learning rate finds it under any key") {
    Config config = opened("racers=mine,rate:0.3");
    CHECK(rate_of(config, config.racers[0])->key == "rate");
    CHECK(edit(config, "lr", 0, "0.6").empty());
    CHECK(config.racers[0].settings == std::vector<Setting>{{"rate", "0.6"}});
    CHECK(edit(config, "optimizer", 0, "gd").empty());
    CHECK(edit(config, "optimizer", 0, "mine").empty());
    compare_rates(config, 0);
    REQUIRE(config.racers.size() == 3);
    CHECK(config.racers[2].settings == std::vector<Setting>{{"rate", "0.06"}});
    CHECK(racer_name(config, 1) == "My own 2");
    CHECK(lessons::racer_label(config, 2) == "My own with r 0.06");
}

TEST_CASE("a rule defined at run time races as the same rule does that is built in") {
    for (const char* settings : {"", ",rate:0.1*0.97^t"}) {
        Config config = opened(std::string("racers=mine") + settings);
        Race race(config), same(decode_link(settings[0] ? "racers=gd,lr:0.1*0.97^t" : "racers=gd").config);
        config = {};  // the race has what it needs
        race.advance_to(100);
        same.advance_to(100);
        CHECK(race.tracks()[0].x.size() == 101);
        CHECK(trajectory_hash(race) == trajectory_hash(same));
    }
}

TEST_CASE("an inspector keeps the optimizer of its racer") {
    auto config = std::make_unique<Config>(opened("racers=mine,rate:0.1"));
    Inspector inspector(*config, 0);
    config.reset();
    const StepTrace* trace = inspector.at(20);
    REQUIRE(trace);
    CHECK(trace->optimizer->title == "My own");
    CHECK(trace->values == std::vector<double>{0.1});
    CHECK(walk(*trace)[0].text == "x = x - rate*g");
}

TEST_CASE("another definition of the same key is another race, which undo takes back") {
    Player player(opened("racers=mine"));
    UndoStack history(player.config());
    player.seek(50);
    const double before = player.race().tracks()[0].x.back();
    Config config = player.config();
    config.catalogue.add(descent("x = x - 2*rate*g\n"));
    player.set_config(config);
    history.follow(player.config(), 1, false);
    CHECK(player.revision() == 1);
    CHECK(player.race().tracks()[0].x.back() != before);
    CHECK(history.can_undo());
    player.set_config(history.undo(player.config()));
    CHECK(player.race().tracks()[0].x.back() == before);

    Config equal = player.config();
    equal.catalogue = with(descent());
    CHECK(equal == player.config());
    player.set_config(equal);
    CHECK(player.revision() == 2);
}

TEST_CASE("lessons take the optimizers along") {
    const Config own = opened("racers=mine");
    lessons::Desk desk;
    const Config card = desk.open({lessons::lessons()[0], 0}, own);
    CHECK(card.catalogue.find("mine"));
    CHECK_FALSE(desk.is_changed(card));
    CHECK(desk.leave(card) == own);
}
