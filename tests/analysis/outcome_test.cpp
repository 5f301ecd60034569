// What became of a ball, on races that show each fate.
#include "analysis/outcome.hpp"

#include "../scratch.hpp"
#include "../seed.hpp"
#include "document/link/link.hpp"
#include "optimizers/catalogue.hpp"
#include "player/player.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <random>

using namespace ravine;
using Kind = Outcome::Kind;

namespace {

Race run(const Document& document) {
    Race race(document.experiment);
    race.advance_to(race.experiment().steps);
    return race;
}

// Of the first racer of a link at its last step, or at an earlier one.
Outcome outcome_of(std::string_view link, int step = std::numeric_limits<int>::max()) {
    const Race race = run(decode_link(link).document);
    return OutcomeClassifier(race).outcome(race.tracks().at(0), std::min(step, race.computed()));
}

struct Expected {
    std::string_view link;
    Kind kind;
    std::string_view sentence;
};

const Expected expected[] = {
    // Minima: of surfaces with their number, lowest first; of formulas with that of the search; others without.
    {"loss=bowl&racers=gd", Kind::minimum, "converged to minimum 1"},
    {"loss=x^2+y^2&racers=gd", Kind::minimum, "converged to minimum 1"},
    {"loss=two_minima&racers=gd&start=-1.2,0.3", Kind::minimum, "converged to minimum 1"},
    {"loss=two_minima&racers=gd&start=1.2,0.3", Kind::minimum, "converged to minimum 2"},
    {"loss=(x^2-1)^2+x/10+y^2&racers=gd&start=1.2,0.3", Kind::minimum, "converged to minimum 2"},
    {"loss=bowl&racers=gd&x=-9,9&y=-9,9&start=3,3&steps=400", Kind::minimum, "converged to minimum 1"},
    {"loss=himmelblau&racers=gd,lr:0.005&x=-20,20&y=-20,20&start=-3,-3", Kind::minimum, "converged to minimum 3"},
    {"loss=rastrigin&racers=gd,lr:0.001&start=2.2,0.1", Kind::minimum, "converged to a local minimum"},
    {"loss=x^2&racers=gd,lr:0.1&start=1,1", Kind::minimum, "converged to a local minimum"},  // somewhere in a level valley
    {"loss=bowl&racers=gd&x=1,3&y=1,3&start=1.5,1.5&steps=400", Kind::minimum, "converged to a local minimum"},  // outside
    {"loss=bowl&racers=gd&start=0,0&steps=2", Kind::minimum, "converged to minimum 1"},           // where it has always been
    {"loss=logistic&racers=adagrad,lr:0.5&steps=2000", Kind::minimum, "converged to minimum 1"},  // at no kink
    {"loss=x^4+y^4&racers=momentum,lr:0.5&start=0.5,0.5&steps=9000", Kind::minimum,
     "converged to a local minimum"},  // singular Hessian

    // Critical points that are no minima.
    {"loss=saddle&racers=gd&start=1.5,0", Kind::saddle, "stopped at a saddle"},
    {"loss=saddle&racers=momentum&start=1.5,0", Kind::saddle, "stopped at a saddle"},
    {"loss=saddle&racers=adam,lr:0.1&start=1.5,0&steps=400", Kind::saddle, "stopped at a saddle"},
    {"loss=1000(x^2-y^2)&racers=gd,lr:1e-4&start=1.5,0", Kind::saddle, "stopped at a saddle"},
    {"loss=(x^2-y^2)/1000&racers=gd,lr:100&start=1.5,0", Kind::saddle, "stopped at a saddle"},
    {"loss=(x/1000)^2-(1000y)^2&racers=gd,lr:100&start=0,0&x=-2e3,2e3&y=-2e-3,2e-3", Kind::saddle, "stopped at a saddle"},
    {"loss=x^2-y^2/1e6&racers=gd&start=1.5,0&steps=400", Kind::saddle, "stopped at a saddle"},  // a hardly bent one
    {"loss=monkey_saddle&racers=gd,lr:0.2&start=1,0&steps=2000", Kind::saddle, "stopped at a saddle"},
    {"loss=x^2+y^3&racers=gd&start=1,1&steps=9000", Kind::saddle, "stopped at a saddle"},
    {"loss=saddle&racers=gd&start=0,0&steps=2", Kind::saddle, "stopped at a saddle"},
    {"loss=-x^2-y^2&racers=gd&start=0,0", Kind::maximum, "stopped at a maximum"},
    {"loss=cos(3x)cos(y)&racers=adam&start=0,0", Kind::maximum, "stopped at a maximum"},
    {"loss=easom&racers=gd&start=-50,-50", Kind::plateau, "stopped on a plateau"},
    {"loss=1/(1+exp(-9x))&racers=gd,lr:0.01&start=-1.9,0", Kind::plateau, "stopped on a plateau"},
    {"loss=7&racers=momentum", Kind::plateau, "stopped on a plateau"},

    // Swings.
    {"loss=x^2&racers=gd,lr:1&start=1,0", Kind::oscillating, "oscillates with period 2, 2 wide"},
    {"loss=x^2+y^2&racers=gd,lr:1&start=1.5,-2", Kind::oscillating, "oscillates with period 2, 5 wide"},
    {"loss=|x|&racers=gd,lr:0.1&start=1.03,0", Kind::oscillating, "oscillates with period 2, 0.1 wide"},
    {"loss=|x|&racers=adam,lr:0.1&start=1.03,0&steps=1000", Kind::oscillating, ""},
    {"loss=|x|&racers=momentum,lr:0.1&start=1.03,0&steps=500", Kind::oscillating, ""},
    {"loss=log(cosh(5x))&racers=gd,lr:0.3&start=1,0", Kind::oscillating, ""},
    {"loss=bowl&racers=gd,lr:0.1&noise=1&steps=500", Kind::oscillating, ""},

    // Ever wider, or ever farther.
    {"loss=x^2&racers=gd,lr:1.01&start=1,0", Kind::diverging, "diverges"},
    {"loss=x^2&racers=gd,lr:1.5&start=1,0&steps=15", Kind::diverging, "diverges"},
    {"loss=ravine&racers=momentum,lr:0.9&steps=11", Kind::diverging, "diverges"},
    {"loss=saddle&racers=gd&steps=220", Kind::diverging, "left the domain, still falling"},
    {"loss=x&racers=adam,lr:0.1&start=0,0", Kind::diverging, "left the domain, still falling"},

    // Out of the race.
    {"loss=log(x)&racers=gd,lr:1&start=0.5,0", Kind::out, "out at step 1: it left the domain of the formula"},
    {"loss=log(x)&racers=gd&start=-1,0", Kind::out, "out at step 0: the loss is not defined at the start"},
    {"loss=x^2&racers=gd,lr:1.5&start=1,0", Kind::out, "out at step 22: it left a million times the domain"},

    // In steps that nobody sees. On a slope of 1 a step is as long as the rate, and the domain is 4 wide: 0.002 is the limit.
    {"loss=bowl&racers=gd,lr:1e-6", Kind::creeping, "creeping, about 4e−6 a step"},
    {"loss=saddle&racers=gd,lr:1e-6&start=1,0", Kind::creeping, "creeping, about 2e−6 a step"},
    {"loss=rosenbrock&racers=gd,lr:1e-5&steps=1000", Kind::creeping, ""},
    {"loss=rosenbrock&racers=gd,lr:0.001&steps=200", Kind::creeping, ""},  // along the valley
    {"loss=x&racers=gd,lr:0.0019&start=0,0", Kind::creeping, "creeping, about 0.002 a step"},
    {"loss=x&racers=gd,lr:0.0021&start=0,0", Kind::moving, "still moving"},
    {"loss=x&racers=gd,lr:0.0019&start=0,0&steps=9", Kind::moving, "still moving"},
    {"loss=bowl&racers=gd,lr:1e-5&start=9,9&steps=50", Kind::creeping, "creeping, about 0.0003 a step, outside the domain"},

    // LBFGS-Lite#1: a line search that stands at a kink, which is no minimum.
    {"loss=|x|+|y|&start=1.3,0.7&racers=bfgs", Kind::kink, "stuck at a kink"},
    {"loss=|x|+|y|&start=1.3,0.7&racers=lbfgs", Kind::kink, "stuck at a kink"},
    {"loss=|x-1|+x^2/10+|y|&start=-1.3,0.7&racers=cg", Kind::kink, "stuck at a kink"},
    {"loss=max(x,y)+(x^2+y^2)/20&start=1.9,0.7&racers=cg", Kind::kink, "stuck at a kink"},
    {"loss=x^2+y^2+3|x-y-1/2|&start=1.3,-0.7&racers=cg", Kind::kink, "stuck at a kink"},
    {"loss=sum(|y-u*x|)&data=1,0;2,0;3,0&start=0.3,1.7&racers=bfgs", Kind::kink, "stuck at a kink"},
    {"loss=1000(|x|+|y|)&start=1.3,0.7&racers=bfgs", Kind::kink, "stuck at a kink"},
    // Standing still where it is smooth is none, however small the steps, and a kink at the bottom is a minimum.
    {"loss=x^2+y^2&racers=gd,lr:0.1*0.1^t&start=1,1", Kind::creeping, ""},
    {"loss=sqrt(x^2+0.01)+y^2&racers=gd,lr:0.1*0.1^t&start=0,1", Kind::creeping, ""},
    {"loss=|x|+|y|&racers=gd,lr:0.01*0.1^t&start=1.3,0.7", Kind::creeping, ""},
    {"loss=sin(40x)+y&racers=gd,lr:0.01*0.1^t&start=1,1", Kind::creeping, ""},
    {"loss=|x|+|y|&start=1.3,0.7&racers=cg", Kind::minimum, "converged to a local minimum"},
    {"loss=max(x,-x)+max(y,-y)&start=0,0&racers=bfgs", Kind::minimum, "converged to a local minimum"},

    // None of this, or not yet.
    {"loss=bowl&racers=gd&steps=20", Kind::moving, "still moving"},
    {"loss=x^2&racers=gd,lr:0.99&start=1,0", Kind::moving, "still moving"},  // swings, but less and less
    {"loss=x&racers=gd&start=0,0&steps=50", Kind::moving, "still moving"},
    {"loss=bowl&racers=gd&start=9,9&steps=15", Kind::moving, "still moving, outside the domain"},
};

}  // namespace

