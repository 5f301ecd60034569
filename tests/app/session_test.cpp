// The document on the screen: what opening, edits, undo and a lock do to it, and what goes with the document before.
#include "app/session.hpp"
#include "document/link/link.hpp"
#include "export/json.hpp"
#include "lessons/catalogue.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* bowl = "v=1&loss=bowl&racers=gd,lr:0.1&steps=40";
constexpr const char* saddle = "v=1&loss=saddle&racers=adam,lr:0.1&steps=60";
constexpr const char* faulty = "v=1&loss=bowl&racers=gd,lr:fast";

Document document_of(const char* link) { return decode_link(link).document; }

// A session with panels that count what they hear, and a clock on which no two edits are one gesture.
struct Screen {
    Screen() {
        session.listen({.opened = [this](const Document* before,
                                         const Document&) { before ? befores.push_back(*before) : void(++unseen); },
                        .forget_typing = [this] { ++forgotten; }});
    }

    // One frame in which a panel edits the document.
    template <class Act>
    void frame(Act act) {
        session.begin_frame({.seconds = seconds += 10});
        ui::Commands commands(session.document());
        act(commands);
        session.apply(commands);
    }
    void frame() {
        frame([](ui::Commands&) {});
    }
    void set_steps(int steps) {
        frame([&](ui::Commands& commands) { commands.document().experiment.steps = steps; });
    }

    Session session;
    double seconds = 0;
    std::vector<Document> befores;  // of opened texts
    int unseen = 0;                 // opened texts in place of what nobody has seen
    int forgotten = 0;
};

}  // namespace

TEST_CASE("each way to another document forgets complaints, tables' faults and what was typed") {
    struct Way {
        const char* name;
        void (*go)(Screen&);
    };
    const Way ways[] = {
        {"a link", [](Screen& screen) { screen.session.load(saddle); }},
        {"the same link", [](Screen& screen) { screen.session.load(bowl); }},
        {"JSON", [](Screen& screen) { screen.session.load(write_json(document_of(saddle))); }},
        {"a dropped link", [](Screen& screen) { screen.session.take(fmt::format("https://example.org/#{}", saddle)); }},
        {"a card", [](Screen& screen) { screen.frame([](ui::Commands& c) { c.open(document_of(saddle), true); }); }},
        {"undo", [](Screen& screen) { screen.frame([](ui::Commands& c) { c.undo(); }); }},
        {"a surface of the gallery", [](Screen& screen) { screen.frame([](ui::Commands& c) { c.forget(); }); }},
    };
    for (const Way& way : ways) {
        CAPTURE(way.name);
        Screen screen;
        screen.frame();
        screen.session.load(bowl);
        screen.set_steps(50);
        screen.session.take("1, 2\n3, 1e400\n5, 6\n7, 8");
        REQUIRE_FALSE(screen.session.complaints().empty());
        REQUIRE_FALSE(screen.session.table().fault.empty());
        const int count = screen.session.complaint_count(), forgotten = screen.forgotten;
        way.go(screen);
        CHECK(screen.session.complaints().empty());
        CHECK(screen.session.table().fault.empty());
        CHECK(screen.session.complaint_count() > count);
        CHECK(screen.forgotten > forgotten);
    }
}

TEST_CASE("redo forgets as undo does") {
    Screen screen;
    screen.session.load(bowl);
    screen.set_steps(50);
    screen.set_steps(51);
    screen.frame([](ui::Commands& commands) { commands.undo(); });
    screen.session.take("neither a link nor numbers");
    REQUIRE_FALSE(screen.session.complaints().empty());
    const int forgotten = screen.forgotten;
    screen.frame([](ui::Commands& commands) { commands.redo(); });
    CHECK(screen.session.document().experiment.steps == 51);
    CHECK(screen.session.complaints().empty());
    CHECK(screen.forgotten > forgotten);
}

