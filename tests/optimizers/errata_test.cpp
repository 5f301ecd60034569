// Where articles and lecture notes on optimizers disagree with each other or with their own code: each claim with the
// numbers that the run gives. And how the forms of one method relate to each other.
#include "../scratch.hpp"
#include "analysis/inspector.hpp"
#include "document/link/link.hpp"
#include "optimizers/catalogue.hpp"
#include "simulation/race.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

using namespace ravine;

namespace {

std::vector<Track> run(const std::string& link) {
    const DecodedLink decoded = decode_link(link);
    CHECK(decoded.complaints.empty());
    Race race(decoded.document.experiment);
    race.advance_to(decoded.document.experiment.steps);
    return race.tracks();
}

bool near(double p, double q, double tolerance) { return std::abs(p - q) <= tolerance; }

// How far the ball went in its step t, in units of the rate 0.02.
double stride(const Track& track, std::size_t t) { return (track.x[t - 1] - track.x[t]) / 0.02; }

int turns(const Track& track) {
    int count = 0;
    for (std::size_t t = 1; t < track.x.size(); ++t) count += track.x[t] * track.x[t - 1] < 0;
    return count;
}

}  // namespace

TEST_CASE("erratum: eps inside the root, as printed, is not eps outside, as coded") {
    const auto tracks = run("loss=0.00002x&start=0,0&racers=adagrad,eps:1e-8;adagrad,eps:1e-8,eps_at:inside&steps=1");
    CHECK(near(stride(tracks[0], 1), 0.9995, 5e-5));
    CHECK(near(stride(tracks[1], 1), 0.196, 5e-4));
}

TEST_CASE("erratum: an AdaDelta that never uses its rate is AdaDelta at rate 1") {
    const auto track =
        run("loss=2x^2&start=1,0&racers=adadelta,lr:1,eps:1e-8,rho:0.95;adadelta,lr:0.1,eps:1e-8,rho:0.95&steps=500");
    double x = 1, gradients = 0, steps = 0;
    for (std::size_t t = 1; t <= 500; ++t) {
        const double g = 4 * x;
        gradients = 0.95 * gradients + 0.05 * g * g;
        const double step = -std::sqrt(steps + 1e-8) / std::sqrt(gradients + 1e-8) * g;
        steps = 0.95 * steps + 0.05 * step * step;
        x += step;
        REQUIRE(near(track[0].x[t], x, 1e-13));
    }
    CHECK(near(x, 0.737, 1e-3));
    CHECK(track[1].x[500] > 0.95);  // with a rate there is no robustness to it
}

TEST_CASE("erratum: an average that weights the new gradient by beta is the average of momentum 1 - beta") {
    const auto track = run("loss=x^2&start=1,0&racers=momentum,form:average,mu:0.9&steps=100");
    double x = 1, v = 0;
    for (std::size_t t = 1; t <= 100; ++t) {
        v = (1 - 0.1) * v + 0.1 * 2 * x;
        x -= 0.02 * v;
        REQUIRE(near(track[0].x[t], x, 1e-13));
    }
}

TEST_CASE("erratum: Adam that divides by 1 - beta takes one right step, then steps too long, in the end too short") {
    const auto tracks = run("loss=x&start=0,0&x=-1000,1000&racers=adam;adam,correct:slides;adam,correct:off&steps=20000");
    for (const std::size_t t : {1, 2, 10, 20000}) CHECK(near(stride(tracks[0], t), 1, 1e-6));
    CHECK(near(stride(tracks[1], 1), 1, 1e-6));
    CHECK(near(stride(tracks[1], 10), 2.064, 1e-3));
    CHECK(near(stride(tracks[1], 20000), 0.3162, 1e-4));  // (1/0.1)/sqrt(1/0.001)
    CHECK(near(stride(tracks[2], 1), 3.162, 1e-3));       // without any correction: 0.1/sqrt(0.001)
}

TEST_CASE("erratum: Nesterov's method without momentum in its step builds no speed") {
    const auto tracks = run("loss=x&start=0,0&x=-99,99&racers=nesterov,form:slides;nesterov,form:lookahead;nesterov&steps=300");
    CHECK(near(stride(tracks[0], 300), 1, 1e-9));
    CHECK(near(stride(tracks[1], 300), 10, 1e-9));
    CHECK(near(stride(tracks[2], 300), 10, 1e-9));
}

TEST_CASE("erratum: a momentum printed as a sum and coded as a mean are ten times apart, and PyTorch is a third") {
    const std::string racers = "momentum,form:accumulate;momentum,form:average;momentum,dampening:0.9";
    const auto flat = run("loss=x&start=0,0&x=-99,99&racers=" + racers + "&steps=300");
    CHECK(near(stride(flat[0], 1), 1, 1e-12));
    CHECK(near(stride(flat[1], 1), 0.1, 1e-12));
    CHECK(near(stride(flat[2], 1), 1, 1e-12));  // the first step is not damped
    CHECK(near(stride(flat[2], 2), 1, 1e-12));  // and is remembered: 0.9 of it and 0.1 of the new gradient
    CHECK(near(stride(flat[0], 300), 10, 1e-9));
    CHECK(near(stride(flat[1], 300), 1, 1e-9));
    // In the five-way race: the printed formula and PyTorch end elsewhere than the article's picture.
    const auto well = run("loss=gaussian_well&start=0.75,-0.75&racers=" + racers + "&steps=99");
    CHECK(near(well[1].x[99], -0.01198247, 5e-9));
    CHECK_FALSE(near(well[0].x[99], well[1].x[99], 1e-3));
    CHECK_FALSE(near(well[2].x[99], well[1].x[99], 1e-3));
}

