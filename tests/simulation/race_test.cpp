#include "simulation/race.hpp"

#include "../scratch.hpp"
#include "analysis/standings.hpp"
#include "document/link/link.hpp"
#include "optimizers/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace ravine;

namespace {

Race run(std::string_view link) {
    Race race(decode_link(link).document.experiment);
    race.advance_to(race.experiment().steps);
    return race;
}

std::string fate(std::string_view link) {
    const Race race = run(link);
    const auto& retired = race.tracks().at(0).retired;
    return retired ? retired->reason : "";
}

}  // namespace

TEST_CASE("a race is the same however it is advanced") {
    const Document document =
        decode_link("loss=himmelblau&racers=gd,lr:0.001;momentum,lr:0.001;rmsprop;adam&steps=120&noise=0.1&seed=3").document;
    Race at_once(document.experiment);
    at_once.advance_to(120);
    Race in_steps(document.experiment);
    for (int step : {1, 1, 5, 3, 77, 1000}) in_steps.advance_to(step);
    CHECK(in_steps.computed() == 120);
    CHECK(trajectory_hash(at_once) == trajectory_hash(in_steps));
    Race another(decode_link("loss=himmelblau&racers=gd,lr:0.001;momentum,lr:0.001;rmsprop;adam&steps=120&noise=0.1&seed=4")
                     .document.experiment);
    another.advance_to(120);
    CHECK(trajectory_hash(at_once) != trajectory_hash(another));
}

TEST_CASE("tracks have the places that methods have beside x") {
    const Race race =
        run("loss=x^2+y^2&start=1,-1&steps=30&racers=gd;gd+average,average.of:all;asgd,t0:0;"
            "schedule_free_sgd,lr:0.1,mu:0;schedule_free_sgd,lr:0.1,mu:1");
    const std::vector<Track>& tracks = race.tracks();
    CHECK(tracks[0].beside_x.empty());
    double sum = 0;
    for (std::size_t t = 1; t <= 30; ++t) {
        sum += tracks[1].x[t];
        CHECK(std::abs(tracks[1].beside_x[t] - sum / static_cast<double>(t)) < 1e-12);
        CHECK(std::abs(tracks[4].beside_x[t] - tracks[4].x[t]) < 1e-12);
    }
    for (std::size_t racer = 1; racer < tracks.size(); ++racer) {
        REQUIRE(tracks[racer].beside_x.size() == 31);
        REQUIRE(tracks[racer].beside_y.size() == 31);
        CHECK(tracks[racer].beside_x[0] == 1);
        CHECK(tracks[racer].beside_y[0] == -1);
    }
    CHECK(tracks[2].beside_x[30] > tracks[2].x[30]);
    CHECK(std::abs(tracks[3].beside_x[30]) < std::abs(tracks[3].x[30]));
}

TEST_CASE("Newton's method says where the Hessian is singular") {
    for (const char* link : {
             "loss=x^4&racers=newton,fallback:saddle-free",
             "loss=x^4&racers=newton,fallback:none",
             "loss=x^4+y^4&racers=newton,fallback:saddle-free&start=1,0",
             "loss=x^4+y^4&racers=newton,fallback:none&start=0,0",
             "loss=x+y&racers=newton,fallback:none",
             "loss=x^2-y^2&racers=newton,fallback:none,damping:2",
         }) {
        INFO(link);
        CHECK(fate(link) == "the Hessian is singular here");
    }
    CHECK(fate("loss=x^4&racers=newton") == "");
    CHECK(fate("loss=x^2+y^2&racers=gd,lr:100&steps=2000") != "the Hessian is singular here");
}

TEST_CASE("noise is the same for every racer at a step, whoever else races") {
    const Race alone = run("loss=0*x&racers=gd,lr:1&noise=1&start=0,0");
    const Race together = run("loss=0*x&racers=adam;gd,lr:1;gd,lr:1&noise=1&start=0,0");
    CHECK(together.tracks()[1].x == alone.tracks()[0].x);
    CHECK(together.tracks()[2].y == alone.tracks()[0].y);
    CHECK(alone.tracks()[0].x[1] != 0);
    CHECK(alone.tracks()[0].x[1] != alone.tracks()[0].y[1]);
}

TEST_CASE("mini-batches are the same rows for every racer at a step, and the same whatever was computed before") {
    const std::string link = "loss=least_squares&batch=4&seed=3&noise=0.1&steps=300&racers=";
    const Race all = run(link + "gd,lr:0.005;gd,lr:0.005;adam;nesterov,form:lookahead,lr:0.002;lbfgs;newton");
    CHECK(all.tracks()[0].x == all.tracks()[1].x);
    CHECK(run(link + "adam").tracks()[0].x == all.tracks()[2].x);
    Race jumps(decode_link(link + "adam;lbfgs").document.experiment);
    for (const int step : {1, 2, 100, 101, 300}) jumps.advance_to(step);
    CHECK(trajectory_hash(jumps) == trajectory_hash(run(link + "adam;lbfgs")));
    CHECK(run("loss=least_squares&batch=4&seed=4&racers=adam").tracks()[0].x !=
          run("loss=least_squares&batch=4&seed=5&racers=adam").tracks()[0].x);
    // A batch of all rows is no batch, and the loss that is told is always that of all rows.
    CHECK(run("loss=least_squares&batch=11&racers=adam").tracks()[0].x == run("loss=least_squares&racers=adam").tracks()[0].x);
    Loss loss = *all.loss();
    const Track& track = all.tracks()[0];
    CHECK(track.loss[200] == loss.value({track.x[200], track.y[200]}, scratch()));
}

