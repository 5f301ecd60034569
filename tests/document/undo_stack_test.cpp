#include "document/undo_stack.hpp"

#include "../seed.hpp"
#include "document/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <random>

using namespace ravine;

namespace {

Config opened(std::string_view link) { return decode_link(link).config; }

// A config as a hand makes it, in one go and long after the last change.
struct Hand {
    Config config = default_config();
    UndoStack history{config};
    double now = 0;

    void change(void (*edit)(Config&), double seconds = 10, bool held = false) {
        edit(config);
        history.follow(config, now += seconds, held);
    }
    void let_go() { history.follow(config, now, false); }
    void undo() { config = history.undo(config); }
    void redo() { config = history.redo(config); }
};

}  // namespace

TEST_CASE("every change is undone and redone") {
    Hand hand;
    const Config before = hand.config;
    void (*const changes[])(Config&) = {
        [](Config& c) { c.loss = "saddle"; },     [](Config& c) { c.domain.low.x = -3; },
        [](Config& c) { c.start = {1, 1}; },      [](Config& c) { c.racers.push_back({"lion", {}}); },
        [](Config& c) { c.data = {{1, 2}}; },     [](Config& c) { c.batch = 1; },
        [](Config& c) { c.noise = 0.5; },         [](Config& c) { c.seed = 9; },
        [](Config& c) { c.steps = 77; },          [](Config& c) { c.racers[0].hidden = true; },
        [](Config& c) { c.racers[1].start = {}; }};
    std::vector<Config> states{before};
    for (const auto change : changes) {
        hand.change(change);
        if (!(hand.config == states.back())) states.push_back(hand.config);
    }
    CHECK(states.size() == std::size(changes));  // the last one changes nothing
    for (std::size_t i = states.size(); i-- > 1;) {
        REQUIRE(hand.history.can_undo());
        CHECK(hand.config == states[i]);
        hand.undo();
    }
    CHECK(hand.config == before);
    CHECK_FALSE(hand.history.can_undo());
    for (std::size_t i = 1; i < states.size(); ++i) {
        hand.redo();
        CHECK(hand.config == states[i]);
    }
    CHECK_FALSE(hand.history.can_redo());
}

TEST_CASE("with nothing to undo or redo the present stays") {
    Hand hand;
    const Config before = hand.config;
    hand.undo();
    hand.redo();
    CHECK(hand.config == before);
}

TEST_CASE("a change forgets what could be redone") {
    Hand hand;
    hand.change([](Config& c) { c.steps = 77; });
    hand.undo();
    CHECK(hand.history.can_redo());
    hand.change([](Config& c) { c.seed = 3; });
    CHECK_FALSE(hand.history.can_redo());
}

TEST_CASE("camera, look, step and selection are neither undone nor lost") {
    Hand hand;
    const auto look_around = [](Config& c) {
        c.view.azimuth += 10;
        c.look.flat = true;
        c.at = 12;
        c.selected = 2;
    };
    hand.change(look_around);
    CHECK_FALSE(hand.history.can_undo());
    hand.change([](Config& c) { c.steps = 77; });
    hand.change(look_around);
    Config wanted = hand.config;
    wanted.steps = default_config().steps;
    hand.undo();
    CHECK(hand.config == wanted);
    hand.change(look_around);
    CHECK(hand.history.can_redo());
}

TEST_CASE("a racer that undoing takes away is not looked at") {
    Hand hand;
    hand.change([](Config& c) { c.racers.push_back({"lion", {}}), c.selected = 5; });
    hand.undo();
    CHECK(hand.config.selected == -1);
}

TEST_CASE("the racer looked at stays the same one, and one that comes back is looked at") {
    struct Row {
        const char *before, *after, *undone, *redone;
    };
    // What a hand made of one list, and where undo and redo then look.
    const Row row = GENERATE(values<Row>({
        {"racers=gd;adam;lion&selected=2", "racers=gd;lion", "racers=gd;adam;lion&selected=2", "racers=gd;lion"},
        {"racers=gd;gd;gd&selected=1", "racers=gd;gd", "racers=gd;gd;gd&selected=3", "racers=gd;gd"},
        {"racers=gd;adam;lion&selected=3", "racers=adam;lion&selected=2", "racers=gd;adam;lion&selected=3",
         "racers=adam;lion&selected=2"},
        {"racers=gd;adam", "racers=gd;adam;lion&selected=3", "racers=gd;adam", "racers=gd;adam;lion"},
        {"racers=gd;adam", "racers=gd;adam;lion&selected=2", "racers=gd;adam&selected=2", "racers=gd;adam;lion&selected=2"},
        {"racers=gd;adam", "racers=nadam;gd;adam&selected=3", "racers=gd;adam&selected=2", "racers=nadam;gd;adam&selected=3"},
        {"racers=gd;adam&selected=1", "racers=adam;gd&selected=2", "racers=gd;adam&selected=1", "racers=adam;gd&selected=2"},
        {"racers=gd;adam;lion&selected=2", "racers=gd;adam,lr:0.5;lion&selected=2", "racers=gd;adam;lion&selected=2",
         "racers=gd;adam,lr:0.5;lion&selected=2"},
        {"racers=gd,lr:0.3&selected=1", "racers=gd,lr:0.1;gd,lr:0.3;gd,lr:0.9&selected=2", "racers=gd,lr:0.3&selected=1",
         "racers=gd,lr:0.1;gd,lr:0.3;gd,lr:0.9&selected=2"},
        {"racers=gd;adam;lion", "racers=newton;rmsprop&selected=1", "racers=gd;adam;lion", "racers=newton;rmsprop"},
        {"steps=9&racers=gd;adam&selected=2", "steps=5&racers=gd;adam&selected=1", "steps=9&racers=gd;adam&selected=1",
         "steps=5&racers=gd;adam&selected=1"},
    }));
    CAPTURE(row.before, row.after);
    Config config = opened(row.before);
    UndoStack history(config);
    history.follow(config = opened(row.after), 10, false);
    config = history.undo(config);
    CHECK(encode_link(config) == encode_link(opened(row.undone)));
    config = history.redo(config);
    CHECK(encode_link(config) == encode_link(opened(row.redone)));
}

