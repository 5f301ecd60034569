// What holds for every optimizer, whatever its settings and wherever it runs.
#include "../seed.hpp"
#include "loss/surfaces.hpp"
#include "optimizers/catalogue.hpp"
#include "settings.hpp"
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
    if (parameter.is_choice()) return parameter.choices[static_cast<std::size_t>(value)].name;
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
    return track.last() == race.experiment().steps;
}

}  // namespace

TEST_CASE("every optimizer on every surface stays finite or retires with a reason") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    constexpr std::size_t settings = RAVINE_BRIEF ? 3 : 50;
    for (const Surface& surface : surfaces()) {
        for (const auto& optimizer : builtin_catalogue().all()) {
            for (std::size_t done = 0; done < settings; done += most_racers) {
                Experiment experiment;
                experiment.loss = surface.key;
                experiment.domain = surface.domain;
                experiment.start = surface.start;
                experiment.steps = RAVINE_BRIEF ? 60 : 100;
                const std::size_t racers = std::min(most_racers, settings - done);
                for (std::size_t i = 0; i < racers; ++i) experiment.racers.push_back(random_racer(*optimizer, random));
                Race race(std::move(experiment));
                race.advance_to(race.experiment().steps);
                for (std::size_t i = 0; i < racers; ++i) {
                    if (is_sound(race, race.tracks()[i])) continue;
                    std::string text;
                    for (const Setting& setting : race.experiment().racers[i].settings)
                        text += setting.key + ":" + setting.text + " ";
                    FAIL_CHECK(surface.key << " " << optimizer->key << " " << text);
                }
            }
        }
    }
    SUCCEED();
}
