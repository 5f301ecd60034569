#include "document/undo_stack.hpp"

#include "../seed.hpp"
#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <random>

using namespace ravine;

namespace {

Document opened(std::string_view link) { return decode_link(link).document; }

// A document as a hand makes it, in one go and long after the last change.
struct Hand {
    Document document = default_document();
    UndoStack history{document};
    double now = 0;

    void change(void (*edit)(Document&), double seconds = 10, bool held = false) {
        edit(document);
        history.follow(document, now += seconds, held);
    }
    void let_go() { history.follow(document, now, false); }
    void undo() { document = history.undo(document); }
    void redo() { document = history.redo(document); }
};

}  // namespace

TEST_CASE("every change is undone and redone") {
    Hand hand;
    const Document before = hand.document;
    void (*const changes[])(Document&) = {
        [](Document& c) { c.experiment.loss = "saddle"; },     [](Document& c) { c.experiment.domain.low.x = -3; },
        [](Document& c) { c.experiment.start = {1, 1}; },      [](Document& c) { c.experiment.racers.push_back({"lion", {}}); },
        [](Document& c) { c.experiment.data = {{1, 2}}; },     [](Document& c) { c.experiment.batch = 1; },
        [](Document& c) { c.experiment.noise = 0.5; },         [](Document& c) { c.experiment.seed = 9; },
        [](Document& c) { c.experiment.steps = 77; },          [](Document& c) { c.experiment.racers[0].hidden = true; },
        [](Document& c) { c.experiment.racers[1].start = {}; }};
    std::vector<Document> states{before};
    for (const auto change : changes) {
        hand.change(change);
        if (!(hand.document == states.back())) states.push_back(hand.document);
    }
    CHECK(states.size() == std::size(changes));  // the last one changes nothing
    for (std::size_t i = states.size(); i-- > 1;) {
        REQUIRE(hand.history.can_undo());
        CHECK(hand.document == states[i]);
        hand.undo();
    }
    CHECK(hand.document == before);
    CHECK_FALSE(hand.history.can_undo());
    for (std::size_t i = 1; i < states.size(); ++i) {
        hand.redo();
        CHECK(hand.document == states[i]);
    }
    CHECK_FALSE(hand.history.can_redo());
}

TEST_CASE("with nothing to undo or redo the present stays") {
    Hand hand;
    const Document before = hand.document;
    hand.undo();
    hand.redo();
    CHECK(hand.document == before);
}

TEST_CASE("a change forgets what could be redone") {
    Hand hand;
    hand.change([](Document& c) { c.experiment.steps = 77; });
    hand.undo();
    CHECK(hand.history.can_redo());
    hand.change([](Document& c) { c.experiment.seed = 3; });
    CHECK_FALSE(hand.history.can_redo());
}

TEST_CASE("camera, look, step and selection are neither undone nor lost") {
    Hand hand;
    const auto look_around = [](Document& c) {
        c.view.camera.azimuth += 10;
        c.view.flat = true;
        c.page.at = 12;
        c.page.selected = 2;
    };
    hand.change(look_around);
    CHECK_FALSE(hand.history.can_undo());
    hand.change([](Document& c) { c.experiment.steps = 77; });
    hand.change(look_around);
    Document wanted = hand.document;
    wanted.experiment.steps = default_document().experiment.steps;
    hand.undo();
    CHECK(hand.document == wanted);
    hand.change(look_around);
    CHECK(hand.history.can_redo());
}

TEST_CASE("a racer that undoing takes away is not looked at") {
    Hand hand;
    hand.change([](Document& c) { c.experiment.racers.push_back({"lion", {}}), c.page.selected = 5; });
    hand.undo();
    CHECK(hand.document.page.selected == -1);
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
    Document document = opened(row.before);
    UndoStack history(document);
    history.follow(document = opened(row.after), 10, false);
    document = history.undo(document);
    CHECK(encode_link(document) == encode_link(opened(row.undone)));
    document = history.redo(document);
    CHECK(encode_link(document) == encode_link(opened(row.redone)));
}