TEST_CASE("every fate has its verdict") {
    for (const Expected& entry : expected) {
        INFO(entry.link);
        const Outcome outcome = outcome_of(entry.link);
        INFO(outcome.sentence);
        CHECK(outcome.kind == entry.kind);
        if (!entry.sentence.empty()) CHECK(outcome.sentence == entry.sentence);
        CHECK(outcome.minimum.has_value() == (outcome.sentence.find("to minimum") != std::string::npos));
        CHECK((outcome.width > 0) == (outcome.kind == Kind::oscillating));
    }
    CHECK(outcome_of("loss=bowl", 0).sentence == "at the start");
}

TEST_CASE("bounded chaos does not diverge, and a bent trench is no saddle") {
    const auto never = [](std::string_view link, Kind kind) {
        const Race race = run(decode_link(link).document);
        OutcomeClassifier classifier(race);
        for (int step = 100; step <= race.computed(); ++step) {
            INFO(link << " at step " << step);
            REQUIRE(classifier.outcome(race.tracks()[0], step).kind != kind);
        }
    };
    never("loss=two_minima&racers=gd,lr:0.5&steps=1500", Kind::diverging);
    never("loss=canyon&racers=gd,lr:0.1&start=-2,2.8&steps=1500", Kind::diverging);
    for (const char* lr : {"0.02", "0.1", "0.5"}) {
        never(fmt::format("loss=drop_wave&racers=momentum,lr:{}&steps=1000", lr), Kind::saddle);
        never(fmt::format("loss=drop_wave&racers=adam,lr:{}&steps=1000", lr), Kind::saddle);
    }
}

