#include "analysis/inspector.hpp"

#include "../seed.hpp"
#include "analysis/condense.hpp"
#include "document/link/link.hpp"
#include "inspected.hpp"
#include "math/bits.hpp"
#include "rules/glossary.hpp"
#include "simulation/race.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <string>

using namespace ravine;

namespace {

Race run(const Document& document) {
    Race race(document.experiment);
    race.advance_to(document.experiment.steps);
    return race;
}

bool same(double a, double b) { return bits_of(a) == bits_of(b); }
bool same(Vector p, double x, double y) { return same(p.x, x) && same(p.y, y); }

// Everything that the race remembers of a step, and of the next.
void compare(const StepTrace& trace, const Track& track, int step) {
    INFO("step " << step);
    const auto k = static_cast<std::size_t>(step);
    REQUIRE(trace.step == step);
    REQUIRE(same(trace.position, track.x[k], track.y[k]));
    REQUIRE(same(trace.loss, track.loss[k]));
    REQUIRE(trace.move.has_value() == (step < track.last()));
    if (trace.move) {
        REQUIRE(same(trace.move->to, track.x[k + 1], track.y[k + 1]));
        REQUIRE(trace.move->by == trace.move->to - trace.position);
    }
    REQUIRE(trace.retires == (track.retired && step == track.last()));
}

// Every racer of a race, at random steps, forward and back.
void compare_with_race(const std::string& link, std::mt19937& random) {
    INFO(link);
    const DecodedLink decoded = decode_link(link);
    REQUIRE(decoded.complaints.empty());
    const Race race = run(decoded.document);
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
        const Track& track = race.tracks()[racer];
        INFO(decoded.document.experiment.racers[racer].optimizer);
        Inspector inspector(race, racer);
        std::vector<int> steps{0, 1, track.last(), track.last() - 1};
        for (int i = 0; i < 30; ++i) steps.push_back(static_cast<int>(random() % static_cast<unsigned>(track.last() + 1)));
        for (const int step : steps) {
            if (step < 0 || step > track.last()) continue;
            const StepTrace* trace = reach(inspector, step);
            REQUIRE(trace);
            compare(*trace, track, step);
        }
        CHECK_FALSE(reach(inspector, track.last() + 1));
        CHECK_FALSE(inspector.at(-1));
    }
}

void compare_all(const std::string& link, std::mt19937& random) {
    for (const std::string& each : of_all(link)) compare_with_race(each, random);
}

// Walks through random steps of each racer.
void walk_through(const Document& document, std::mt19937& random) {
    for (std::size_t racer = 0; racer < document.experiment.racers.size(); ++racer) {
        Inspector inspector(Race(document.experiment), racer);
        for (int i = 0; i < 40; ++i) {
            const StepTrace& trace = *reach(inspector, static_cast<int>(random() % 300));
            INFO(document.experiment.racers[racer].optimizer << " at step " << trace.step);
            if (!trace.move) continue;
            const std::vector<WalkedLine> lines = walk(trace);
            REQUIRE(!lines.empty());
            std::optional<Vector> x;
            for (const WalkedLine& line : lines) {
                if (line.assigned.name == "x") x = line.assigned.value;
            }
            REQUIRE(x);
            const double size = norm(trace.position) + norm(trace.move->to);
            CHECK(norm(*x - trace.move->to) <= 1e-13 * size);
        }
    }
}

}  // namespace

TEST_CASE("the inspector sees what the race did, to the bit, in any order of asking") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    compare_all("loss=rosenbrock&steps=400", random);
    compare_all("loss=himmelblau&steps=300&noise=0.3&seed=5", random);
    compare_all("loss=least_squares&steps=300&batch=4&noise=0.1", random);
    compare_with_race(
        "loss=two_minima&steps=300&racers=gd,lr:0.1/sqrt(t);adam,lr:0.1*0.99^t,beta1:1-1/(t+1);"
        "nesterov,form:lookahead,mu:1-3/(t+5);nesterov,form:slides;momentum,form:velocity,lr:0.01*(1+sin(t))",
        random);
}

