#include "simulation/steppers.hpp"

#include "simulation/race.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>

using namespace ravine;

namespace {

struct Asked {
    Experiment experiment = default_experiment();
    std::shared_ptr<const Loss> loss;
    Steppers steppers;

    Asked() {
        experiment.racers = {{"momentum", {}}};
        loss = std::make_shared<const Loss>(*compile_loss(experiment));
    }

    const Stepper* get(std::vector<double> choices, std::vector<char> zero, bool noisy = false) {
        const Optimizer* const optimizer = optimizer_of(experiment, experiment.racers[0]);
        choices.resize(optimizer->parameters.size());
        zero.resize(optimizer->parameters.size());
        return (*steppers.get({loss.get(), optimizer, choices, zero, noisy, false, 1}, loss)).get();
    }
};

}  // namespace

TEST_CASE("settings that differ in numbers share a stepper") {
    Asked asked;
    const Stepper* const first = asked.get({0.1}, {});
    CHECK(asked.get({0.2}, {}) == first);
    CHECK(asked.get({0.1}, {1}) != first);
    CHECK(asked.get({0.1}, {}, true) != first);
    CHECK(asked.get({0.3}, {}) == first);
}

TEST_CASE("every choice of every optimizer has a stepper of its own, and shared ones give the same bits") {
    Experiment experiment = default_experiment();
    experiment.steps = 20;
    const auto loss = std::make_shared<const Loss>(*compile_loss(experiment));
    for (const auto& listed : experiment.catalogue.all()) {
        const Optimizer& optimizer = *listed;
        CAPTURE(optimizer.key);
        std::vector<Racer> racers{{optimizer.key, {}}};
        for (const Parameter& parameter : optimizer.parameters) {
            for (const auto choice : parameter.choice_names()) {
                racers.push_back({optimizer.key, {}});
                set_parameter(racers.back(), parameter, std::string(choice));
            }
        }
        Steppers steppers;
        experiment.racers = racers;
        const std::array starts{experiment.start.x, experiment.start.y};
        for (int round = 0; round < 2; ++round) {  // in the second one all are known, as far as there is room
            for (std::size_t racer = 0; racer < racers.size(); ++racer) {
                Simulation alone = *simulate(experiment, loss, racer, starts);
                Simulation shared = *simulate(experiment, loss, racer, starts, &steppers);
                alone.advance(20);
                shared.advance(20);
                CHECK(shared.x(0, 0) == alone.x(0, 0));
                CHECK(shared.x(0, 1) == alone.x(0, 1));
            }
        }
    }
}
