#include "network/network.hpp"

#include "../seed.hpp"

#include "math/linear.hpp"
#include "network/data/dataset.hpp"
#include "network/initialise.hpp"
#include "optimizers/catalogue.hpp"
#include "simulation/simulation.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstring>
#include <random>
#include <string>

using namespace ravine;
using namespace ravine::network;

namespace {

constexpr const char* activations[] = {"tanh", "relu", "gelu", "silu", "sigmoid", "linear"};

struct Task {
    Architecture architecture;
    Samples samples;
    Penalty penalty;
    std::vector<double> weights;
};

// A random network with random rows: of two classes, of three, or of values, in turns.
Task random_task(std::mt19937& random, int number) {
    std::normal_distribution<double> normal;
    const auto between = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    Task task;
    const int layers = between(1, 4), kind = number % 3;
    for (int l = 0; l < layers; ++l) task.architecture.units.push_back(between(1, 9));
    task.architecture.units.push_back(kind == 1 ? 3 : 1);
    task.architecture.activation = static_cast<Activation>(number / 3 % 6);
    Samples& samples = task.samples;
    samples.inputs = static_cast<std::size_t>(task.architecture.units[0]);
    samples.classes = kind == 0 ? 2 : kind == 1 ? 3 : 0;
    const int rows = between(1, 75);
    for (int row = 0; row < rows; ++row) {
        for (std::size_t k = 0; k < samples.inputs; ++k) samples.values.push_back(normal(random));
        samples.targets.push_back(kind == 2 ? normal(random) : between(0, static_cast<int>(samples.classes) - 1));
    }
    if (between(0, 1) == 1) task.penalty = {0.01, 0.1};
    for (std::size_t k = 0; k < count_weights(task.architecture); ++k) task.weights.push_back(normal(random));
    return task;
}

double value_at(const Network& network, const std::vector<double>& weights, Batch batch = {}) {
    formula::Workspace workspace;
    double f = 0;
    network.value({weights.data(), 1, 1}, &f, workspace, batch);
    return f;
}

std::vector<double> gradient_at(const Network& network, const std::vector<double>& weights, Batch batch = {}) {
    formula::Workspace workspace;
    double f = 0;
    std::vector<double> g(weights.size());
    network.gradient({weights.data(), 1, 1}, &f, g.data(), workspace, batch);
    CHECK(f == value_at(network, weights, batch));
    return g;
}

std::vector<double> moved(const std::vector<double>& from, const std::vector<double>& along, double by) {
    std::vector<double> to = from;
    for (std::size_t k = 0; k < to.size(); ++k) to[k] += by * along[k];
    return to;
}

SimulationSetting setting_of(std::shared_ptr<const Network> network, const Optimizer& optimizer) {
    SimulationSetting setting{.objective = std::move(network), .optimizer = &optimizer, .schedules = {}};
    for (const Parameter& parameter : optimizer.parameters) setting.schedules.emplace_back(parameter.fallback);
    return setting;
}

}  // namespace

TEST_CASE("gradients and Hessians times vectors are those of differences, for 200 random networks") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    for (int number = 0; number < 200; ++number) {
        const Task task = random_task(random, number);
        INFO(write_architecture(task.architecture) << ", " << task.samples.rows() << " rows, " << number);
        const Network network(task.architecture, task.samples, task.penalty);
        std::vector<double> v(network.dimension()), product(v.size());
        for (double& part : v) part = normal(random);
        const std::vector<double> g = gradient_at(network, task.weights);
        // Of relu and of |w| a step may cross a kink; the error is then of first order in it.
        const bool smooth = task.architecture.activation != Activation::relu && task.penalty.l1 == 0;
        const double h = smooth ? 1e-4 : 1e-7, near = smooth ? 1e-5 : 2e-2;
        const auto ahead = moved(task.weights, v, h), behind = moved(task.weights, v, -h);
        const double slope = (value_at(network, ahead) - value_at(network, behind)) / (2 * h);
        CHECK(std::abs(dot(g, v) - slope) <= near * (1 + std::abs(slope)));
        if (!smooth) continue;
        network.hessian_times(task.weights, v, product);
        const auto further = gradient_at(network, ahead), before = gradient_at(network, behind);
        for (std::size_t k = 0; k < v.size(); ++k) {
            const double difference = (further[k] - before[k]) / (2 * h);
            CHECK(std::abs(product[k] - difference) <= 1e-4 * (1 + std::abs(difference)));
        }
    }
}