TEST_CASE("a step over a batch is a step on that batch's loss") {
    const Race race =
        run("loss=mean((v-x*u-y)^2)/2&data=1,2;3,-1;0.5,4;-2,1&batch=1&seed=9&start=0.3,-0.2&racers=gd,lr:0.1&steps=4");
    Batches batches(4, 1, 9);
    const Row data[] = {{1, 2}, {3, -1}, {0.5, 4}, {-2, 1}};
    double x = 0.3, y = -0.2;
    for (std::size_t t = 1; t <= 4; ++t) {
        const Row row = data[batches.at(t)[0]];
        const double residual = row.v - x * row.u - y;
        x += 0.1 * residual * row.u;
        y += 0.1 * residual;
        CHECK(std::abs(race.tracks()[0].x[t] - x) < 1e-15);
        CHECK(std::abs(race.tracks()[0].y[t] - y) < 1e-15);
    }
}

TEST_CASE("a ball that goes where no ball can be retires with a reason, and all that is remembered is finite") {
    CHECK(fate("loss=-x^2&racers=gd,lr:1&steps=500") == "it left a million times the domain");
    CHECK(fate("loss=1/x&start=0,0&racers=gd") == "the loss is infinite at the start");
    CHECK(fate("loss=log(x)&start=-1,0&racers=gd") == "the loss is not defined at the start");
    CHECK(fate("loss=log(x)&start=0.5,0&racers=gd,lr:1") == "it left the domain of the formula");
    CHECK(fate("loss=exp(exp(-x))&start=-1,0&racers=gd,lr:-100") == "");  // clamped rate: a tiny one
    CHECK(fate("loss=sqrt(x)&start=0,0&racers=gd") == "the gradient is not finite where it was");
    CHECK(fate("loss=1e307*x^2&start=1,0&racers=gd,lr:100") == "its position is no longer a finite number");
    CHECK(fate("loss=x^2&racers=gd") == "");
    for (const char* link :
         {"loss=-x^2&racers=gd,lr:1&steps=500", "loss=1/x&start=0,0", "loss=log(x)&start=0.5,0&racers=gd,lr:1;adam,lr:1",
          "loss=exp(x^2)&start=2,0&racers=gd,lr:100;momentum,lr:100;adam,lr:100", "loss=tan&racers=adam,beta1:1"}) {
        const Race race = run(link);
        for (const Track& track : race.tracks()) {
            CHECK((track.x.size() == track.y.size() && track.x.size() == track.loss.size()));
            for (std::size_t i = 0; i < track.x.size(); ++i) {
                REQUIRE((std::isfinite(track.x[i]) && std::isfinite(track.y[i]) && std::isfinite(track.loss[i])));
            }
            if (track.retired) CHECK(track.retired->step == track.last() + 1);
        }
    }
}

TEST_CASE("a document that no link would give is raced without a crash") {
    Document document = default_document();
    document.experiment.loss = "nonsense(";
    CHECK(Race(document.experiment).tracks()[0].retired->reason.find("the loss is no formula: column") == 0);
    document = default_document();
    document.experiment.racers = {{"nobody", {}}, {"gd", {{"lr", "what"}}}};
    Race race(document.experiment);
    race.advance_to(10);
    CHECK(race.tracks()[0].retired->reason == "there is no optimizer \"nobody\"");
    CHECK(race.tracks()[1].last() == 10);
}

TEST_CASE("hyperparameters may be formulas of t, counted from 1 and clamped to their range") {
    const Race race = run("loss=x&start=0,0&racers=gd,lr:1/t;gd,lr:10-1000*t&steps=3");
    const Track& harmonic = race.tracks()[0];
    CHECK(harmonic.x[1] == -1);
    CHECK(harmonic.x[2] == -1.5);
    CHECK(harmonic.x[3] == -1.5 - 1.0 / 3);
    CHECK(race.tracks()[1].x[3] == 3 * -1e-6);
}

TEST_CASE("standings rank by loss, the retired behind those in the race, and those that never started last") {
    Race race = run("loss=x^2&start=1,0&racers=gd,lr:0.1;gd,lr:0.4;gd,lr:99&steps=10");
    const auto list = standings(race, 10);
    REQUIRE(list.size() == 3);
    CHECK((list[0].racer == 1 && list[1].racer == 0 && list[2].racer == 2));
    CHECK((list[2].retired && list[2].started && std::isfinite(list[2].loss)));
    CHECK((list[0].rank == 1 && list[2].rank == 3));
    CHECK_FALSE(standings(race, 0)[2].retired);
    CHECK(standings(race, 0)[2].rank == 1);  // all equal at the start
}