TEST_CASE("an edit, a step and a look forget nothing") {
    Screen screen;
    screen.session.load(faulty);
    screen.frame();
    REQUIRE(screen.session.complaints().size() == 1);
    const int count = screen.session.complaint_count(), forgotten = screen.forgotten;
    screen.set_steps(50);
    screen.frame([](ui::Commands& commands) { commands.step_by(3); });
    screen.frame([](ui::Commands& commands) { commands.document().view.flat = true; });
    screen.frame([](ui::Commands& commands) { commands.redo(); });  // there is nothing to redo
    CHECK(screen.session.complaints().size() == 1);
    CHECK(screen.session.complaint_count() == count);
    CHECK(screen.forgotten == forgotten);
}

TEST_CASE("complaints are those of the last text, and each is news, even the same again") {
    Session session;
    session.load(faulty);
    REQUIRE(session.complaints().size() == 1);
    CHECK_THAT(session.complaints()[0], ContainsSubstring("fast"));
    const int first = session.complaint_count();
    session.load(faulty);
    CHECK(session.complaints().size() == 1);
    CHECK(session.complaint_count() > first);
    session.take("no link, and no table");
    REQUIRE(session.complaints().size() == 1);
    CHECK_THAT(session.complaints()[0], ContainsSubstring("neither a link nor a table"));
}

TEST_CASE("what cannot be read at all leaves the document as it is") {
    Session session;
    session.load(bowl);
    const Document before = session.document();
    const int revision = session.player().revision();
    for (const char* text : {"{", "{]", "neither"}) {
        CAPTURE(text);
        session.take(text);
        CHECK(session.document() == before);
        CHECK(session.player().revision() == revision);
        CHECK(session.complaints().size() == 1);
    }
}

TEST_CASE("another document has another revision, and the speed stays") {
    Screen screen;
    screen.frame([](ui::Commands& commands) { commands.set_speed(77); });
    int revision = screen.session.player().revision();
    const auto is_another = [&] {
        return screen.session.player().revision() > std::exchange(revision, screen.session.player().revision());
    };
    screen.session.load(bowl);
    CHECK(is_another());
    screen.session.load(bowl);
    CHECK(is_another());
    screen.frame([](ui::Commands& commands) { commands.open(document_of(saddle), false); });
    CHECK(is_another());
    CHECK(screen.session.player().steps_per_second == 77);
}

TEST_CASE("an opened link plays unless something speaks against it") {
    const auto plays = [](const std::string& link, bool avoids_motion = false) {
        Session session;
        session.avoid_motion(avoids_motion);
        session.load(link);
        return session.player().playing();
    };
    CHECK(plays(bowl));
    CHECK_FALSE(plays(bowl, true));
    CHECK_FALSE(plays(fmt::format("{}&at=3", bowl)));
    for (const auto& spoken : {&PageState::paused, &PageState::embedded}) {
        Document document = document_of(bowl);
        document.page.*spoken = true;
        CHECK_FALSE(plays(link_of(document)));
    }
    int asking = 0;
    for (const lessons::Lesson* lesson : lessons::lessons()) {
        for (std::size_t card = 0; card < lesson->cards.size(); ++card) {
            const lessons::Place place{lesson, card};
            if (!place->question.asked()) continue;
            ++asking;
            CHECK_FALSE(plays(fmt::format("lesson={}", lessons::name_of(place))));
        }
    }
    CHECK(asking > 0);
}

TEST_CASE("a command opens a document at its step, and says if it plays") {
    Screen screen;
    const auto open = [&](const char* link, bool plays) {
        screen.frame([&](ui::Commands& commands) { commands.open(document_of(link), plays); });
        return screen.session.player().playing();
    };
    CHECK(open(bowl, true));
    CHECK_FALSE(open(bowl, false));
    CHECK_FALSE(open("v=1&loss=bowl&racers=gd,lr:0.1&steps=40&at=7", true));
    CHECK(screen.session.player().step() == 7);
    CHECK(link_of(screen.session.document()).find("at=7") != std::string::npos);
}

TEST_CASE("nothing is undone to before the first frame; later, an opened link is one entry") {
    Screen screen;
    screen.session.load(bowl);
    screen.session.load(saddle);
    CHECK_FALSE(screen.session.can_undo());
    CHECK(screen.unseen == 2);
    CHECK(screen.befores.empty());
    screen.frame();
    screen.session.load(bowl);
    REQUIRE(screen.befores.size() == 1);
    CHECK(screen.befores[0] == document_of(saddle));
    REQUIRE(screen.session.can_undo());
    screen.frame([](ui::Commands& commands) { commands.undo(); });
    CHECK(screen.session.document().experiment == document_of(saddle).experiment);
    CHECK_FALSE(screen.session.can_undo());
    screen.frame([](ui::Commands& commands) { commands.redo(); });
    CHECK(screen.session.document().experiment == document_of(bowl).experiment);
}