TEST_CASE("the Hessian is that of its products, and symmetric to the last bit") {
    std::mt19937 random(3);
    for (int number = 0; number < 18; ++number) {
        const Task task = random_task(random, number);
        const Network network(task.architecture, task.samples, task.penalty);
        const std::size_t n = network.dimension();
        REQUIRE(network.has_hessian());
        std::vector<double> h(n * n), v(n, 0.0), product(n);
        formula::Workspace workspace;
        double f = 0;
        network.hessian({task.weights.data(), 1, 1}, &f, h.data(), workspace);
        v[n / 2] = 1;
        network.hessian_times(task.weights, v, product);
        for (std::size_t k = 0; k < n; ++k) {
            CHECK(std::abs(h[k * n + n / 2] - product[k]) <= 1e-12 * (1 + std::abs(product[k])));
            for (std::size_t l = 0; l < k; ++l) CHECK(h[k * n + l] == h[l * n + k]);
        }
    }
}

TEST_CASE("a batch is the loss of its rows") {
    std::mt19937 random(4);
    for (int number = 0; number < 36; ++number) {
        const Task task = random_task(random, number);
        const Network network(task.architecture, task.samples, task.penalty);
        const std::size_t rows = task.samples.rows(), inputs = task.samples.inputs;
        std::vector<std::uint16_t> batch;
        Samples part = task.samples;
        part.values.clear();
        part.targets.clear();
        for (std::size_t i = 0; i < std::min<std::size_t>(rows, 37); ++i) {
            const std::size_t row = random() % rows;
            batch.push_back(static_cast<std::uint16_t>(row));
            const auto first = task.samples.values.begin() + static_cast<std::ptrdiff_t>(row * inputs);
            part.values.insert(part.values.end(), first, first + static_cast<std::ptrdiff_t>(inputs));
            part.targets.push_back(task.samples.targets[row]);
        }
        const Network other(task.architecture, part, task.penalty);
        CHECK(value_at(network, task.weights, batch) == value_at(other, task.weights));
        CHECK(gradient_at(network, task.weights, batch) == gradient_at(other, task.weights));
    }
}

TEST_CASE("a ball has the same bits whatever balls are beside it") {
    std::mt19937 random(5);
    const Task task = random_task(random, 0);
    const Network network(task.architecture, task.samples, task.penalty);
    const std::size_t n = network.dimension();
    std::vector<double> three(3 * n), g(3 * n);
    for (std::size_t k = 0; k < n; ++k) {
        three[3 * k] = task.weights[k] + 1;
        three[3 * k + 1] = task.weights[k];
        three[3 * k + 2] = -task.weights[k];
    }
    double f[3];
    formula::Workspace workspace;
    network.gradient({three.data(), 3, 3}, f, g.data(), workspace);
    const std::vector<double> alone = gradient_at(network, task.weights);
    CHECK(f[1] == value_at(network, task.weights));
    for (std::size_t k = 0; k < n; ++k) CHECK(g[3 * k + 1] == alone[k]);
}

TEST_CASE("outputs are those that the loss is made of") {
    const Samples samples{1, 0, {0.5, -2, 3}, {1, 2, 4}};
    // One unit: z = 2 x - 1, so outputs are 0, -5 and 5.
    const Network line(*read_architecture("1-1"), samples);
    const std::vector<double> weights{2, -1};
    CHECK(line.outputs(weights, samples.values) == std::vector<double>{0, -5, 5});
    CHECK(value_at(line, weights) == (1.0 + 49 + 1) / 3);
    CHECK(gradient_at(line, weights) == std::vector<double>{(-2 * 0.5 + -14 * -2.0 + 2 * 3) / 3, (-2.0 - 14 + 2) / 3});
}

TEST_CASE("cross-entropy is finite where outputs are large") {
    const Samples two{1, 2, {1000, -1000}, {0, 1}}, three{1, 3, {1000, -1000}, {2, 0}};
    const Network logistic(*read_architecture("1-1"), two), softmax(*read_architecture("1-3"), three);
    CHECK(value_at(logistic, {5, 0}) == 5000);
    CHECK(gradient_at(logistic, {5, 0}) == std::vector<double>{1000, 0});
    CHECK(value_at(softmax, {1, 0, -1, 0, 0, 0}) == 2000);
}

