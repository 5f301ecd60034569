#include "player/player.hpp"

#include "document/link/link.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include <limits>

using namespace ravine;

namespace {

constexpr int far = RAVINE_BRIEF ? 20'000 : 100'000;  // steps: more than a player takes at once

// Returns a race of so many steps, shown at one of them.
Document long_race(int at) {
    std::string racers = "racers=gd";
    for (int i = 0; i < 31; ++i) racers += ";adam";
    return decode_link(fmt::format("loss=sin(x)*cos(y)+exp(-x^2)*tanh(y)&steps={}&at={}&{}", far, at, racers)).document;
}

}  // namespace

TEST_CASE("a player plays to the end, stops, and starts again") {
    Player player(decode_link("steps=40").document);
    player.steps_per_second = 10;
    player.tick(1);
    CHECK(player.step() == 0);  // it was not playing
    player.play();
    player.tick(1.55);
    CHECK(player.step() == 15);
    CHECK(player.cursor() == 15.5);
    CHECK(player.race().computed() >= 16);
    player.tick(100);
    CHECK(player.step() == 40);
    CHECK_FALSE(player.playing());
    player.play();
    CHECK(player.step() == 0);
}

TEST_CASE("stepping and seeking stay inside the race, whatever is asked") {
    Player player(decode_link("steps=40&at=7").document);
    CHECK(player.step() == 7);
    player.step_by(-1);
    CHECK(player.step() == 6);
    player.step_by(std::numeric_limits<int>::max());
    CHECK(player.step() == 40);
    player.step_by(std::numeric_limits<int>::min());
    CHECK(player.step() == 0);
    player.seek(-5);
    CHECK(player.step() == 0);
    player.play();
    player.step_by(1);
    CHECK_FALSE(player.playing());
}

TEST_CASE("seeking back and forth shows what a fresh run shows") {
    const Document document = decode_link("loss=rosenbrock&racers=adam;momentum,lr:1e-4&steps=300&noise=1").document;
    Player player(document);
    for (int step : {200, 3, 150, 300, 0}) player.seek(step);
    Race fresh(document.experiment);
    fresh.advance_to(player.race().computed());
    CHECK(trajectory_hash(player.race()) == trajectory_hash(fresh));
}

TEST_CASE("the link of a player names the step that a hand chose") {
    Player player(decode_link("steps=40").document);
    player.seek(9);
    CHECK(player.document().page.at == 9);
    player.play();
    player.tick(0.2);
    CHECK(player.document().page.at == 0);
    player.pause();
    CHECK(player.document().page.at == player.step());
    player.play();
    player.tick(1000);
    CHECK(player.document().page.at == 0);
}

TEST_CASE("a long seek is computed in portions, and its link names where it goes") {
    Player player(long_race(far));
    CHECK(player.behind());
    CHECK(player.step() < far);
    CHECK(player.step() > 100);
    CHECK(player.document().page.at == far);
    const int at_once = player.race().computed();
    player.tick(0);
    CHECK(player.race().computed() == at_once);  // portions are somebody else's to ask for
    int portions = 1;
    while (player.compute()) ++portions;
    CHECK(portions > 10);
    CHECK(player.behind());
    player.tick(0);
    CHECK(player.step() == far);
    Race whole(player.document().experiment);
    whole.advance_to(far);
    CHECK(trajectory_hash(player.race()) == trajectory_hash(whole));
    player.seek(5);
    CHECK_FALSE(player.behind());
    CHECK(player.step() == 5);
}

TEST_CASE("a long seek arrives while the race plays") {
    Player player(long_race(0));
    player.play();
    player.seek(far / 10 * 9);
    REQUIRE(player.behind());
    player.tick(0.02);
    CHECK(player.wanted() == far / 10 * 9);
    while (player.compute()) player.tick(0.02);
    player.tick(0.02);
    CHECK(player.step() >= far / 10 * 9);
    CHECK(player.playing());
}

TEST_CASE("a long seek ends where it is when it is stopped") {
    Player player(long_race(far));
    REQUIRE(player.behind());
    CHECK(player.wanted() == far);
    player.toggle();
    CHECK_FALSE(player.behind());
    CHECK_FALSE(player.playing());
    CHECK(player.document().page.at == player.step());
    const int there = player.step();
    player.tick(1);
    CHECK(player.step() == there);
    player.toggle();
    CHECK(player.playing());
}

TEST_CASE("editing keeps the moment: the race is run anew to the same step") {
    Player player(decode_link("steps=40&racers=gd,lr:0.1").document);
    player.seek(20);
    const int revision = player.revision();
    Document edited = player.document();
    edited.view.camera.azimuth = 10;
    player.set_document(edited);
    CHECK(player.revision() == revision);
    edited.experiment.racers[0].settings[0].text = "0.01";
    player.set_document(edited);
    CHECK(player.revision() != revision);
    CHECK(player.step() == 20);
    CHECK(player.race().computed() >= 20);
    edited.experiment.steps = 10;
    player.set_document(edited);
    CHECK(player.step() == 10);
    CHECK(player.document().page.at == 10);
}

TEST_CASE("a hidden racer races on in the same race") {
    Player player(decode_link("steps=40&racers=gd;adam&at=30").document);
    const int revision = player.revision();
    const std::uint64_t hash = trajectory_hash(player.race());
    Document edited = player.document();
    edited.experiment.racers[0].hidden = true;
    player.set_document(edited);
    CHECK(player.document().experiment.racers[0].hidden);
    CHECK(player.revision() == revision);
    CHECK(trajectory_hash(player.race()) == hash);
    CHECK(trajectory_hash(Player(player.document()).race()) == hash);
    CHECK(player.outcomes().size() == 2);
}

TEST_CASE("a race of networks is shown once it is whole, and a pause on the way halts it until it is played or sought") {
    Player player(decode_link("net=2-16-16-1&dataset=moons,rows:400&racers=gd;adam&steps=300").document);
    CHECK(player.behind());
    CHECK(player.step() == 0);
    player.play();
    player.tick(1);
    CHECK(player.step() == 0);
    player.pause();
    CHECK_FALSE(player.behind());
    player.seek(20);
    CHECK(player.behind());
    while (player.compute()) {
    }
    player.tick(0);
    CHECK_FALSE(player.behind());
    CHECK(player.step() == 20);
    CHECK(player.race().computed() == 300);
    Document document = player.document();
    document.view.plane = *network::read_plane("weights,1,2");
    const int revision = player.revision(), ground = player.race().ground();
    player.set_document(document);
    CHECK(player.revision() == revision);
    CHECK(player.race().ground() > ground);
    CHECK(player.step() == 20);
}

TEST_CASE("networks have outcomes of their losses, and no minima") {
    Player player(decode_link("net=2-4-1&racers=gd,lr:0.5;gd,lr:1e-6&steps=60&at=60").document);
    while (player.compute()) {
    }
    player.tick(0);
    CHECK(player.critical_points().minima.empty());
    CHECK(player.outcomes()[0].sentence == "still learning");
    CHECK_FALSE(player.outcomes()[0].reached);
    CHECK(player.outcomes()[1].sentence == "hardly learns any more");
}
