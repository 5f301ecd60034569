// The optimizers that treat the matrices of a network, against second readings in NumPy: reference/numpy_matrices.py says how
// the paths of reference/matrices.csv are made.
#include "document/link/link.hpp"
#include "draws.hpp"
#include "experiment/schedule.hpp"
#include "formula/number.hpp"
#include "network/network.hpp"
#include "simulation/simulation.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <fstream>
#include <set>
#include <string>

using namespace ravine;
using namespace ravine::network;

namespace {

std::vector<double> draws(std::uint64_t step, std::size_t count, double low, double high) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < count; ++i) numbers.push_back(low + (high - low) * draw(600, step, i));
    return numbers;
}

std::shared_ptr<const Network> example(std::string_view units) {
    Samples samples{.inputs = 2, .classes = 2, .values = draws(2, 80, -2, 2), .targets = {}};
    for (const double u : draws(3, 40, 0, 2)) samples.targets.push_back(std::floor(u));
    return std::make_shared<const Network>(*read_architecture(units), samples);
}

constexpr std::string_view usual = "2-6-5-4-1";

Simulation simulation_of(const Experiment& experiment, std::size_t batch = 0, std::string_view units = usual) {
    const Racer& racer = experiment.racers[0];
    SimulationSetting setting{
        .objective = example(units), .optimizer = optimizer_of(experiment, racer), .schedules = {}, .batch = batch};
    for (const Parameter& parameter : setting.optimizer->parameters)
        setting.schedules.push_back(schedule_of(racer, parameter, {}));
    const std::size_t weights = setting.objective->dimension();
    return Simulation(std::move(setting), draws(1, weights, -0.6, 0.6));
}

}  // namespace

TEST_CASE("methods that treat matrices go the way of their second readings") {
    constexpr std::uint64_t told[] = {1, 2, 5, 10, 20, 40};
    std::ifstream file(RAVINE_TESTS_DIR "/reference/matrices.csv");
    std::string line;
    std::size_t lines = 0;
    for (; std::getline(file, line); ++lines) {
        const std::vector<std::string_view> parts = split(line, ';');
        INFO(parts[1]);
        const DecodedLink decoded = decode_link("racers=" + std::string(parts[1]));
        REQUIRE(decoded.complaints.empty());
        Simulation simulation = simulation_of(decoded.document.experiment, 0, parts[0]);
        REQUIRE(simulation.complaint() == "");
        for (std::size_t i = 0; i < std::size(told); ++i) {
            simulation.advance(told[i] - simulation.steps());
            INFO(told[i]);
            const double expected = *read_number(parts[i + 2]);
            CHECK(std::abs(simulation.loss(0) - expected) <= 1e-10 * expected);
        }
    }
    CHECK(lines == 15);
}

TEST_CASE("modifiers do not go around a method that treats matrices, and methods that remember too much say so") {
    const DecodedLink composed = decode_link("racers=adafactor+clip");
    REQUIRE(composed.complaints.empty());
    CHECK(simulation_of(composed.document.experiment).complaint() ==
          "adafactor+clip treats matrices, and modifiers cannot go around that");
    const Experiment bfgs = decode_link("racers=bfgs").document.experiment;
    const auto large = std::make_shared<const Network>(*read_architecture("2-40-40-1"),
                                                       Samples{.inputs = 2, .classes = 2, .values = {0, 1}, .targets = {1}});
    SimulationSetting setting{.objective = large, .optimizer = bfgs.catalogue.find("bfgs"), .schedules = {}};
    for (const Parameter& parameter : setting.optimizer->parameters) setting.schedules.emplace_back(parameter.fallback);
    CHECK(Simulation(setting, std::vector<double>(large->dimension(), 0.1)).complaint() ==
          "it remembers too much of 1801 weights: it is for fewer");
}

TEST_CASE("a method that steps every tensor by itself does not ask for the loss elsewhere") {
    for (const char* racer : {"lamb+sam", "lars+sam", "novograd+sam", "lamb+ask"}) {
        INFO(racer);
        const Experiment experiment =
            decode_link(fmt::format("define=ask+{{g=gradient(x-g)}}&racers={}", racer)).document.experiment;
        CHECK(simulation_of(experiment).complaint() ==
              fmt::format("{} steps every tensor by itself, and asks for the loss of all of them", racer));
    }
    CHECK(simulation_of(decode_link("racers=lamb+clip").document.experiment).complaint().empty());
}

TEST_CASE("every coordinate of a method that steps tensors by themselves has draws of its own") {
    Experiment experiment = decode_link("racers=novograd+shake,lr:0.1&define=shake+{[after]u=normal()}").document.experiment;
    Simulation simulation = simulation_of(experiment);
    REQUIRE(simulation.complaint().empty());
    simulation.advance();
    std::set<double> places;
    const std::size_t n = simulation.setting().objective->dimension();
    for (std::size_t k = 0; k < n; ++k) places.insert(simulation.x(0, k));
    CHECK(places.size() == n);
}

TEST_CASE("a method of tensors tells the numbers of each tensor, in mini-batches, too") {
    for (const std::size_t batch : {0U, 8U}) {
        const Experiment experiment = decode_link("racers=lars").document.experiment;
        Simulation simulation = simulation_of(experiment, batch);
        simulation.advance(10);
        const Simulation::Snapshot before = simulation.snapshot();
        const double loss = simulation.loss(0);
        simulation.advance(5);
        simulation.restore(before);
        CHECK(simulation.loss(0) == loss);
        const Experiment other = decode_link("racers=novograd").document.experiment;
        Simulation scalars = simulation_of(other, batch);
        scalars.advance(3);
        const std::vector<double> s = scalars.state(0, 0);  // the squared length, of each tensor
        CHECK(s[0] == s[11]);
        CHECK(s[0] != s[12]);
    }
}
