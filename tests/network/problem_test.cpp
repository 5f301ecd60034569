#include "network/problem.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::network;

TEST_CASE("the text of a network is read as it is written") {
    for (const char* text : {"2-8-8-1", "2-1", "3-5-3,relu", "2-8-8-1,l2:0.001", "2-4-1,gelu,l1:0.5,l2:1e-06"}) {
        INFO(text);
        Problem problem;
        REQUIRE(read_net(text, problem));
        CHECK(write_net(problem) == text);
    }
}

TEST_CASE("a text that is no network says why, and changes nothing") {
    const std::pair<const char*, const char*> wrong[] = {
        {"2-8-8-1,l3:1", "a network has no \"l3\"; its penalties are l1 and l2"},
        {"2-8-8-1,l2:-1", "l2 goes from 0 to 10, not \"-1\""},
        {"2-8-8-1,l2:much", "l2 goes from 0 to 10, not \"much\""},
        {"2-8-8-1,l1:11", "l1 goes from 0 to 10, not \"11\""},
        {"2-x-1", "\"x\" is no number of units; layers are written as 2-8-8-1, each of 1 to 256 units"},
        {"l2:1", "\"\" is no number of units; layers are written as 2-8-8-1, each of 1 to 256 units"}};
    for (const auto& [text, sentence] : wrong) {
        INFO(text);
        Problem problem, before;
        const Result<> read = read_net(text, problem);
        REQUIRE_FALSE(read);
        CHECK(read.error().sentence == sentence);
        CHECK(problem == before);
    }
}

TEST_CASE("initialisations have their words, and a near one is offered") {
    for (const std::string_view word : initialisation_names()) CHECK(write_initialisation(*read_initialisation(word)) == word);
    const auto wrong = read_initialisation("glorott");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().corrections == std::vector<std::string>{"glorot"});
}

TEST_CASE("a network gets the inputs and outputs that its data have") {
    Problem problem;
    CHECK(fit_to_data(problem).empty());
    problem.dataset = *read_dataset("curve");
    CHECK(fit_to_data(problem) == "the data have 1 input and take 1 output; 1-8-8-1 is used instead");
    problem.dataset = *read_dataset("moons");
    problem.architecture = *read_architecture("2-4-2");
    CHECK(fit_to_data(problem).empty());  // an output per class is as good as one for both
    problem.architecture = *read_architecture("2-4-3");
    CHECK_FALSE(fit_to_data(problem).empty());
    CHECK(write_architecture(problem.architecture) == "2-4-1");
}

TEST_CASE("accuracy counts the rows whose class is told, by one output or one per class") {
    for (const char* net : {"2-1", "2-2"}) {
        Problem problem;
        REQUIRE(read_net(net, problem));
        problem.dataset = *read_dataset("gaussians,noise:0,rows:400,validation:0.5");
        const auto training = make_training(problem, 3);
        // Tells the class by the sign of x1 + x2, or its opposite.
        const double sign = problem.architecture.units.back() == 1 ? 1 : 0.5;
        std::vector<double> weights =
            problem.architecture.units.back() == 1 ? std::vector<double>{1, 1, 0} : std::vector<double>{-1, -1, 1, 1, 0, 0};
        for (const Samples* rows : {&training->data.training, &training->data.validation}) {
            REQUIRE(rows->rows() == 200);
            std::size_t right = 0;
            for (std::size_t row = 0; row < rows->rows(); ++row)
                right += (rows->values[2 * row] + rows->values[2 * row + 1] > 0) == (rows->targets[row] == 1) ? 1 : 0;
            CHECK(training->accuracy(*rows, weights) == static_cast<double>(right) / 200);
            CHECK(training->accuracy(*rows, weights) > 0.9);
            for (double& weight : weights) weight = -weight / sign;
            CHECK(training->accuracy(*rows, weights) == static_cast<double>(200 - right) / 200);
            for (double& weight : weights) weight = -weight * sign;
        }
    }
}

TEST_CASE("training and validation are of the same seed, and another seed makes other ones") {
    const auto a = make_training({}, 1), b = make_training({}, 1), c = make_training({}, 2);
    CHECK(a->start == b->start);
    CHECK(a->data.training == b->data.training);
    CHECK(a->start != c->start);
    CHECK_FALSE(a->data.training == c->data.training);
    REQUIRE(a->validation);
    CHECK(a->validation->rows() == 40);
    Problem without;
    without.dataset.validation = 0;
    CHECK_FALSE(make_training(without, 1)->validation);
}
