#include "analysis/learned.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine;

namespace {

std::shared_ptr<const network::Training> training_of(const char* net, const char* dataset) {
    network::Problem problem;
    REQUIRE(network::read_net(net, problem));
    problem.dataset = *network::read_dataset(dataset);
    return network::make_training(problem, 1);
}

}  // namespace

TEST_CASE("a map of decisions is that of the outputs, for one output or one per class") {
    const Box area{{-1, -2}, {3, 2}};
    // x1 + 2 x2 - 0.5 decides.
    const auto one = training_of("2-1", "moons"), two = training_of("2-2", "moons");
    const std::vector<double> of_one{1, 2, -0.5}, of_two{0, 0, 1, 2, 0, -0.5};
    const std::vector<double> map = decision_map(*one, of_one, area, 5);
    REQUIRE(map.size() == 25);
    for (std::size_t j = 0; j < 5; ++j) {
        for (std::size_t i = 0; i < 5; ++i) {
            const double x = -1 + static_cast<double>(i), y = -2 + static_cast<double>(j);
            CHECK(std::abs(map[j * 5 + i] - 1 / (1 + std::exp(-(x + 2 * y - 0.5)))) <= 1e-12);
        }
    }
    CHECK(decision_map(*two, of_two, area, 5) == map);
}

TEST_CASE("a fitted curve is the output along the area") {
    const auto training = training_of("1-1", "curve");
    const std::vector<double> curve = fitted_curve(*training, std::vector<double>{3, -1}, {{-1, 0}, {1, 0}}, 5);
    CHECK(curve == std::vector<double>{-4, -2.5, -1, 0.5, 2});
}

TEST_CASE("the area has all rows in it, with room around") {
    for (const char* dataset : {"moons", "curve"}) {
        INFO(dataset);
        const bool is_curve = std::string_view(dataset) == "curve";
        const auto training = training_of(is_curve ? "1-2-1" : "2-2-1", dataset);
        const Box area = area_of(training->data);
        for (const network::Samples* part : {&training->data.training, &training->data.validation}) {
            for (std::size_t row = 0; row < part->rows(); ++row) {
                const double x = part->values[row * part->inputs],
                             y = is_curve ? part->targets[row] : part->values[row * 2 + 1];
                CHECK((x > area.low.x && x < area.high.x && y > area.low.y && y < area.high.y));
            }
        }
    }
}

TEST_CASE("norms are of the matrix and the biases of a layer") {
    const auto training = training_of("2-1-1", "moons");
    const std::vector<double> weights{3, 0, 4, 5, 12}, next{3, 1, 4, 5, 10};
    const std::vector<LayerNorms> norms = layer_norms(*training, weights, next);
    REQUIRE(norms.size() == 2);
    CHECK(norms[0].weights == 5);
    CHECK(norms[1].weights == 13);
    CHECK(norms[0].step == 1);
    CHECK(norms[1].step == 2);
    CHECK(norms[0].gradient > 0);
    CHECK(layer_norms(*training, weights, {})[0].step == 0);
}

TEST_CASE("scores are of the rows of training, and of those of validation if there are any") {
    const auto training = training_of("2-1", "gaussians,noise:0,validation:0.5"),
               all = training_of("2-1", "gaussians,validation:0");
    const std::vector<double> weights{4, 4, 0};
    CHECK(training_score(*training, weights).accuracy == training->accuracy(training->data.training, weights));
    REQUIRE(validation_score(*training, weights));
    CHECK(validation_score(*training, weights)->accuracy == training->accuracy(training->data.validation, weights));
    CHECK(validation_score(*training, weights)->loss != training_score(*training, weights).loss);
    CHECK_FALSE(validation_score(*all, weights));
    CHECK(std::isnan(training_score(*training_of("1-1", "curve"), std::vector<double>{1, 0}).accuracy));
}
