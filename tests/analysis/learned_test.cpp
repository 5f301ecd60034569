#include "analysis/learned.hpp"

#include "document/link/link.hpp"
#include "network/data/table.hpp"
#include "simulation/race.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace ravine;
using network::Samples;

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
    const LearnedView view{LearnedView::Kind::map, {0, 1}, area};
    const std::vector<double> map = decision_map(*one, of_one, view, 5);
    REQUIRE(map.size() == 50);
    for (std::size_t j = 0; j < 5; ++j) {
        for (std::size_t i = 0; i < 5; ++i) {
            const double x = -1 + static_cast<double>(i), y = -2 + static_cast<double>(j);
            CHECK(std::abs(map[2 * (j * 5 + i) + 1] - 1 / (1 + std::exp(-(x + 2 * y - 0.5)))) <= 1e-12);
        }
    }
    const std::vector<double> same = decision_map(*two, of_two, view, 5);
    for (std::size_t i = 0; i < map.size(); ++i) CHECK(std::abs(same[i] - map[i]) <= 1e-12);
}

TEST_CASE("a fitted curve is the output along the area") {
    const auto training = training_of("1-1", "curve");
    const std::vector<double> curve = fitted_curve(*training, std::vector<double>{3, -1}, {{-1, 0}, {1, 0}}, 5);
    CHECK(curve == std::vector<double>{-4, -2.5, -1, 0.5, 2});
}

TEST_CASE("a map of more than two inputs shows the two that tell classes apart, with the others at their mean") {
    const auto training = training_of("4-3", "iris");
    const LearnedView view = learned_view(training->data);
    CHECK(view.kind == LearnedView::Kind::map);
    CHECK(view.inputs == std::vector<std::size_t>{2, 3});  // petals
    std::vector<double> weights(15, 0.0);
    weights[0] = weights[5] = 1e6;  // by sepals, which are not shown
    weights[10] = 1;                // and the third class by the length of petals
    weights[14] = 0.5;
    const std::vector<double> map = decision_map(*training, weights, view, 3);
    REQUIRE(map.size() == 27);
    for (std::size_t i = 0; i < map.size(); i += 3) CHECK(std::abs(map[i] + map[i + 1] + map[i + 2] - 1) <= 1e-12);
    CHECK(map[0] == map[1]);
    const Samples& rows = training->data.training;
    CHECK(place_of_row(view, rows, 5).x == rows.values[5 * 4 + 2]);
    CHECK(place_of_row(view, rows, 5).y == rows.values[5 * 4 + 3]);
}

TEST_CASE("classes over one input lie beside each other, and values of several inputs are predictions") {
    std::string text = "x,kind", values = "a,b,c";
    for (int i = 0; i < 20; ++i) {
        text += ";" + std::to_string(i) + (i < 9 ? ",low" : ",high");
        values += ";" + std::to_string(i) + "," + std::to_string(i * i % 7) + "," + std::to_string(3.5 * i);
    }
    const auto split_of = [](const std::string& table) {
        return make_samples(usual_dataset(network::Dataset::Kind::own, network::share(*network::read_table_text(table))), 1);
    };
    const network::Split classes = split_of(text), numbers = split_of(values);
    const LearnedView map = learned_view(classes), predictions = learned_view(numbers);
    CHECK(map.inputs == std::vector<std::size_t>{0});
    CHECK(place_of_row(map, classes.training, 0).y == classes.training.targets[0]);
    CHECK(predictions.kind == LearnedView::Kind::predictions);
    CHECK(place_of_row(predictions, numbers.training, 0, 0.75) == Vector{numbers.training.targets[0], 0.75});
}

TEST_CASE("of many classes the ranks tell how sure the network is of each") {
    const auto training = training_of("32-32", "memory");
    CHECK(learned_view(training->data).kind == LearnedView::Kind::ranks);
    std::vector<double> weights(training->start.size(), 0.0);
    for (const double share : mean_probabilities(*training, weights)) CHECK(std::abs(share - 1.0 / 32) < 1e-12);
    weights[32 * 32 + 5] = 1000;  // the bias of one answer
    const std::vector<double> sure = mean_probabilities(*training, weights);
    for (std::size_t k = 0; k < 32; ++k) CHECK(std::abs(sure[k] - (k == 5 ? 1 : 0)) < 1e-12);
}

TEST_CASE("the area has all rows in it, with room around") {
    for (const char* dataset : {"moons", "curve", "iris"}) {
        INFO(dataset);
        const std::string_view name = dataset;
        const auto training = training_of(name == "curve" ? "1-2-1" : name == "iris" ? "4-2-3" : "2-2-1", dataset);
        const LearnedView view = learned_view(training->data);
        for (const Samples* part : {&training->data.training, &training->data.validation}) {
            for (std::size_t row = 0; row < part->rows(); ++row) CHECK(view.area.contains(place_of_row(view, *part, row)));
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
    CHECK(norms[0].singular_values == std::vector<double>{1});
    CHECK(layer_norms(*training, weights, {})[0].step == 0);
    CHECK(layer_norms(*training, weights, {})[0].singular_values.empty());
}

TEST_CASE("singular values of a layer's step are those of its matrix, however it lies") {
    // Rotations of diag(3, 0.5), beside rows or columns of zeros.
    const double c = 0.6, s = 0.8;
    const auto values_of = [](const char* net, const char* dataset, const std::vector<double>& step) {
        const auto training = training_of(net, dataset);
        std::vector<double> weights(training->start.size(), 0.0), next = weights;
        std::copy(step.begin(), step.end(), next.begin());
        return layer_norms(*training, weights, next)[0].singular_values;
    };
    const std::vector<double> tall{3 * c, 0.5 * s, 0, 0, -3 * s, 0.5 * c}, wide{3 * c, 3 * s, 0, 0, -0.5 * s, 0.5 * c, 0, 0};
    for (const std::vector<double>& values : {values_of("2-3-1", "moons", tall), values_of("4-2-3", "iris", wide)}) {
        REQUIRE(values.size() == 2);
        CHECK(std::abs(values[0] - 3) < 1e-12);
        CHECK(std::abs(values[1] - 0.5) < 1e-12);
    }
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

TEST_CASE("Muon's steps of the only or of a hidden matrix have singular values near the rate, and those of Adam do not") {
    const auto spectrum = [](const char* link, std::size_t layer) {
        Race race(decode_link(link).document.experiment);
        race.advance_to(1);
        const std::vector<double>& weights = race.tracks()[0].weights;
        const std::size_t n = race.training()->start.size();
        return layer_norms(*race.training(), std::span(weights).first(n), std::span(weights).subspan(n))[layer].singular_values;
    };
    // A gradient has fewer directions than the matrix: those that it has come near the rate.
    const auto near_the_rate = [](const std::vector<double>& values) {
        return std::count_if(values.begin(), values.end(), [](double value) { return value > 0.06 && value < 0.125; });
    };
    const auto memory = spectrum("net=32-32&dataset=memory&steps=1&racers=muon,lr:0.1", 0);
    const auto moons = spectrum("net=2-16-16-1&dataset=moons&steps=1&racers=muon,lr:0.1", 1);
    CHECK(memory.front() < 0.125);
    CHECK(near_the_rate(memory) >= 20);
    CHECK(moons.front() < 0.125);
    CHECK(near_the_rate(moons) >= 4);
    CHECK(spectrum("net=32-32&dataset=memory&steps=1&racers=adam,lr:0.1", 0).front() > 1);
}
