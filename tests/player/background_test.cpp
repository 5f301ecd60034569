#include "player/background.hpp"

#include "../jobs/fake_backend.hpp"
#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ravine;

namespace {

// 32 racers on a loss of many rows, whose 2,000 steps take more than a frame.
Document long_race() {
    std::string racers = "racers=gd";
    for (int i = 0; i < 31; ++i) racers += ";adam";
    return decode_link("loss=logistic&steps=2000&" + racers).document;
}

// A player with a backend whose jobs come on as the test says.
struct Bench {
    jobs::Scheduler scheduler;
    jobs::FakeBackend* backend = new jobs::FakeBackend;
    jobs::Service service{std::unique_ptr<jobs::Backend>(backend), scheduler};
    Background background{service};
    Player player{long_race()};
    std::unique_ptr<jobs::Work> work;

    void frame() {
        service.poll();
        background.follow(player);
        player.tick(0);
    }
    // Sends a portion of the job that runs.
    void portion() {
        REQUIRE_FALSE(backend->running.empty());
        const auto& [id, job] = *backend->running.begin();
        if (!work) work = jobs::begin(job);
        jobs::Portion portion = work->next();
        const bool ended = portion.ended;
        backend->messages.push_back({id, std::move(portion)});
        if (!ended) return;
        work.reset();
        backend->running.erase(backend->running.begin());
    }
};

}  // namespace

TEST_CASE("a long seek is a job, whose steps are shown as they come") {
    Bench bench;
    Race here(bench.player.document().experiment);
    bench.player.seek(2000);
    const int at_once = bench.player.step();
    CHECK(at_once > 0);
    bench.frame();
    REQUIRE(bench.backend->running.size() == 1);
    for (int i = 0; i < 20; ++i) bench.frame();
    CHECK(bench.player.step() == at_once);
    CHECK(bench.player.behind());
    bench.portion();
    bench.frame();
    CHECK(bench.player.step() > at_once);
    int portions = 0;
    for (; bench.player.behind() && portions < 1000; ++portions) {
        bench.portion();
        bench.frame();
    }
    CHECK(bench.player.step() == 2000);
    CHECK(bench.backend->started.size() == 1);
    here.advance_to(2000);
    CHECK(trajectory_hash(bench.player.race()) == trajectory_hash(here));
}

TEST_CASE("a short seek is no job") {
    Bench bench;
    bench.player.seek(20);
    CHECK(bench.player.step() == 20);
    bench.frame();
    CHECK(bench.backend->started.empty());
}

TEST_CASE("stopping a long seek cancels its job, and the race goes on from the step that was reached") {
    Bench bench;
    bench.player.seek(2000);
    bench.frame();
    bench.portion();
    bench.portion();
    bench.frame();
    const int reached = bench.player.step();
    bench.portion();
    bench.player.toggle();
    CHECK_FALSE(bench.player.behind());
    bench.frame();
    CHECK(bench.backend->stopped.size() == 1);
    CHECK(bench.player.step() == reached);
    bench.player.step_by(5);
    CHECK(bench.player.step() == reached + 5);
    Race here(bench.player.document().experiment);
    here.advance_to(bench.player.race().computed());
    CHECK(trajectory_hash(bench.player.race()) == trajectory_hash(here));
}

TEST_CASE("a job of another race is cancelled, and its steps are not taken") {
    Bench bench;
    bench.player.seek(2000);
    bench.frame();
    bench.portion();
    Document edited = bench.player.document();
    edited.experiment.racers[3].settings = {{"lr", "0.3"}};
    bench.player.set_document(edited);
    bench.work.reset();
    bench.frame();
    CHECK(bench.backend->stopped == std::vector<jobs::JobId>{1});
    REQUIRE(bench.backend->running.size() == 1);
    bench.portion();
    bench.frame();
    Race here(edited.experiment);
    here.advance_to(bench.player.race().computed());
    CHECK(trajectory_hash(bench.player.race()) == trajectory_hash(here));
}

TEST_CASE("seeking on and back while a job runs computes nothing twice") {
    Bench bench;
    bench.player.seek(1900);
    bench.frame();
    bench.player.seek(2000);
    bench.frame();
    CHECK(bench.backend->started.size() == 1);
    bench.portion();
    bench.player.seek(20);
    CHECK(bench.player.step() == 20);
    bench.frame();
    CHECK(bench.backend->running.empty());
}

TEST_CASE("a race whose job fails is computed by the player") {
    Bench bench;
    bench.player.seek(2000);
    bench.frame();
    bench.backend->end(1, "It does not work.");
    for (int i = 0; i < 2000 && bench.player.behind(); ++i) bench.frame();
    CHECK(bench.player.step() == 2000);
    CHECK(bench.backend->started.size() == 1);
}

TEST_CASE("a copy that is told so computes alone, while a job goes on for the other") {
    Bench bench;
    bench.player.seek(2000);
    bench.frame();
    Player copy = bench.player;
    copy.compute_elsewhere(false);
    for (int i = 0; i < 2000 && copy.behind(); ++i) copy.tick(0);
    CHECK(copy.step() == 2000);
    CHECK(bench.player.behind());
    bench.background.stop(bench.player);
    for (int i = 0; i < 2000 && bench.player.behind(); ++i) bench.player.tick(0);
    CHECK(trajectory_hash(bench.player.race()) == trajectory_hash(copy.race()));
}