TEST_CASE("a racer that retires is seen up to its last step, from where it cannot go on") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    compare_with_race("loss=-x^2&racers=gd,lr:1;momentum&steps=500", random);
    compare_with_race("loss=log(x)&start=0.5,0&racers=gd,lr:1;gd,lr:0.01&steps=50", random);
    compare_with_race("loss=sqrt(x)&start=0.01,0&racers=gd,lr:0.002;adam&steps=200", random);
}

TEST_CASE("nothing is seen of who never raced") {
    for (const char* link : {"loss=1/x&start=0,0&racers=gd", "loss=log(x)&start=-1,0&racers=adam"}) {
        Inspector inspector(Race(decode_link(link).document.experiment), 0);
        CHECK_FALSE(inspector.at(0));
        CHECK_FALSE(inspector.behind());
    }
    Document document = default_document();
    CHECK_FALSE(Inspector(Race(document.experiment), document.experiment.racers.size()).at(0));
    document.experiment.racers[0].optimizer = "nobody";
    CHECK_FALSE(Inspector(Race(document.experiment), 0).at(0));
    document.experiment.loss = "nonsense(";
    CHECK_FALSE(Inspector(Race(document.experiment), 1).at(0));
}

TEST_CASE("a long race is reached in portions, and kept in a bounded number of checkpoints") {
    const Document document = decode_link("loss=least_squares&racers=adam,lr:1e-5;bfgs&batch=5&steps=100000").document;
    const Race race = run(document);
    for (const std::size_t racer : {0U, 1U}) {
        Inspector inspector(race, racer);
        int calls = 1;
        while (!inspector.at(100'000) && inspector.behind()) {
            inspector.go_on();
            ++calls;
        }
        CHECK(calls > 1);
        CHECK(calls < 1000);
        for (const int step : {100'000, 99'999, 50'001, 50'000, 3, 77'777}) {
            const StepTrace* trace = reach(inspector, step);
            REQUIRE(trace);
            compare(*trace, race.tracks()[racer], step);
        }
        CHECK(inspector.checkpoints() <= Inspector::most_checkpoints);
        // From there on every step is within the reach of one call.
        for (const int step : {98'765, 12'345, 0, 100'000}) CHECK(inspector.at(step));
    }
}

TEST_CASE("portions bring the inspector to the same trace as asking again, also after a change of mind") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const Document document = decode_link("loss=least_squares&racers=bfgs&batch=5&steps=20000").document;
    const Race race = run(document);
    Inspector asked(race, 0), pushed(race, 0);
    CHECK_FALSE(pushed.go_on());
    REQUIRE_FALSE(pushed.at(20'000));
    REQUIRE(pushed.go_on());
    int last = 0;
    for (const int wanted : {19'999, 10'000, static_cast<int>(random() % 20'000), 20'000}) {
        if (!pushed.at(wanted)) {
            CHECK(pushed.reached() < wanted);
            while (pushed.go_on()) {
                CHECK(pushed.reached() != last);
                last = pushed.reached();
            }
        }
        const StepTrace* trace = pushed.at(wanted);
        REQUIRE(trace);
        compare(*trace, race.tracks()[0], wanted);
        const StepTrace* same_trace = reach(asked, wanted);
        REQUIRE(same_trace);
        CHECK(trace->before == same_trace->before);
        CHECK(trace->given == same_trace->given);
    }
    CHECK_FALSE(pushed.at(-1));
    CHECK_FALSE(pushed.go_on());
}

TEST_CASE("the gradient given is the exact one, plus noise, over a batch, or where the optimizer asks for it") {
    Inspector plain(Race(decode_link("loss=x^2+3y^2&start=1,2&racers=gd").document.experiment), 0);
    CHECK(plain.at(0)->gradient == Vector{2, 12});
    CHECK(plain.at(0)->given == Vector{2, 12});
    CHECK(plain.at(0)->asked == Vector{1, 2});
    Inspector noisy(Race(decode_link("loss=x^2+3y^2&start=1,2&racers=gd,lr:0.1&noise=0.5").document.experiment), 0);
    const StepTrace first = *noisy.at(0);
    CHECK(first.gradient == Vector{2, 12});
    CHECK_FALSE(first.given == first.gradient);
    CHECK(first.move->to == Vector{1 - 0.1 * first.given.x, 2 - 0.1 * first.given.y});
    Inspector batched(
        Race(decode_link("loss=mean((v-x*u-y)^2)/2&data=1,2;3,-1&batch=1&start=0,0&racers=gd").document.experiment), 0);
    const Vector one{-2, -2}, other{3, 1};  // the gradients of the rows
    const Vector given = batched.at(0)->given;
    CHECK((given == one || given == other));
    CHECK(batched.at(0)->gradient == Vector{0.5, -0.5});
    Inspector ahead(
        Race(decode_link("loss=x^2&start=1,0&racers=nesterov,form:lookahead,lr:0.1,mu:0.5&steps=5").document.experiment), 0);
    const StepTrace second = *ahead.at(1);
    CHECK(second.position == Vector{0.8, 0});
    CHECK(second.asked == Vector{0.8 + 0.5 * -0.2, 0});
    CHECK(second.given == Vector{2 * second.asked.x, 0});
}

TEST_CASE("parameters and state are those of the step") {
    Inspector inspector(Race(decode_link("loss=x^2+y^2&start=1,2&racers=momentum,lr:1/(10t),mu:0.5,form:accumulate&steps=3")
                                 .document.experiment),
                        0);
    const StepTrace second = *inspector.at(1);
    CHECK(second.values[0] == 1.0 / 20);
    REQUIRE((second.before.size() == 1 && second.move->after.size() == 1));
    CHECK(second.before[0] == Vector{2, 4});
    CHECK(second.move->after[0] == 0.5 * second.before[0] + second.given);
    const StepTrace last = *inspector.at(3);
    CHECK_FALSE(last.move);
    CHECK_FALSE(last.retires);
    CHECK(last.before[0] == inspector.at(2)->move->after[0]);
    Inspector newton(Race(decode_link("loss=x^2*y+3y^2&start=1,2&racers=newton").document.experiment), 0);
    const std::optional<Symmetric> hessian = newton.at(0)->hessian;
    REQUIRE(hessian);
    CHECK((hessian->xx == 4 && hessian->xy == 2 && hessian->yy == 6));
}

TEST_CASE("a first-order rule walked through with a racer's numbers ends where the racer goes") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const std::string& link : of_all("loss=two_minima&noise=0.05&steps=300")) {
        walk_through(decode_link(link).document, random);
    }
}

TEST_CASE("momentum that is typed is seen as the one that is built in") {
    const Document document = decode_link(
                                  "loss=rosenbrock&noise=0.1&steps=200&racers=momentum,form:velocity,lr:0.0005,mu:0.8;"
                                  "heavy,lr:0.0005,mu:0.8&define=heavy(lr:0.02,mu:0.9,v:step){v=mu*v-lr*g;x=x+v}")
                                  .document;
    const Race race = run(document);
    Inspector built_in(race, 0), typed(race, 1);
    for (const int step : {0, 1, 77, 3, 199, 200}) {
        INFO(step);
        const StepTrace *a = reach(built_in, step), *b = reach(typed, step);
        REQUIRE(a);
        REQUIRE(b);
        CHECK(same(a->position, b->position.x, b->position.y));
        CHECK(same(a->given, b->given.x, b->given.y));
        REQUIRE(a->before.size() == b->before.size());
        for (std::size_t i = 0; i < a->before.size(); ++i) CHECK(same(a->before[i], b->before[i].x, b->before[i].y));
        REQUIRE(a->move.has_value() == b->move.has_value());
        if (a->move) CHECK(same(a->move->by, b->move->by.x, b->move->by.y));
        CHECK(displacement_sign(*a->optimizer, "v", a->values) == 1);
        CHECK(displacement_sign(*b->optimizer, "v", b->values) == 1);
        const std::vector<WalkedLine> lines = walk(*a), own = walk(*b);
        REQUIRE(own.size() == 2);  // the built-in rule has lines for its other forms, too
        for (const WalkedLine& line : own) {
            if (a->move) REQUIRE(line.assigned.value);
            if (!line.assigned.value) continue;
            const Vector value = *line.assigned.value;
            const bool found = std::any_of(lines.begin(), lines.end(), [&](const WalkedLine& each) {
                return each.assigned.value && same(*each.assigned.value, value.x, value.y);
            });
            CHECK(found);
        }
    }
}