TEST_CASE("the period and the width of a swing are those of the path") {
    const Outcome flips = outcome_of("loss=3x^2&racers=gd,lr:1/3&start=0.5,0");
    CHECK(flips.period == 2);
    CHECK(std::abs(flips.width - 1) < 1e-9);
    // Momentum without friction is an oscillator: x'' = -2 lr x in steps, whose frequency is acos(1 - lr).
    const Outcome swings = outcome_of("loss=x^2&racers=momentum,lr:0.1,mu:1,form:accumulate&start=1,0");
    CHECK(swings.kind == Kind::oscillating);
    CHECK(std::abs(swings.period - 2 * 3.14159265358979324 / std::acos(1 - 0.1)) < 0.05);
    CHECK(std::abs(swings.width - 2) < 0.1);
    // Past the edge of stability the period doubles.
    const Outcome doubled = outcome_of("loss=x^4-4x^2+y^2&racers=gd,lr:0.16&start=0.7,0.1&steps=900");
    INFO(doubled.sentence);
    CHECK(doubled.period == 4);
    CHECK(outcome_of("loss=x^4-4x^2+y^2&racers=gd,lr:0.15&start=0.7,0.1&steps=900").period == 2);
}

TEST_CASE("a ball has reached what makes up for all but a thousandth of the way down") {
    // From 1 the loss is 0.25^t: five steps make 1/1024.
    CHECK(outcome_of("loss=bowl&racers=gd,lr:0.25&start=1,0").reached == 5);
    CHECK(outcome_of("loss=bowl&racers=gd,lr:0.25&start=1,0", 5).reached == 5);
    CHECK_FALSE(outcome_of("loss=bowl&racers=gd,lr:0.25&start=1,0", 4).reached);
    // Whatever is added to the loss, and also by those who do not stay.
    CHECK(outcome_of("loss=x^2+y^2+100&racers=gd,lr:0.25&start=1,0").reached == 5);
    CHECK(outcome_of("loss=bowl&racers=momentum,lr:0.5,mu:0.99,form:accumulate&start=1,0&steps=5").reached == 1);
    // The local minimum is not the best one; and where none is known, nobody gets there.
    CHECK_FALSE(outcome_of("loss=two_minima&racers=gd&start=1.2,0.3").reached);
    CHECK(outcome_of("loss=two_minima&racers=gd&start=1.2,0.3&steps=400").settled);
    CHECK(outcome_of("loss=bowl&racers=gd,lr:0.25&start=1,0").settled == 5);
    // A ball that began lower, and was lower on its way, settles when it comes to stay.
    const Race race = run(decode_link("loss=two_minima&racers=gd&start=1.2,0.3&steps=400").document);
    Track track = race.tracks().at(0);
    track.loss[0] -= 10;
    track.loss[300] -= 10;
    const Outcome outcome = OutcomeClassifier(race).outcome(track, 400);
    CHECK((outcome.minimum == 2 && outcome.settled == 301));
    CHECK_FALSE(outcome_of("loss=saddle&racers=gd&steps=220").reached);
    CHECK(outcome_of("loss=bowl&racers=gd&start=0,0").reached == 0);
}