TEST_CASE("edits while a button is held are undone together") {
    Screen screen;
    screen.session.load(bowl);
    screen.frame();
    for (int steps = 50; steps < 60; ++steps) {
        screen.session.begin_frame({.seconds = screen.seconds += 10, .held = true});
        ui::Commands commands(screen.session.document());
        commands.document().experiment.steps = steps;
        screen.session.apply(commands);
    }
    screen.frame();
    screen.frame([](ui::Commands& commands) { commands.undo(); });
    CHECK(screen.session.document().experiment.steps == 40);
    CHECK_FALSE(screen.session.can_undo());
}

TEST_CASE("nothing is undone in a locked race, and all of it afterwards") {
    Screen screen;
    screen.session.load(bowl);
    screen.frame();
    screen.set_steps(50);
    const auto lock = [&](bool locked) {
        screen.frame([&](ui::Commands& commands) { commands.document().page.locked = locked; });
    };
    screen.frame([](ui::Commands& commands) { commands.undo(); });
    REQUIRE(screen.session.can_redo());
    lock(true);
    CHECK_FALSE(screen.session.can_redo());
    screen.frame([](ui::Commands& commands) { commands.redo(); });
    CHECK(screen.session.document().experiment.steps == 40);
}

TEST_CASE("a locked race takes no edits but those of the view, and opens others") {
    Screen screen;
    Document locked = document_of(bowl);
    locked.page.locked = true;
    screen.session.load(link_of(locked));
    screen.set_steps(50);
    CHECK(screen.session.document().experiment.steps == 40);
    CHECK_FALSE(screen.session.edit("loss", 0, "x^2"));
    screen.session.take("1, 2\n3, 4\n5, 6");
    CHECK(screen.session.document().experiment == document_of(bowl).experiment);
    screen.frame([](ui::Commands& commands) { commands.document().view.flat = true; });
    CHECK(screen.session.document().view.flat);
    screen.frame([](ui::Commands& commands) { commands.open(document_of(saddle), false); });
    CHECK(screen.session.document().experiment == document_of(saddle).experiment);
    screen.set_steps(50);
    CHECK(screen.session.document().experiment.steps == 50);
}

TEST_CASE("an edit from outside is made or refused, and undone like others") {
    Screen screen;
    screen.session.load(bowl);
    screen.frame();
    const int forgotten = screen.forgotten;
    CHECK_FALSE(screen.session.edit("loss", 0, "x^"));
    CHECK(screen.forgotten == forgotten);
    CHECK(screen.session.edit("lr", 0, "0.2"));
    CHECK(screen.forgotten == forgotten);
    CHECK(screen.session.edit("loss", 0, "x^2 + 3y^2"));
    CHECK(screen.forgotten > forgotten);  // of the field of the formula
    CHECK(screen.session.document().experiment.loss == "x^2 + 3y^2");
    screen.frame([](ui::Commands& commands) { commands.undo(); });
    CHECK(screen.session.document().experiment.loss == "bowl");
}

TEST_CASE("commands are executed in their order, before the draft") {
    Screen screen;
    screen.session.load(bowl);
    screen.frame([](ui::Commands& commands) {
        commands.seek(9);
        commands.step_by(2);
        commands.document().experiment.steps = 45;
    });
    CHECK(screen.session.player().step() == 11);
    CHECK(screen.session.document().experiment.steps == 45);
    CHECK_FALSE(screen.session.player().playing());
    screen.frame([](ui::Commands& commands) { commands.toggle(); });
    CHECK(screen.session.player().playing());
    screen.session.avoid_motion(true);
    screen.frame([](ui::Commands& commands) {
        commands.pause();
        commands.restart();
    });
    CHECK_FALSE(screen.session.player().playing());
    CHECK(screen.session.player().step() == 0);
}
