// What holds for every optimizer, whatever its settings and wherever it runs.
#include "../scratch.hpp"
#include "loss/surfaces.hpp"
#include "math/bits.hpp"
#include "optimizers/catalogue.hpp"
#include "optimizers/step.hpp"
#include "settings.hpp"
#include "simulation/loss_oracle.hpp"
#include "simulation/race.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

using namespace ravine;

namespace {

// A setting as a user may write it: any number of the range, its ends among them.
std::string random_text(const Parameter& parameter, std::mt19937& random) {
    const double value = random_setting(parameter, random);
    if (parameter.is_choice()) return std::string(parameter.choices[static_cast<std::size_t>(value)]);
    const auto draw = random() % 10;
    if (draw == 0) return fmt::format("{}", parameter.low);
    if (draw == 1) return fmt::format("{}", parameter.high);
    return fmt::format("{}", draw == 2 ? parameter.low + (parameter.high - parameter.low) / 3 : value);
}

Racer random_racer(const Optimizer& optimizer, std::mt19937& random) {
    Racer racer{std::string(optimizer.key), {}};
    for (const Parameter& parameter : optimizer.parameters) set_parameter(racer, parameter, random_text(parameter, random));
    return racer;
}

bool is_sound(const Race& race, const Track& track) {
    for (std::size_t i = 0; i < track.x.size(); ++i) {
        if (!std::isfinite(track.x[i]) || !std::isfinite(track.y[i]) || !std::isfinite(track.loss[i])) return false;
    }
    if (track.retired) return !track.retired->reason.empty() && track.retired->step == track.last() + 1;
    return track.last() == race.config().steps;
}

// Balls of one optimizer on one loss, without a race.
struct Balls {
    std::size_t count;
    std::vector<double> x, g, f, state;
    Evaluations evaluations;

    Balls(const Optimizer& optimizer, std::vector<double> start)
        : count(start.size() / 2), x(std::move(start)), g(x.size()), f(count), state(x.size() * optimizer.state.size()) {}

    void step(const Optimizer& optimizer, std::span<const double> values, std::uint64_t t, const Loss& loss) {
        std::vector<double> probe = x;
        if (optimizer.probe) optimizer.probe({t, values, probe, g, state});
        loss.gradient(probe.data(), &probe[count], count, f.data(), g.data(), &g[count], scratch());
        LossOracle oracle(loss, scratch(), evaluations);
        optimizer.step({t, values, x, g, state, f, &oracle});
    }
};

}  // namespace

TEST_CASE("every optimizer on every surface stays finite or retires with a reason") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    constexpr std::size_t settings = RAVINE_SANITIZED ? 6 : 50;
    for (const Surface& surface : surfaces()) {
        for (const Optimizer* optimizer : optimizers()) {
            for (std::size_t done = 0; done < settings; done += most_racers) {
                Config config;
                config.loss = surface.key;
                config.domain = surface.domain;
                config.start = surface.start;
                config.steps = 100;
                const std::size_t racers = std::min(most_racers, settings - done);
                for (std::size_t i = 0; i < racers; ++i) config.racers.push_back(random_racer(*optimizer, random));
                Race race(std::move(config));
                race.advance_to(race.config().steps);
                for (std::size_t i = 0; i < racers; ++i) {
                    if (is_sound(race, race.tracks()[i])) continue;
                    std::string text;
                    for (const Setting& setting : race.config().racers[i].settings)
                        text += setting.key + ":" + setting.text + " ";
                    FAIL_CHECK(surface.key << " " << optimizer->key << " " << text);
                }
            }
        }
    }
    SUCCEED();
}

namespace {

// Steps many balls together and some of them alone.
void compare_alone_and_among_many(const Optimizer& optimizer, std::size_t count, std::uint64_t steps, std::mt19937& random) {
    std::uniform_real_distribution<double> place(-2, 2);
    formula::ParseError error;
    Loss loss = *Loss::compile("two_minima", error);
    const std::vector<double> values = random_settings(optimizer, random);
    std::vector<double> start(2 * count);
    for (double& coordinate : start) coordinate = place(random);
    Balls many(optimizer, start);
    for (std::uint64_t t = 1; t <= steps; ++t) many.step(optimizer, values, t, loss);
    for (std::size_t i = 0; i < count; i += 1 + count / 20) {
        Balls alone(optimizer, {start[i], start[count + i]});
        for (std::uint64_t t = 1; t <= steps; ++t) alone.step(optimizer, values, t, loss);
        REQUIRE(bits_of(alone.x[0]) == bits_of(many.x[i]));
        REQUIRE(bits_of(alone.x[1]) == bits_of(many.x[count + i]));
    }
}

}  // namespace

TEST_CASE("a ball goes the same way alone and among many, to the bit") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const Optimizer* optimizer : optimizers()) {
        INFO(optimizer->key);
        for (int trial = 0; trial < 10; ++trial) compare_alone_and_among_many(*optimizer, 7, 50, random);
        // Line searches go ball by ball: a few steps of ten thousand balls take as long as many of the others'.
        compare_alone_and_among_many(*optimizer, RAVINE_SANITIZED ? 1'000 : 10'000,
                                     optimizer->needs == Needs::gradient ? 50 : 3, random);
    }
}