TEST_CASE("known minima come lowest first, from the catalogue, the search, or both") {
    const auto critical_points = [](std::string_view link) {
        return OutcomeClassifier(Race(decode_link(link).document.experiment)).critical_points();
    };
    const auto published = critical_points("loss=two_minima").minima;
    REQUIRE(published.size() == 2);
    CHECK(published[0].value < published[1].value);
    CHECK(critical_points("loss=two_minima&x=0,2").minima.size() == 1);
    CHECK(critical_points("loss=himmelblau&x=0,5").minima.size() == 2);
    // A search numbers what the catalogue leaves unnumbered, and finds nothing twice.
    CHECK(critical_points("loss=rastrigin").minima.size() == 1);
    const auto beyond = critical_points("loss=rastrigin&x=-5.5,5.5&y=-5.5,5.5").minima;
    CHECK(beyond.size() == 121);
    CHECK((beyond[0].value == 0 && beyond[1].value > 0.9));
    // The minimum of other data is another one.
    const auto other = critical_points("loss=least_squares&data=0,1;1,1").minima;
    REQUIRE(other.size() == 1);
    CHECK(other[0].value < 0.1);
    // A loss that is too heavy for a search, or none at all.
    std::string rows = "0,1";
    for (int i = 1; i < 200; ++i) rows += fmt::format(";{},1", i % 3);
    CHECK(critical_points("loss=mean((v-x-y*u)^2)&data=" + rows).minima.empty());
    CHECK(critical_points("loss=mean((v-x-y*u)^2)&data=" + rows).relief > 0);
    CHECK(critical_points("loss=sqrt(-1-x^2)").relief == 0);
    Document nonsense = default_document();
    nonsense.experiment.loss = "nonsense(";
    const Race race(nonsense.experiment);
    CHECK(OutcomeClassifier(race).outcome(race.tracks()[0], 0).kind == Kind::out);
}

