#include "rules/glossary.hpp"

#include "optimizers/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace ravine;

TEST_CASE("every choice of every optimizer says who uses it, each something else") {
    std::size_t choices = 0;
    for (const auto& optimizer : builtin_catalogue().all()) {
        for (const Parameter& parameter : optimizer->parameters) {
            std::set<std::string_view> texts;
            for (const auto& [choice, text] : parameter.choices) {
                CAPTURE(optimizer->key, parameter.key, choice);
                CHECK_FALSE(text.empty());
                CHECK(text.size() < 90);
                CHECK(texts.insert(text).second);
                ++choices;
            }
        }
    }
    CHECK(choices >= 20);
}

TEST_CASE("what is no choice has no convention") {
    const Optimizer& adam = *builtin_catalogue().find("adam");
    for (const Parameter& parameter : adam.parameters) CHECK(parameter.convention("0.1").empty());
    CHECK(adam.parameters[5].convention("off") == "left out, as in the training of BERT: larger first steps");
}

TEST_CASE("an optimizer's own meaning of a name goes before the usual one") {
    const Optimizer& lbfgs = *builtin_catalogue().find("lbfgs");
    CHECK(meaning_of(lbfgs, "s5").text == "a step of the last ones, 1 being the latest");
    CHECK(meaning_of(lbfgs, "q1").text == "the change of the gradient along that step");
    CHECK(meaning_of(*builtin_catalogue().find("adam"), "s5").text.empty());
    CHECK(meaning_of(*builtin_catalogue().find("newton"), "lr").text == "share of Newton's step that is taken");
    CHECK(meaning_of(*builtin_catalogue().find("newton"), "H").role == Role::hessian);
    CHECK(meaning_of(*builtin_catalogue().find("adam"), "s").role == Role::squares);
    Optimizer mine{.key = "mine", .title = "Mine"};
    CHECK(&meaning_of(mine, "v") == &meaning_of(*builtin_catalogue().find("momentum"), "v"));
    mine.meanings = {{"v", "my own"}};
    CHECK(meaning_of(mine, "v").text == "my own");
}
