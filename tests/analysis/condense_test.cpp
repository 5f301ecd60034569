#include "analysis/condense.hpp"

#include "optimizers/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace ravine;

namespace {

// The lines of a method's step, as text, with its defaults but for one parameter.
std::vector<std::string> texts_of(const char* key, const char* parameter = "", double value = 0, std::uint64_t t = 2) {
    const Optimizer& optimizer = *builtin_catalogue().find(key);
    std::vector<double> values;
    for (const Parameter& each : optimizer.parameters) values.push_back(each.key == parameter ? value : each.fallback);
    const std::vector<Vector> before(optimizer.state.size(), {1, 2});
    std::vector<std::string> texts;
    for (const WalkedLine& line :
         condense(walk(optimizer, {t, values, {0.5, -0.25}, {2, 4}, before, Vector{0.4, -0.2}, before})))
        texts.push_back(line.text);
    return texts;
}

}  // namespace

TEST_CASE("a term without weight and a copy by choice are left out") {
    CHECK(texts_of("adam") == std::vector<std::string>{"m = beta1*m + (1 - beta1)*g", "s = beta2*s + (1 - beta2)*g^2",
                                                       "mhat = m/(1 - beta1^t)", "shat = s/(1 - beta2^t)",
                                                       "x = x - lr*mhat/(sqrt(shat) + eps)"});
    CHECK(texts_of("adam", "decay", 0.1).front() == "g = g + decay*x");
    CHECK(texts_of("adam", "amsgrad", 1)[2] == "peak = max(peak, s)");
    CHECK(texts_of("adam", "correct", 1).back() == "x = x - lr*m/(sqrt(s) + eps)");
}

TEST_CASE("what begins a memory in the first step is no copy by choice") {
    const std::vector<std::string> first = texts_of("dog", "", 0, 1);
    CHECK(first.front() == "x0 = x");
    for (const std::string& text : first) CHECK(text.find("x - x)") == std::string::npos);
}

TEST_CASE("brackets go with the sum in them") {
    CHECK(texts_of("lion", "decay", 0).back().find("decay") == std::string::npos);
    CHECK(texts_of("sophia", "decay", 0).back() == "x = x - lr*u");
    CHECK(texts_of("sophia", "decay", 0.1).back() == "x = x - lr*(u + decay*x)");
}

TEST_CASE("what a method remembers by a copy stays") {
    const std::vector<std::string> lines = texts_of("bfgs");
    CHECK(std::find(lines.begin(), lines.end(), "x_before = x") != lines.end());
}

TEST_CASE("every name of a condensed line stands in it") {
    for (const auto& optimizer : builtin_catalogue().all()) {
        INFO(optimizer->key);
        std::vector<double> values;
        for (const Parameter& each : optimizer->parameters) values.push_back(each.fallback);
        const std::vector<Vector> before(optimizer->state.size(), {1, 2});
        const auto lines = condense(walk(*optimizer, {2, values, {0.5, -0.25}, {2, 4}, before, Vector{0.4, -0.2}, before}));
        CHECK(!lines.empty());
        CHECK(lines.back().assigned.value.has_value());
        for (const WalkedLine& line : lines) {
            INFO(line.text);
            for (const Quantity& quantity : line.named) CHECK(line.text.find(quantity.name) != std::string::npos);
        }
    }
}