TEST_CASE("all changes while a button is held are one entry") {
    Hand hand;
    for (int i = 0; i < 5; ++i) {
        hand.change([](Document& c) { c.experiment.start.x += 0.1; }, 2, true);
        hand.change([](Document& c) { c.experiment.steps += 1; }, 2, true);
    }
    hand.let_go();
    hand.change([](Document& c) { c.experiment.start.x += 0.1; }, 2, true);
    hand.undo();
    CHECK(hand.document.experiment.steps == default_document().experiment.steps + 5);
    hand.undo();
    CHECK(hand.document == default_document());
    CHECK_FALSE(hand.history.can_undo());
}

TEST_CASE("changes of one field in quick succession are one entry, of others and slow ones are not") {
    Hand hand;
    hand.change([](Document& c) { c.experiment.racers[0].settings = {{"lr", "0.1"}}; });
    hand.change([](Document& c) { c.experiment.racers[0].settings = {{"lr", "0.12"}}; }, 0.3);
    hand.change([](Document& c) { c.experiment.racers[0].settings = {}; }, 0.7);  // back where it was
    CHECK_FALSE(hand.history.can_undo());
    hand.change([](Document& c) { c.experiment.loss = "x"; });
    hand.change([](Document& c) { c.experiment.loss = "x^2"; }, 0.3);
    hand.change([](Document& c) { c.experiment.seed = 4; }, 0.3);
    hand.change([](Document& c) { c.experiment.seed = 5; }, 0.9);
    hand.undo();
    CHECK(hand.document.experiment.seed == 4);
    hand.undo();
    CHECK(hand.document.experiment.loss == "x^2");
    hand.undo();
    CHECK(hand.document == default_document());
}

TEST_CASE("racers added quickly are undone one by one") {
    Hand hand;
    for (int i = 0; i < 3; ++i) hand.change([](Document& c) { c.experiment.racers.push_back({"adam", {}}); }, 0.1);
    hand.undo();
    CHECK(hand.document.experiment.racers.size() == default_document().experiment.racers.size() + 2);
}

TEST_CASE("two hundred entries are kept") {
    Hand hand;
    for (int i = 0; i < 250; ++i) hand.change([](Document& c) { ++c.experiment.seed; });
    for (std::size_t i = 0; i < UndoStack::most_entries; ++i) {
        REQUIRE(hand.history.can_undo());
        hand.undo();
    }
    CHECK_FALSE(hand.history.can_undo());
    CHECK(hand.document.experiment.seed == default_document().experiment.seed + 50);
}

TEST_CASE("the changed field is named where it is one") {
    const Document base = opened("racers=gd;adam,lr:0.1,beta1:0.8");
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
    std::vector<Document> line{hand.document};  // what was, up to here, and what can be redone
    std::size_t at = 0;
    for (int i = 0; i < 150; ++i) {
        const auto what = random() % 3;
        if (what == 0) {
            hand.change([](Document& c) { ++c.experiment.seed; });
            line.resize(++at);
            line.push_back(hand.document);
        } else if (what == 1) {
            CHECK(hand.history.can_undo() == (at > 0));
            if (at > 0) --at;
            hand.undo();
        } else {
            CHECK(hand.history.can_redo() == (at + 1 < line.size()));
            if (at + 1 < line.size()) ++at;
            hand.redo();
        }
        REQUIRE(hand.document == line[at]);
    }
}

TEST_CASE("definitions are undone with the racers that have them") {
    Hand hand;
    const Document before = hand.document, after = opened("define=heavy(lr:0.02){x=x-lr*g}&racers=heavy");
    CHECK(changed_field(before, opened("define=heavy(lr:0.02){x=x-lr*g}")) == "define");
    hand.document = after;
    hand.history.follow(hand.document, hand.now += 10, false);
    hand.undo();
    CHECK(hand.document == before);
    hand.redo();
    CHECK(hand.document == after);
    CHECK(optimizer_of(hand.document.experiment, hand.document.experiment.racers[0])->rule == "x = x - lr*g");
}
