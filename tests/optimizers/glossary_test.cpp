#include "optimizers/glossary.hpp"

#include "optimizers/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace ravine;

TEST_CASE("every choice of every optimizer says who uses it, each something else") {
    std::size_t choices = 0;
    for (const Optimizer* optimizer : optimizers()) {
        for (const Parameter& parameter : optimizer->parameters) {
            std::set<std::string_view> texts;
            for (const std::string_view choice : parameter.choices) {
                CAPTURE(optimizer->key, parameter.key, choice);
                const std::string_view text = convention(*optimizer, parameter.key, choice);
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
    CHECK(convention(*find_optimizer("adam"), "lr", "0.1").empty());
    CHECK(convention(*find_optimizer("adam"), "correct", "perhaps").empty());
}