TEST_CASE("a verdict depends on the path up to its step alone") {
    const Document document =
        decode_link("loss=himmelblau&racers=gd,lr:0.01;momentum;adam,lr:0.5;rmsprop,lr:0.1&steps=300").document;
    const Race whole = run(document);
    OutcomeClassifier classifier(whole);
    for (int step = 300; step >= 0; step -= 13) {
        INFO("step " << step);
        Race part(document.experiment);
        part.advance_to(step);
        const auto now = OutcomeClassifier(part).outcomes(part, step), later = classifier.outcomes(whole, step);
        for (std::size_t racer = 0; racer < now.size(); ++racer) {
            CHECK(now[racer].sentence == later[racer].sentence);
            CHECK(now[racer].reached == later[racer].reached);
        }
    }
}

TEST_CASE("a player keeps the verdicts of the step shown") {
    Player player(decode_link("loss=bowl&racers=gd").document);
    player.seek(200);
    CHECK(player.outcomes().at(0).sentence == "converged to minimum 1");
    player.seek(20);
    CHECK(player.outcomes().at(0).sentence == "still moving");
    player.seek(200);
    Document edited = player.document();
    edited.experiment.racers.push_back({"gd", {{"lr", "1e-6"}}});
    player.set_document(edited);
    REQUIRE(player.outcomes().size() == 2);
    CHECK(player.outcomes()[1].kind == Kind::creeping);
    edited.experiment.loss = "x^2 - y^2";
    edited.experiment.start = {1, 0};
    player.set_document(edited);
    CHECK(player.outcomes()[0].sentence == "stopped at a saddle");
}

TEST_CASE("no ball has converged where the loss curves down, on any surface, with any optimizer, from anywhere") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    int converged = 0;
    for (const Surface& surface : surfaces()) {
        Document document = default_document();
        document.experiment.loss = surface.key;
        document.experiment.domain = surface.domain;
        document.experiment.start = surface.start;
        document.experiment.racers.clear();
        for (const auto& optimizer : builtin_catalogue().all())
            document.experiment.racers.push_back({std::string(optimizer->key), {}});
        for (int start = 0; start < (RAVINE_BRIEF ? 1 : 4); ++start) {
            const Race race = run(document);
            OutcomeClassifier classifier(race);
            Loss loss = *race.loss();
            for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
                const Track& track = race.tracks()[racer];
                for (int step = 5; step <= track.last(); step += 5) {
                    const Outcome outcome = classifier.outcome(track, step);
                    if (outcome.kind != Kind::minimum) continue;
                    ++converged;
                    const auto i = static_cast<std::size_t>(step);
                    const double x = track.x[i], y = track.y[i], w = surface.domain.width(), h = surface.domain.height();
                    INFO(surface.key << ", " << document.experiment.racers[racer].optimizer << " from "
                                     << document.experiment.start.x << ", " << document.experiment.start.y << " at step "
                                     << step << ": " << outcome.sentence);
                    if (outcome.minimum) {
                        const Minimum& minimum =
                            classifier.critical_points().minima.at(static_cast<std::size_t>(*outcome.minimum - 1));
                        REQUIRE((std::abs(x - minimum.at.x) < 0.01 * w && std::abs(y - minimum.at.y) < 0.01 * h));
                        continue;
                    }
                    double f = 0, fx = 0, fy = 0, fxx = 0, fxy = 0, fyy = 0;
                    loss.hessian(&x, &y, 1, &f, &fx, &fy, &fxx, &fxy, &fyy, scratch());
                    const double a = fxx * w * w, b = fxy * w * h, c = fyy * h * h,
                                 size = std::abs(a) + std::abs(b) + std::abs(c);
                    constexpr double hardly = 1e-3;  // a level trench may curve so much
                    REQUIRE(std::min(a, c) > -hardly * size);
                    REQUIRE(a * c - b * b > -hardly * size * size);
                }
            }
            std::uniform_real_distribution<double> part(0.05, 0.95);
            document.experiment.start = {surface.domain.low.x + part(random) * surface.domain.width(),
                                         surface.domain.low.y + part(random) * surface.domain.height()};
        }
    }
    CHECK(converged > 500);
}