TEST_CASE("every activation learns the moons by Adam, and the loss falls by gradient descent") {
    const Split split = make_samples(*read_dataset("moons"), 1);
    for (const char* activation : activations) {
        INFO(activation);
        const Architecture architecture = *read_architecture(std::string("2-8-8-1,") + activation);
        const auto network = std::make_shared<const Network>(architecture, split.training);
        const std::vector<double> start = initial_weights(architecture, Initialisation::torch, 1);
        for (const char* key : {"adam", "gd", "lbfgs", "momentum", "muon"}) {
            const Optimizer* const optimizer = builtin_catalogue().find(key);
            if (!optimizer) continue;
            INFO(key);
            SimulationSetting setting{.objective = network, .optimizer = optimizer, .schedules = {}};
            for (const Parameter& parameter : optimizer->parameters)
                setting.schedules.emplace_back(parameter.role == ParameterRole::learning_rate ? 0.05 : parameter.fallback);
            Simulation simulation(std::move(setting), start);
            REQUIRE(simulation.complaint().empty());
            const double before = simulation.loss(0);
            simulation.advance(200);
            CHECK(simulation.loss(0) < before);
            if (key == std::string_view("adam") && activation != std::string_view("linear")) CHECK(simulation.loss(0) < 0.1);
        }
    }
}

TEST_CASE("every optimizer trains a network as it is") {
    const Architecture architecture = *read_architecture("2-5-1");
    const auto network = std::make_shared<const Network>(architecture, make_samples(*read_dataset("moons"), 1).training);
    const std::vector<double> start = initial_weights(architecture, Initialisation::torch, 1);
    for (const auto& optimizer : builtin_catalogue().all()) {
        INFO(optimizer->key);
        Simulation simulation(setting_of(network, *optimizer), start);
        CHECK(simulation.complaint() == "");
        const double before = simulation.loss(0);
        simulation.advance(60);
        // Annealing takes steps up, by chance.
        const bool falls = simulation.stop(0) || simulation.loss(0) < before;
        CHECK((falls || (optimizer->key == "annealing" && std::isfinite(simulation.loss(0)))));
    }
}

TEST_CASE("a rule asks a network of any size for products with its Hessian, and none but a small one for its diagonal") {
    const Architecture architecture = *read_architecture("2-20-20-1");
    const auto network = std::make_shared<const Network>(architecture, make_samples(*read_dataset("moons"), 1).training);
    REQUIRE(network->dimension() > 256);
    const std::vector<double> start = initial_weights(architecture, Initialisation::torch, 1);
    Optimizer optimizer;
    optimizer.key = optimizer.title = "own";
    optimizer.rule = "x = x - 0.05*(g + 0.05*hessian_times(g))";
    Simulation products(setting_of(network, optimizer), start);
    CHECK(products.complaint() == "");
    const double before = products.loss(0);
    products.advance(50);
    CHECK(products.loss(0) < before);
    optimizer.rule = "x = x - g/(1 + abs(hessian_diagonal()))";
    CHECK(Simulation(setting_of(network, optimizer), start).complaint() ==
          "the rule asks for second derivatives, which this loss does not have");
}

// The bits of a trained network, the same on every platform: FNV-1a over those of all weights.
TEST_CASE("a trained network has the same bits everywhere") {
    std::uint64_t hash = 14695981039346656037U;
    for (const char* text : {"2-8-8-1", "2-8-8-1,relu", "2-6-2,gelu", "2-6-2,silu", "2-6-1,sigmoid"}) {
        const Architecture architecture = *read_architecture(text);
        const auto network = std::make_shared<const Network>(architecture, make_samples(*read_dataset("spirals"), 9).training);
        SimulationSetting setting{
            .objective = network, .optimizer = builtin_catalogue().find("adam"), .schedules = {}, .seed = 9, .batch = 32};
        for (const Parameter& parameter : setting.optimizer->parameters) setting.schedules.emplace_back(parameter.fallback);
        Simulation simulation(std::move(setting), initial_weights(architecture, Initialisation::glorot, 9));
        simulation.advance(100);
        for (std::size_t k = 0; k < simulation.dimension(); ++k) {
            const double weight = simulation.x(0, k);
            std::uint64_t bits = 0;
            std::memcpy(&bits, &weight, sizeof bits);
            for (int byte = 0; byte < 8; ++byte) hash = (hash ^ (bits >> (8 * byte) & 0xffU)) * 1099511628211U;
        }
    }
    CHECK(hash == 18377981310677341450U);
}