TEST_CASE("all changes while a button is held are one entry") {
    Hand hand;
    for (int i = 0; i < 5; ++i) {
        hand.change([](Config& c) { c.start.x += 0.1; }, 2, true);
        hand.change([](Config& c) { c.steps += 1; }, 2, true);
    }
    hand.let_go();
    hand.change([](Config& c) { c.start.x += 0.1; }, 2, true);
    hand.undo();
    CHECK(hand.config.steps == default_config().steps + 5);
    hand.undo();
    CHECK(hand.config == default_config());
    CHECK_FALSE(hand.history.can_undo());
}

TEST_CASE("changes of one field in quick succession are one entry, of others and slow ones are not") {
    Hand hand;
    hand.change([](Config& c) { c.racers[0].settings = {{"lr", "0.1"}}; });
    hand.change([](Config& c) { c.racers[0].settings = {{"lr", "0.12"}}; }, 0.3);
    hand.change([](Config& c) { c.racers[0].settings = {}; }, 0.7);  // back where it was
    CHECK_FALSE(hand.history.can_undo());
    hand.change([](Config& c) { c.loss = "x"; });
    hand.change([](Config& c) { c.loss = "x^2"; }, 0.3);
    hand.change([](Config& c) { c.seed = 4; }, 0.3);
    hand.change([](Config& c) { c.seed = 5; }, 0.9);
    hand.undo();
    CHECK(hand.config.seed == 4);
    hand.undo();
    CHECK(hand.config.loss == "x^2");
    hand.undo();
    CHECK(hand.config == default_config());
}

TEST_CASE("racers added quickly are undone one by one") {
    Hand hand;
    for (int i = 0; i < 3; ++i) hand.change([](Config& c) { c.racers.push_back({"adam", {}}); }, 0.1);
    hand.undo();
    CHECK(hand.config.racers.size() == default_config().racers.size() + 2);
}

TEST_CASE("two hundred entries are kept") {
    Hand hand;
    for (int i = 0; i < 250; ++i) hand.change([](Config& c) { ++c.seed; });
    for (std::size_t i = 0; i < UndoStack::most_entries; ++i) {
        REQUIRE(hand.history.can_undo());
        hand.undo();
    }
    CHECK_FALSE(hand.history.can_undo());
    CHECK(hand.config.seed == default_config().seed + 50);
}

TEST_CASE("the changed field is named where it is one") {
    const Config base = opened("racers=gd;adam,lr:0.1,beta1:0.8");
    const auto field = [&](std::string_view link) { return changed_field(base, opened(link)); };
    CHECK(field("racers=gd;adam,lr:0.1,beta1:0.8") == "");
    CHECK(field("racers=gd;adam,lr:0.2,beta1:0.8") == "racer 2 lr");
    CHECK(field("racers=gd;adam,lr:0.1") == "racer 2 beta1");
    CHECK(field("racers=gd,lr:1;adam,lr:0.1,beta1:0.8") == "racer 1 lr");
    CHECK(field("racers=gd,lr:1;adam,lr:0.2,beta1:0.8") == "");
    CHECK(field("racers=lion;adam,lr:0.1,beta1:0.8") == "racer 1 optimizer");
    CHECK(field("racers=gd,show:off;adam,lr:0.1,beta1:0.8") == "racer 1 hidden");
    CHECK(field("racers=gd,x:1,y:1;adam,lr:0.1,beta1:0.8") == "racer 1 start");
    CHECK(field("racers=gd") == "");
    CHECK(field("racers=gd;adam,lr:0.1,beta1:0.8&noise=1") == "noise");
}

TEST_CASE("undo and redo go anywhere and back") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    Hand hand;
    std::vector<Config> line{hand.config};  // what was, up to here, and what can be redone
    std::size_t at = 0;
    for (int i = 0; i < 150; ++i) {
        const auto what = random() % 3;
        if (what == 0) {
            hand.change([](Config& c) { ++c.seed; });
            line.resize(++at);
            line.push_back(hand.config);
        } else if (what == 1) {
            CHECK(hand.history.can_undo() == (at > 0));
            if (at > 0) --at;
            hand.undo();
        } else {
            CHECK(hand.history.can_redo() == (at + 1 < line.size()));
            if (at + 1 < line.size()) ++at;
            hand.redo();
        }
        REQUIRE(hand.config == line[at]);
    }
}
