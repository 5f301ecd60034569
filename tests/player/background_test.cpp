#include "player/background.hpp"

#include "../jobs/fake_backend.hpp"
#include "analysis/series.hpp"
#include "document/link/link.hpp"
#include "jobs/pursuit.hpp"

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
    Background background{service, scheduler};
    Player player{long_race()};
    std::unique_ptr<jobs::Work> work;

    void frame() {
        service.poll();
        background.follow(player);
        player.tick(0);
        scheduler.spend(0);
    }
    // Lets the player alone with its race, as a job of it fails.
    void fail() {
        player.seek(2000);
        frame();
        backend->end(1, "It does not work.");
        frame();
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

TEST_CASE("a race whose job fails is computed in the frames' spare time, and the user is told") {
    Bench bench;
    Race here(bench.player.document().experiment);
    CHECK(bench.background.complaint().empty());
    bench.fail();
    CHECK(bench.background.complaint() == "The race is computed between the frames, which takes longer. It does not work.");
    CHECK(bench.background.complaint().empty());
    int frames = 0;
    for (; frames < 2000 && bench.player.behind(); ++frames) bench.frame();
    CHECK(frames > 5);
    CHECK(bench.player.step() == 2000);
    CHECK(bench.backend->started.size() == 1);
    here.advance_to(2000);
    CHECK(trajectory_hash(bench.player.race()) == trajectory_hash(here));
}

TEST_CASE("a race in the frames' spare time stops at once when it is stopped") {
    Bench bench;
    bench.fail();
    bench.frame();
    bench.frame();
    const int computed = bench.player.race().computed();
    CHECK(bench.player.behind());
    bench.player.toggle();
    CHECK_FALSE(bench.player.behind());
    bench.scheduler.finish();
    CHECK(bench.player.race().computed() <= computed + 1);
    bench.frame();
    CHECK_FALSE(bench.scheduler.busy());
}

TEST_CASE("a race that is waited for goes before a chart that is seen, and that before the rest") {
    Bench bench;
    bench.fail();
    Series series;
    const CriticalPoints& critical_points = bench.player.critical_points();
    const Request request{Measure::gradient, ChartBy::step, 0, 2000, 300};
    int charted = 0, others = 0;
    jobs::Pursuit chart(bench.scheduler, jobs::Importance::visible, [&] {
        ++charted;
        series.update(bench.player.race(), bench.player.revision(), critical_points, request, 50'000);
        return !series.complete();
    });
    jobs::Pursuit other(bench.scheduler, jobs::Importance::other, [&] { return ++others < 3; });
    other.follow(true);
    chart.follow(true);
    while (bench.player.race().computed() < 2000) {
        bench.frame();
        REQUIRE(charted == 0);
    }
    bench.frame();
    for (int frame = 0; frame < 10'000 && !(charted > 0 && series.complete()); ++frame) {
        bench.frame();
        REQUIRE(others == 0);
    }
    CHECK(charted > 1);
    bench.scheduler.finish();
    CHECK(others == 3);
}

TEST_CASE("a race of optimizers that a link defines is a job, too") {
    Bench bench;
    std::string racers = "own,k:3";
    for (int i = 0; i < 31; ++i) racers += ";heavy";
    bench.player = Player(decode_link("loss=logistic&steps=2000&racers=" + racers +
                                      "&define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}own(k:2){x=x-0.01*k*g/(norm(g)+1)}")
                              .document);
    Race here(bench.player.document().experiment);
    bench.player.seek(2000);
    bench.frame();
    REQUIRE(bench.backend->running.size() == 1);
    for (int portions = 0; bench.player.behind() && portions < 1000; ++portions) {
        bench.portion();
        bench.frame();
    }
    CHECK(bench.background.complaint().empty());
    here.advance_to(2000);
    CHECK(trajectory_hash(bench.player.race()) == trajectory_hash(here));
}

TEST_CASE("a copy that is told so computes alone, while a job goes on for the other") {
    Bench bench;
    bench.player.seek(2000);
    bench.frame();
    Player copy = bench.player;
    copy.compute_elsewhere(false);
    while (copy.compute()) {
    }
    copy.tick(0);
    CHECK(copy.step() == 2000);
    CHECK(bench.player.behind());
    CHECK_FALSE(bench.player.compute());
    CHECK(bench.player.race().computed() < 2000);
    bench.background.finish(bench.player);
    CHECK_FALSE(bench.player.behind());
    CHECK(trajectory_hash(bench.player.race()) == trajectory_hash(copy.race()));
}