TEST_CASE("erratum: what wins the five-way race for RMSProp is its first step of ten rates") {
    const auto tracks = run("loss=gaussian_well&start=0.75,-0.75&racers=rmsprop;adam&steps=1");
    CHECK(near(stride(tracks[0], 1), 10, 1e-5));
    CHECK(near(stride(tracks[1], 1), 1, 1e-5));
}

TEST_CASE("erratum: the Gaussian well is not convex at the article's start, and Newton's step leads away") {
    Loss loss = *Loss::compile("gaussian_well");
    const double x = 0.75, y = -0.75;
    double f = 0, fx = 0, fy = 0, fxx = 0, fxy = 0, fyy = 0;
    loss.hessian(&x, &y, 1, &f, &fx, &fy, &fxx, &fxy, &fyy, scratch());
    const double middle = (fxx + fyy) / 2;
    const double radius = std::hypot((fxx - fyy) / 2, fxy);
    CHECK(near(middle + radius, 0.24, 5e-3));
    CHECK(near(middle - radius, -1.62, 5e-3));
    const double determinant = fxx * fyy - fxy * fxy;
    CHECK(near(x - (fyy * fx - fxy * fy) / determinant, 0.922, 5e-4));
    CHECK(near(y - (fxx * fy - fxy * fx) / determinant, -0.922, 5e-4));
}

TEST_CASE("erratum: on a quadratic momentum above (1 - sqrt(lr lambda))^2 does not dampen oscillations, it makes them") {
    // lambda = 1 and lr = 0.04: the bound is 0.64.
    const auto tracks =
        run("loss=x^2/2&start=1,0&racers=momentum,lr:0.04,mu:0.63;momentum,lr:0.04,mu:0.65;momentum,lr:0.04,mu:0.9;"
            "momentum,lr:0.04,mu:0.99&steps=200");
    CHECK(turns(tracks[0]) == 0);
    CHECK(turns(tracks[1]) > 0);
    CHECK(turns(tracks[2]) > turns(tracks[1]));
    CHECK(turns(tracks[3]) >= 12);
    // Undamped but for sqrt(mu) per step: the nearer to 1, the longer it swings.
    double swing = 0;
    for (std::size_t t = 150; t <= 200; ++t) swing = std::max(swing, std::abs(tracks[3].x[t]));
    CHECK(swing > 0.3);
    CHECK(std::abs(tracks[0].x[200]) < 1e-8);
}

TEST_CASE("erratum: the squared average is large for the steep coordinate, which makes its share of the rate small") {
    // At (1, 1) the gradient of 25 x^2 + y^2 is (50, 2).
    Inspector inspector(Race(decode_link("loss=25*x^2%2By^2&start=1,1&racers=rmsprop").document.experiment), 0);
    const StepTrace* const trace = inspector.at(0);
    REQUIRE(trace);
    REQUIRE(trace->move);
    CHECK(near(trace->move->after[0].x, 25, 1e-12));
    CHECK(near(trace->move->after[0].y, 0.04, 1e-12));
    CHECK(near(trace->move->to.x, trace->move->to.y, 1e-8));  // the same step in both
}

TEST_CASE("momentum's conventions relate as their formulas say") {
    const auto path = [](const std::string& racer) {
        return run("loss=x^2+y^2/4&start=1,-2&racers=" + racer + "&steps=50")[0];
    };
    const auto close = [](const Track& p, const Track& q) {
        return near(p.x[50], q.x[50], 1e-12) && near(p.y[50], q.y[50], 1e-12);
    };
    const Track sum = path("momentum,form:accumulate");
    CHECK(close(path("momentum,form:velocity"), sum));  // at a constant rate
    CHECK_FALSE(close(path("momentum,form:velocity,lr:0.02/t"), path("momentum,form:accumulate,lr:0.02/t")));
    CHECK(close(path("momentum"), sum));                      // torch without dampening
    CHECK(close(path("momentum,form:average,lr:0.2"), sum));  // average takes steps 1 - mu times as long
    CHECK_FALSE(close(path("momentum,form:average"), sum));
    CHECK(close(path("momentum,form:velocity,mu:0"), path("gd")));
    CHECK(close(path("nesterov,mu:0"), path("gd")));
    CHECK(close(path("qhm,nu:1,beta:0.9,lr:0.2"), sum));
    CHECK(close(path("qhadam,nu1:1,nu2:1,beta1:0.9"), path("adam")));
    CHECK(close(path("adamw,decay:0"), path("adam")));
    CHECK(close(path("history,tau:0"), path("gd")));
}

TEST_CASE("Nesterov's method in PyTorch's form is at the places where lookahead takes its gradients") {
    const auto tracks =
        run("loss=rosenbrock&start=-1.2,1&racers=nesterov,lr:0.0005;nesterov,lr:0.0005,form:lookahead&steps=300");
    for (std::size_t t = 1; t <= 300; ++t) {
        const double ahead = tracks[1].x[t] + 0.9 * (tracks[1].x[t] - tracks[1].x[t - 1]);
        REQUIRE(near(tracks[0].x[t], ahead, 1e-11));
    }
}
