#include "network/architecture.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace ravine::network;

TEST_CASE("a network is read and written") {
    for (const char* text : {"2-8-8-1", "1-1", "2-16-3,relu", "4-8-3,gelu", "2-4-1,silu", "2-4-1,sigmoid", "2-4-1,linear"}) {
        INFO(text);
        const auto read = read_architecture(text);
        REQUIRE(read);
        CHECK(write_architecture(*read) == text);
    }
    CHECK(write_architecture(*read_architecture(" 2 - 8-1 , tanh ")) == "2-8-1");
}

TEST_CASE("weights are a matrix and a bias per layer, one after the other") {
    const Architecture architecture = *read_architecture("2-8-4-1");
    CHECK(count_weights(architecture) == 2 * 8 + 8 + 8 * 4 + 4 + 4 + 1);
    std::size_t at = 0;
    for (const Layer& layer : layers_of(architecture)) {
        CHECK(layer.matrix == at);
        CHECK(layer.bias == at + layer.inputs * layer.units);
        at = layer.end();
    }
    CHECK(at == count_weights(architecture));
}

TEST_CASE("what is no network gets a sentence") {
    const auto fault = [](const char* text) { return read_architecture(text).error().sentence; };
    CHECK(fault("") == "\"\" is no number of units; layers are written as 2-8-8-1, each of 1 to 256 units");
    CHECK(fault("2-0-1") == "\"0\" is no number of units; layers are written as 2-8-8-1, each of 1 to 256 units");
    CHECK(fault("2-257-1").starts_with("\"257\" is no number of units"));
    CHECK(fault("2--1").starts_with("\"\" is no number of units"));
    CHECK(fault("2-1e3-1").starts_with("\"1e3\" is no number of units"));
    CHECK(fault("7") == "\"7\" has 0 layers of weights; a network has 1 to 8");
    CHECK(fault("1-1-1-1-1-1-1-1-1-1") == "\"1-1-1-1-1-1-1-1-1-1\" has 9 layers of weights; a network has 1 to 8");
    CHECK(fault("64-64-1") == "\"64-64-1\" has 4225 weights; at most 4096 are trained");
    CHECK(fault("2-8-1,tanh,relu") == "\"2-8-1,tanh,relu\" has more than layers and an activation");
    const auto wrong = read_architecture("2-8-1,rleu");
    CHECK(wrong.error().sentence == "\"rleu\" is no activation; there are tanh, relu, gelu, silu, sigmoid, linear");
    CHECK(wrong.error().corrections == std::vector<std::string>{"relu"});
}
