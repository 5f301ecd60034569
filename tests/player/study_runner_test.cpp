#include "player/study_runner.hpp"

#include "../jobs/fake_backend.hpp"
#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>

using namespace ravine;

namespace {

// A player, and a backend whose jobs come on as the test says.
struct Bench {
    jobs::Scheduler scheduler;
    jobs::FakeBackend* backend = new jobs::FakeBackend;
    jobs::Service service{std::unique_ptr<jobs::Backend>(backend), scheduler};
    StudyRunner runner{service};
    Player player;
    std::map<jobs::JobId, std::unique_ptr<jobs::Work>> work;

    explicit Bench(const std::string& link) : player(decode_link(link).document) { backend->most = 4; }

    void open(const std::string& link) { player.set_document(decode_link(link).document); }

    void frame() {
        service.poll();
        runner.follow(player);
    }

    // Sends a portion of every job that runs. Returns false if there is none.
    bool portions() {
        const auto running = backend->running;
        for (const auto& [id, job] : running) {
            if (!work[id]) work[id] = jobs::begin(job);
            jobs::Portion portion = work[id]->next();
            if (portion.ended) backend->running.erase(id);
            backend->messages.push_back({id, std::move(portion)});
        }
        return !running.empty();
    }

    void run() {
        frame();
        while (portions()) frame();
    }
};

// Returns the table as if it were computed in one go.
std::vector<double> expected(const std::string& link) {
    const Document document = decode_link(link).document;
    studies::Runs runs = *studies::Runs::begin(document.experiment, *document.view.study);
    return runs.compute(0, runs.rows());
}

const std::string himmelblau = "loss=himmelblau&racers=gd,lr:0.01;adam,lr:0.1&steps=60&noise=0.5&study=";

}  // namespace

TEST_CASE("studies of all kinds arrive at the table that is computed in one go, to the bit") {
    for (const char* study : {"basins,size:64", "swarm,size:3000", "sweep,size:40", "sweep,lr,beta1,size:20,racer:2",
                              "seeds,seeds:50", "tune,size:4,seeds:3"}) {
        CAPTURE(study);
        Bench bench(himmelblau + study);
        bench.run();
        REQUIRE(bench.runner.result());
        CHECK(bench.runner.result()->whole);
        CHECK(bench.runner.fault().empty());
        CHECK_FALSE(bench.runner.progress());
        const std::vector<double> wanted = expected(himmelblau + study);
        const std::vector<double>& numbers = bench.runner.result()->numbers;
        REQUIRE(numbers.size() == wanted.size());
        CHECK(std::equal(numbers.begin(), numbers.end(), wanted.begin(),
                         [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
    }
}

TEST_CASE("a coarse table is there at once, and finer ones come") {
    Bench bench(himmelblau + "basins,size:128");
    bench.frame();
    REQUIRE(bench.runner.result());
    CHECK_FALSE(bench.runner.result()->whole);
    const int coarse = bench.runner.result()->study.size;
    CHECK(coarse >= 8);
    CHECK(coarse < 128);
    REQUIRE(bench.runner.progress());
    CHECK(bench.runner.progress()->done < bench.runner.progress()->all);
    const int revision = bench.runner.revision();
    bench.run();
    CHECK(bench.runner.revision() > revision);
    CHECK(bench.runner.result()->study.size == 128);
}

TEST_CASE("a change of a number begins anew, and one of what does not matter goes on") {
    Bench bench(himmelblau + "basins,size:128");
    bench.run();
    const int revision = bench.runner.revision();
    bench.open("start=1,1&" + himmelblau + "basins,size:128");
    bench.frame();
    CHECK(bench.runner.revision() == revision);
    CHECK(bench.backend->running.empty());
    bench.open("loss=himmelblau&racers=gd,lr:0.02&steps=60&noise=0.5&study=basins,size:128");
    bench.frame();
    CHECK(bench.runner.revision() > revision);
    CHECK_FALSE(bench.runner.result()->whole);
    CHECK_FALSE(bench.backend->running.empty());
    bench.open("loss=himmelblau&racers=gd,lr:0.02&steps=60&noise=0.5");
    bench.frame();
    CHECK(bench.runner.result() == nullptr);
    CHECK(bench.backend->running.empty());
}

TEST_CASE("a study that is stopped stays coarse until it is told to go on") {
    Bench bench(himmelblau + "basins,size:128");
    bench.frame();
    bench.runner.stop();
    CHECK(bench.backend->running.empty());
    bench.run();
    CHECK(bench.runner.stopped());
    CHECK_FALSE(bench.runner.progress());
    CHECK_FALSE(bench.runner.result()->whole);
    bench.runner.go_on();
    bench.run();
    CHECK_FALSE(bench.runner.stopped());
    CHECK(bench.runner.result()->whole);
}

TEST_CASE("a picture that has to be whole does not wait for jobs") {
    Bench bench(himmelblau + "basins,size:100");
    bench.frame();
    bench.runner.finish();
    REQUIRE(bench.runner.result());
    CHECK(bench.runner.result()->whole);
    CHECK(bench.runner.result()->numbers == expected(himmelblau + "basins,size:100"));
    CHECK(bench.backend->running.empty());
}

TEST_CASE("a study that is too large or makes no sense is refused, with the size that fits") {
    Bench bench(himmelblau + "basins,size:4096");
    bench.frame();
    CHECK(bench.runner.result() == nullptr);
    CHECK(bench.runner.fault().find("fits") != std::string::npos);
    const std::string& fault = bench.runner.fault();
    const int size = std::stoi(fault.substr(fault.find("size:") + 5));
    CHECK(size >= 1000);
    bench.open(himmelblau + "basins,size:" + std::to_string(size));
    bench.frame();
    CHECK(bench.runner.fault().empty());
    bench.open(himmelblau + "basins,racer:7");
    bench.frame();
    CHECK(bench.runner.fault() == "There is no study: there is no racer 7; the race has 2.");
}

TEST_CASE("a job that fails ends in its sentence") {
    Bench bench(himmelblau + "basins,size:128");
    bench.frame();
    REQUIRE_FALSE(bench.backend->running.empty());
    bench.backend->end(bench.backend->running.begin()->first, "It does not work.");
    bench.frame();
    CHECK(bench.runner.fault() == "It does not work.");
    CHECK(bench.backend->running.empty());
}
